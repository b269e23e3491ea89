<?xml version="1.0" encoding="UTF-8"?>
<!-- What went wrong, and what to do now. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="error" mode="title">
    <xsl:call-template name="words">
      <xsl:with-param name="list" select="'http-title'"/><xsl:with-param name="code" select="@code"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="page/error">
    <div class="container narrow error-page">
      <p class="error-status">Erreur <xsl:value-of select="@status"/></p>
      <h1>
        <xsl:call-template name="words">
          <xsl:with-param name="list" select="'http-title'"/>
          <xsl:with-param name="code" select="@code"/>
        </xsl:call-template>
      </h1>
      <p class="lead">
        <xsl:call-template name="words">
          <xsl:with-param name="list" select="'http-advice'"/>
          <xsl:with-param name="code" select="@code"/>
        </xsl:call-template>
      </p>
      <p class="actions">
        <xsl:choose>
          <xsl:when test="starts-with(@code, 'offer-')">
            <a class="button primary" href="/offres?libres=1">Voir les offres</a>
          </xsl:when>
          <xsl:when test="@code = 'link-used' or @code = 'link-moved' or @code = 'account-link-expired'">
            <a class="button primary" href="/connexion">Se connecter</a>
          </xsl:when>
          <xsl:when test="@code = 'link-expired'">
            <a class="button primary" href="/offres/deposer">Déposer une offre</a>
          </xsl:when>
          <xsl:otherwise><a class="button primary" href="/">Retour à l’accueil</a></xsl:otherwise>
        </xsl:choose>
        <a class="button" href="/contact">Demander de l’aide</a>
      </p>
      <xsl:if test="@status &gt;= 500">
        <p class="hint">Si cela continue, donnez-nous ce numéro : <code><xsl:value-of select="@request"/></code></p>
      </xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
