<?xml version="1.0" encoding="UTF-8"?>
<!-- Who opened a mailed link and is not the one to ask ends the links: of an application, of an
     offer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="link-end" mode="title">Ces liens ne sont plus à moi</xsl:template>

  <xsl:template match="link-end">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="@base"/>
        <xsl:with-param name="label" select="s:label('link-end', @of)"/>
      </xsl:call-template>
      <h1>Ces liens ne sont plus à moi</h1>
      <div class="notice info">
        <s:icon name="info-circle"/>
        <div>
          <xsl:choose>
            <xsl:when test="@as = 'referent'">
              <p>
                Vous n’êtes pas le référent de cet élève, ou vous ne le suivez plus :
                les liens reçus pour cette candidature n’ouvriront plus rien.
              </p>
            </xsl:when>
            <xsl:otherwise>
              <p>
                Vous ne vous occupez pas de cette offre, ou plus : tous les liens reçus à cette adresse pour l’offre
                et ses candidatures n’ouvriront plus rien. Aucune candidature n’est refusée.
              </p>
            </xsl:otherwise>
          </xsl:choose>
          <p>Le département en est prévenu, et cherche à qui écrire désormais.</p>
        </div>
      </div>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <div class="actions">
          <button type="submit" class="button large danger">Mettre fin à ces liens</button>
          <a class="button" href="{@base}">Revenir</a>
        </div>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
