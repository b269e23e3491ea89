<?xml version="1.0" encoding="UTF-8"?>
<!-- The offers that a pupil keeps. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="favourites" mode="title">Mes favoris</xsl:template>

  <xsl:template match="favourites">
    <div class="container">
      <xsl:call-template name="saved-tabs"/>
      <h1>Mes favoris</h1>
      <xsl:call-template name="info"/>
      <xsl:if test="@gone &gt; 0">
        <p class="notice info">
          <s:icon name="info-circle"/>
          <span>
            <xsl:choose>
              <xsl:when test="@gone = 1">Une offre que tu gardais n’est plus proposée.</xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="@gone"/> offres que tu gardais ne sont plus proposées.
              </xsl:otherwise>
            </xsl:choose>
          </span>
        </p>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="offer">
          <ul class="card-list">
            <xsl:for-each select="offer">
              <li>
                <xsl:apply-templates select="." mode="card"/>
                <form method="post" action="/offres/{@id}/oublier" class="card-act">
                  <input type="hidden" name="csrf" value="{../form/@csrf}"/>
                  <input type="hidden" name="retour" value="favoris"/>
                  <button class="link-button" type="submit">
                    <xsl:text>Ne plus garder</xsl:text>
                    <span class="visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="title"/></span>
                  </button>
                </form>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Rien pour l’instant</h2>
            <p>
              Sur une offre qui te plaît, appuie sur « Garder » : tu la retrouveras ici, avec les places qui restent.
            </p>
            <p><a class="button primary" href="/offres?libres=1">Chercher une offre</a></p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
