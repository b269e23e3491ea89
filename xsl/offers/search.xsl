<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: results as cards, results on a map. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="offer-search | offer-map" mode="title">
    <xsl:apply-templates select="." mode="count"/>
    <xsl:if test="name() = 'offer-map'"> sur la carte</xsl:if>
    <xsl:if test="pages/@page &gt; 1"> – page <xsl:value-of select="pages/@page"/></xsl:if>
  </xsl:template>

  <xsl:template match="offer-search | offer-map" mode="searched">
    <xsl:for-each select="filter/active">
      <xsl:choose><xsl:when test="position() = 1"> : </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
      <xsl:apply-templates select="." mode="words"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="offer-search" mode="head">
    <link rel="alternate"
          type="application/atom+xml"
          title="Les nouvelles offres"
          href="/offres.atom{filter/@lasting}"/>
  </xsl:template>

  <xsl:template match="offer-map" mode="head">
    <link rel="stylesheet" href="/lib/leaflet/MarkerCluster.css"/>
    <xsl:call-template name="map-head">
      <xsl:with-param name="more" select="'leaflet.markercluster'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="*" mode="count">
    <xsl:choose>
      <xsl:when test="@total = 0">Aucune offre de stage</xsl:when>
      <xsl:when test="@total = 1">1 offre de stage</xsl:when>
      <xsl:otherwise><xsl:value-of select="@total-text"/> offres de stage</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- For someone signed in: what a worker keeps of the search, and their own parts in between. -->
  <xsl:template match="offer-search[@kept] | offer-map[@kept]" mode="title" priority="1">
    <kept name="title"/>
  </xsl:template>

  <xsl:template match="offer-search[@kept] | offer-map[@kept]" mode="searched" priority="1"/>
  <xsl:template match="offer-search[@kept] | offer-map[@kept]" mode="meta" priority="1">
    <meta name="description" content="{$usual-description}"/>
  </xsl:template>

  <xsl:template match="offer-search[@kept] | offer-map[@kept]" priority="1">
    <kept name="begin"/>
    <xsl:apply-templates select="filter" mode="around-school"/>
    <kept name="around"/>
    <xsl:apply-templates select="filter" mode="school"/>
    <kept name="school"/>
    <xsl:for-each select="filter/week">
      <kept name="w{@monday}"/><xsl:call-template name="own-week"/><kept name="o{@monday}"/>
    </xsl:for-each>
    <kept others="w" name="after"/>
    <xsl:apply-templates select="." mode="own"/>
    <kept name="rest"/>
  </xsl:template>

  <xsl:template name="own-week"> (ton collège)</xsl:template>

  <xsl:template match="offer-search">
    <div class="container search-layout">
      <xsl:apply-templates select="filter"><xsl:with-param name="action" select="'/offres'"/></xsl:apply-templates>
      <section class="results" id="liste" aria-labelledby="resultats">
        <xsl:apply-templates select="." mode="results-head"/>
        <xsl:choose>
          <xsl:when test="offer">
            <ul class="card-list">
              <xsl:for-each select="offer"><li><xsl:apply-templates select="." mode="card"/></li></xsl:for-each>
            </ul>
            <xsl:apply-templates select="pages"><xsl:with-param name="base" select="'/offres'"/></xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="empty"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="." mode="near"/>
      </section>
    </div>
  </xsl:template>

  <xsl:template match="offer-map">
    <div class="container search-layout">
      <xsl:apply-templates select="filter">
        <xsl:with-param name="action" select="'/offres/carte'"/>
      </xsl:apply-templates>
      <section class="results" id="liste" aria-labelledby="resultats">
        <xsl:apply-templates select="." mode="results-head"/>
        <xsl:choose>
          <xsl:when test="offer">
            <div class="map"
                 data-map="offers"
                 data-source="/offres.geojson{filter/@query}"
                 data-west="{view/@west}"
                 data-south="{view/@south}"
                 data-east="{view/@east}"
                 data-north="{view/@north}"
                 data-tiles="{$site/@tile-url}"
                 data-attribution="{$site/@tile-attribution}"
                 role="region"
                 aria-label="Carte des offres"
                 tabindex="0"></div>
            <p class="hint map-hint">
              <xsl:text>Un rond avec un nombre réunit plusieurs offres : appuie dessus pour t’approcher. </xsl:text>
              <xsl:text>La même liste se lit aussi sous la carte.</xsl:text>
            </p>
            <h2>La liste des offres de la carte</h2>
            <ul class="compact-list">
              <xsl:for-each select="offer">
                <li data-offer="{@id}" data-latitude="{@latitude}" data-longitude="{@longitude}">
                  <a href="/offres/{@id}"><xsl:value-of select="title"/></a>
                  <span>
                    <xsl:value-of select="employer"/><xsl:text> · </xsl:text><xsl:value-of select="town"/>
                    <xsl:if test="not(@latitude)"> (pas sur la carte)</xsl:if>
                  </span>
                </li>
              </xsl:for-each>
            </ul>
            <xsl:apply-templates select="pages">
              <xsl:with-param name="base" select="'/offres/carte'"/>
            </xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="empty"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="." mode="near"/>
      </section>
    </div>
  </xsl:template>
</xsl:stylesheet>
