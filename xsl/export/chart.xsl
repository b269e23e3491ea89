<?xml version="1.0" encoding="UTF-8"?>
<!-- Charts as SVG: what src/programs/export/chart.c has placed is drawn, nothing is reckoned. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">

  <!-- In a page; or alone, with its colours in it. -->
  <xsl:template match="chart">
    <xsl:param name="alone"/>
    <xsl:variable name="code" select="../@code"/>
    <svg class="chart chart-{@kind}"
         role="img"
         viewBox="-2 -2 332 {@height + 6}"
         aria-labelledby="{$code}-titre {$code}-texte">
      <xsl:if test="$alone">
        <xsl:attribute name="viewBox">-16 -76 360 <xsl:value-of select="@height + 100"/></xsl:attribute>
      </xsl:if>
      <title id="{$code}-titre"><xsl:value-of select="s:label('figure-table', $code)"/></title>
      <desc id="{$code}-texte">
        <xsl:for-each select="series">
          <xsl:if test="position() &gt; 1"> et </xsl:if>
          <xsl:value-of select="s:label('figure', @code)"/>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
        <xsl:if test="@most">
          <xsl:text> Le plus élevé : </xsl:text>
          <xsl:value-of select="@most"/>
          <xsl:text>, </xsl:text>
          <xsl:value-of select="@most-value"/>
          <xsl:text>.</xsl:text>
        </xsl:if>
        <xsl:text> Tous les chiffres sont dans le tableau.</xsl:text>
      </desc>
      <xsl:if test="$alone">
        <style>
          text { font: 12px system-ui, "Liberation Sans", Arial, sans-serif; fill: #14213d }
          .heading { font-size: 15px; font-weight: 700 } .soft { fill: #46536b } .bar-1, .mark-1 { fill: #0b6468 }
          .bar-2, .mark-2 { fill: #b45f06 } .line-1 { fill: none; stroke: #0b6468; stroke-width: 2.5 }
          .line-2 { fill: none; stroke: #b45f06; stroke-width: 2.5; stroke-dasharray: 5 4 } .grid { stroke: #d9dfe3 }
          .back { fill: #fff }
        </style>
        <rect class="back" x="-16" y="-76" width="360" height="{@height + 100}"/>
        <text class="heading" x="0" y="-54"><xsl:value-of select="s:label('figure-table', $code)"/></text>
        <text class="soft" x="0" y="-36">
          <xsl:value-of select="$site/@departement"/>
          <xsl:if test="../../@year-label">, <xsl:value-of select="../../@year-label"/></xsl:if>
        </text>
        <xsl:for-each select="series">
          <rect class="bar-{position()}" x="{(position() - 1) * 170}" y="-25" width="10" height="10"/>
          <text x="{(position() - 1) * 170 + 15}" y="-16"><xsl:value-of select="s:label('figure-short', @code)"/></text>
        </xsl:for-each>
      </xsl:if>
      <xsl:apply-templates select="group | grid | tick | line | mark"/>
    </svg>
  </xsl:template>

  <xsl:template match="group">
    <text x="0" y="{@y}"><xsl:if test="@priority">★ </xsl:if><xsl:value-of select="@label"/></text>
    <xsl:for-each select="bar">
      <rect class="bar-{@series}" x="0" y="{@y}" width="{@width}" height="{@height}" rx="2"/>
      <text x="{@text-x}" y="{@text-y}">
        <xsl:choose>
          <xsl:when test="@hidden"><xsl:attribute name="class">soft</xsl:attribute>masqué</xsl:when>
          <xsl:when test="@none"><xsl:attribute name="class">soft</xsl:attribute>–</xsl:when>
          <xsl:otherwise>
            <xsl:attribute name="class">number</xsl:attribute>
            <xsl:value-of select="@text"/>
          </xsl:otherwise>
        </xsl:choose>
      </text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="grid">
    <line class="grid" x1="{@left}" x2="{@right}" y1="{@y}" y2="{@y}"/>
    <text class="soft" x="{@left - 6}" y="{@text-y}" text-anchor="end"><xsl:value-of select="@text"/></text>
  </xsl:template>

  <xsl:template match="tick">
    <text class="soft" x="{@x}" y="{@y}" text-anchor="middle"><xsl:value-of select="@text"/></text>
  </xsl:template>

  <xsl:template match="line">
    <polyline class="line-{@series}" points="{@points}" fill="none"/>
  </xsl:template>

  <xsl:template match="mark">
    <circle class="mark-{@series}" cx="{@x}" cy="{@y}" r="3"/>
    <xsl:if test="@is-last">
      <text class="number" x="{@x + 6}" y="{@y + 4}"><xsl:value-of select="@text"/></text>
    </xsl:if>
  </xsl:template>

  <!-- A chart as a file. -->
  <xsl:template match="/page[statistics-chart]" priority="1">
    <xsl:apply-templates select="statistics-chart/figure-table/chart">
      <xsl:with-param name="alone" select="true()"/>
    </xsl:apply-templates>
  </xsl:template>
</xsl:stylesheet>
