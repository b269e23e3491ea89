<?xml version="1.0" encoding="UTF-8"?>
<!-- What became of an account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="account-outcome" mode="title">
    <xsl:value-of select="s:label('outcome-title', @code)"/>
  </xsl:template>
  <xsl:template match="account-outcome">
    <div class="container narrow">
      <div class="card call">
        <p class="big-icon ok"><s:icon name="check-circle"/></p>
        <h1><xsl:value-of select="s:label('outcome-title', @code)"/></h1>
        <p><xsl:value-of select="s:label('outcome-text', @code)"/></p>
        <p class="actions">
          <xsl:choose>
            <xsl:when test="@code = 'activated'">
              <a class="button primary" href="/connexion?retour=/compte">Se connecter</a>
            </xsl:when>
            <xsl:otherwise><a class="button primary" href="/">Retour à l’accueil</a></xsl:otherwise>
          </xsl:choose>
        </p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
