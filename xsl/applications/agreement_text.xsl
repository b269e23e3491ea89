<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of the articles. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- The text of the articles -->
  <xsl:template match="agreement-text" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Texte des articles
  </xsl:template>

  <xsl:template match="agreement-text">
    <div class="container">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/conventions'"/>
        <xsl:with-param name="label" select="'Conventions de stage'"/>
      </xsl:call-template>
      <h1>Texte des articles</h1>
      <p class="lead">
        <xsl:choose>
          <xsl:when test="@is-own">Le texte de votre collège, depuis le <xsl:value-of select="@made"/>.</xsl:when>
          <xsl:otherwise>
            <xsl:text>Le texte du département, depuis le </xsl:text>
            <xsl:value-of select="@made"/>
            <xsl:text>.</xsl:text>
            <xsl:if test="$visitor/@role = 'school'"> Vous pouvez le remplacer pour votre collège.</xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <div class="notice info">
        <s:icon name="info-circle"/>
        <div>
          <p>Un nouveau texte vaut pour les conventions préparées ensuite. Celles qui existent gardent le leur.</p>
          <p>
            « ##  » commence un titre, une ligne vide sépare deux paragraphes, « -  » commence un point d’une liste.
            Entre accolades, ce qui est propre à chaque convention :
            <xsl:for-each select="template-field">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <code>{<xsl:value-of select="."/>}</code>
            </xsl:for-each>
            <xsl:text>.</xsl:text>
          </p>
        </div>
      </div>
      <form method="post" action="{form/@action}" novalidate="novalidate" class="card" data-guard="yes">
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="text-field">
          <xsl:with-param name="name" select="'articles'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="rows" select="'24'"/>
          <xsl:with-param name="maxlength" select="'20000'"/>
        </xsl:call-template>
        <div class="actions">
          <button class="button" type="submit" name="etape" value="apercu"><s:icon name="eye"/>Voir l’aperçu</button>
          <button class="button primary" type="submit" name="etape" value="enregistrer">Enregistrer ce texte</button>
          <xsl:if test="@is-own">
            <button class="button" type="submit" name="etape" value="rendre">Reprendre le texte du département</button>
          </xsl:if>
        </div>
      </form>
      <xsl:apply-templates select="." mode="letterhead"/>
      <xsl:if test="articles">
        <section class="card agreement-document" id="apercu" aria-label="Aperçu">
          <h2>Aperçu, avec un élève imaginaire</h2>
          <xsl:for-each select="articles/*">
            <xsl:choose>
              <xsl:when test="self::heading"><h3><xsl:value-of select="."/></h3></xsl:when>
              <xsl:when test="self::item"><p>– <xsl:value-of select="."/></p></xsl:when>
              <xsl:otherwise><p><xsl:value-of select="."/></p></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </section>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="agreement-text" mode="letterhead">
    <form method="post"
          action="/conventions/modele/en-tete"
          enctype="multipart/form-data"
          class="card stack"
          novalidate="novalidate">
      <xsl:call-template name="form-tokens"/>
      <h2>En-tête</h2>
      <p class="hint">
        En haut des conventions et des attestations, avec le logo de l’employeur s’il en a un.
        Ce qui est déjà à signer garde le sien.
      </p>
      <xsl:call-template name="text-field">
        <xsl:with-param name="name" select="'letterhead'"/>
        <xsl:with-param name="rows" select="'3'"/>
        <xsl:with-param name="maxlength" select="'300'"/>
        <xsl:with-param name="hint" select="'Nom, adresse, téléphone.'"/>
      </xsl:call-template>
      <xsl:if test="@logo"><p><img src="{@logo}" alt="Votre logo" class="logo"/></p></xsl:if>
      <div class="field">
        <label for="logo">Logo <span class="optional">(facultatif)</span></label>
        <p class="hint" id="logo-aide">Une image PNG ou JPEG, 2 Mo au plus.</p>
        <xsl:call-template name="field-error"><xsl:with-param name="name" select="'logo'"/></xsl:call-template>
        <input type="file" id="logo" name="logo" accept="image/png,image/jpeg">
          <xsl:call-template name="described">
            <xsl:with-param name="name" select="'logo'"/>
            <xsl:with-param name="hint" select="'x'"/>
          </xsl:call-template>
        </input>
      </div>
      <xsl:if test="@logo">
        <xsl:call-template name="box">
          <xsl:with-param name="name" select="'no-logo'"/>
          <xsl:with-param name="label" select="'Retirer le logo'"/>
        </xsl:call-template>
      </xsl:if>
      <button class="button primary" type="submit">Enregistrer l’en-tête</button>
    </form>
  </xsl:template>
</xsl:stylesheet>
