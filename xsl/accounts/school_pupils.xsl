<?xml version="1.0" encoding="UTF-8"?>
<!-- A school’s pupils: sending their list. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="pupils-import" mode="title">
    <xsl:if test="import-error">Erreur : </xsl:if>Importer des élèves
  </xsl:template>
  <xsl:template match="pupils-import">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/candidatures'"/>
        <xsl:with-param name="label" select="'Élèves du collège'"/>
      </xsl:call-template>
      <h1>Importer des élèves</h1>
      <p class="lead"><xsl:value-of select="@school"/></p>
      <xsl:if test="import-error">
        <div class="notice danger" role="alert" tabindex="-1" id="erreurs">
          <s:icon name="exclamation-triangle"/>
          <div>
            <h2>Rien n’a été importé</h2>
            <xsl:for-each select="import-error">
              <p>
                <xsl:if test="@line &gt; 0">Ligne <xsl:value-of select="@line"/> : </xsl:if>
                <xsl:value-of select="s:label('error', @code)"/>
              </p>
            </xsl:for-each>
          </div>
        </div>
      </xsl:if>
      <form method="post" action="/college/eleves/importer" enctype="multipart/form-data" class="card stack">
        <input type="hidden" name="csrf" value="{form/@csrf}"/>
        <div class="field size-full">
          <label for="file">Fichier CSV (obligatoire)</label>
          <p class="hint" id="file-aide">
            Avec les colonnes nom, prénom, classe, date de naissance et, si vous l’avez, e-mail.
            L’export de Pronote ou de SIECLE convient.
          </p>
          <input type="file"
                 id="file"
                 name="file"
                 accept=".csv,text/csv"
                 required="required"
                 aria-describedby="file-aide"/>
        </div>
        <p class="hint">
          Un élève déjà là est mis à jour, jamais doublé. La page suivante montre ce qui sera fait,
          ligne par ligne : rien n’est enregistré avant.
        </p>
        <button class="button primary" type="submit">Voir ce qui sera fait</button>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
