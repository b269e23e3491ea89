<?xml version="1.0" encoding="UTF-8"?>
<!-- A SIRET as one reads it: the nine digits of the company by threes, then the establishment. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="@siret">
    <xsl:value-of select="substring(., 1, 3)"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="substring(., 4, 3)"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="substring(., 7, 3)"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="substring(., 10)"/>
  </xsl:template>
</xsl:stylesheet>
