<?xml version="1.0" encoding="UTF-8"?>
<!-- The map of the site. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="site-map" mode="title">Plan du site</xsl:template>

  <xsl:template match="site-map">
    <div class="container">
      <h1>Plan du site</h1>
      <div class="site-map">
        <section>
          <h2>Les offres</h2>
          <ul>
            <li><a href="/">Accueil</a></li>
            <li><a href="/offres">Consulter les offres</a></li>
            <li><a href="/offres/carte">Les offres sur la carte</a></li>
            <li><a href="/offres/deposer">Déposer une offre</a></li>
            <li><a href="/connexion">Connexion</a></li>
          </ul>
        </section>
        <xsl:for-each select="entry[not(@section = preceding-sibling::entry/@section)]">
          <xsl:variable name="code" select="@section"/>
          <section>
            <h2>
              <xsl:choose>
                <xsl:when test="$code = 'site'"><xsl:value-of select="s:label('section', $code)"/></xsl:when>
                <xsl:otherwise><a href="/{$code}"><xsl:value-of select="s:label('section', $code)"/></a></xsl:otherwise>
              </xsl:choose>
            </h2>
            <ul>
              <xsl:for-each select="../entry[@section = $code]">
                <li>
                  <a>
                    <xsl:attribute name="href">
                      <xsl:if test="$code != 'site'">/<xsl:value-of select="$code"/></xsl:if>
                      <xsl:text>/</xsl:text>
                      <xsl:value-of select="@slug"/>
                    </xsl:attribute>
                    <xsl:call-template name="language"/>
                    <xsl:value-of select="title"/>
                  </a>
                </li>
              </xsl:for-each>
              <xsl:if test="$code = 'colleges'">
                <li><a href="/colleges/dates">Les dates de stage par collège</a></li>
              </xsl:if>
            </ul>
          </section>
        </xsl:for-each>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
