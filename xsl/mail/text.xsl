<?xml version="1.0" encoding="UTF-8"?>
<!-- A mail as plain text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/mail">
    <xsl:value-of select="site/@long-name"/>
    <xsl:text>&#10;&#10;</xsl:text>
    <xsl:apply-templates select="steps"/>
    <xsl:apply-templates select="h | p | facts | button | small"/>
    <xsl:text>-- &#10;</xsl:text>
    <xsl:value-of select="site/@base-url"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:if test="site/@help-phone != ''">
      Besoin d’aide ?
      <xsl:value-of select="site/@help-phone"/> (<xsl:value-of select="site/@help-hours"/>)<xsl:text>&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p"><xsl:apply-templates/><xsl:text>&#10;&#10;</xsl:text></xsl:template>
  <xsl:template match="small"><xsl:apply-templates/><xsl:text>&#10;&#10;</xsl:text></xsl:template>
  <!-- A part of a mail that has several. -->
  <xsl:template match="h">* <xsl:apply-templates/><xsl:text>&#10;&#10;</xsl:text></xsl:template>
  <xsl:template match="br"><xsl:text>&#10;</xsl:text></xsl:template>
  <xsl:template match="fact/br"><xsl:text>&#10;  </xsl:text></xsl:template>
  <xsl:template match="facts"><xsl:apply-templates select="fact"/><xsl:text>&#10;</xsl:text></xsl:template>
  <!-- What somebody typed stands as a quotation. -->
  <xsl:template match="facts[@typed]">
    <xsl:value-of select="@typed"/>
    <xsl:text> :&#10;</xsl:text>
    <xsl:apply-templates select="fact"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="facts[@typed]/fact/br" priority="1"><xsl:text>&#10;>   </xsl:text></xsl:template>
  <xsl:template match="facts[@typed]/fact" priority="1">
    > <xsl:value-of select="@name"/> : <xsl:apply-templates/><xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="fact">
    - <xsl:value-of select="@name"/> : <xsl:apply-templates/><xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="a"><xsl:value-of select="."/> (<xsl:value-of select="@href"/>)</xsl:template>
  <xsl:template match="button">
    <xsl:value-of select="."/> :<xsl:text>&#10;</xsl:text><xsl:value-of select="@href"/><xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="steps"><xsl:apply-templates select="step"/><xsl:text>&#10;</xsl:text></xsl:template>

  <xsl:template match="step">
    <xsl:choose>
      <xsl:when test="@number &lt;= ../@reached">[x] </xsl:when>
      <xsl:otherwise>[ ] </xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="@number"/>. <xsl:value-of select="."/><xsl:text>&#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
