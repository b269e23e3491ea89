<?xml version="1.0" encoding="UTF-8"?>
<!-- What a pupil keeps: its tabs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="saved-tabs">
    <nav class="tabs" aria-label="Ce que tu gardes">
      <ul>
        <li><a href="/offres">Chercher</a></li>
        <li>
          <a href="/offres/favoris">
            <xsl:if test="$path = '/offres/favoris'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Mes favoris</xsl:text>
          </a>
        </li>
        <li>
          <a href="/offres/recherches">
            <xsl:if test="$path = '/offres/recherches'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Mes recherches</xsl:text>
          </a>
        </li>
      </ul>
    </nav>
  </xsl:template>
</xsl:stylesheet>
