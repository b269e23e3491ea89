<?xml version="1.0" encoding="UTF-8"?>
<!-- What an SMS says: one or two short sentences, and where to go. Pupils get them, and
     guardians without an e-mail. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:template match="/message">
    <xsl:value-of select="site/@name"/>
    <!-- Between these marks is what may be shortened (rules/sms.h). -->
    <xsl:text>&#xE000;</xsl:text>
    <xsl:if test="person/@role = 'pupil' and @change != 'agreement-code' and not(starts-with(@change, 'guardian')) and
                  offer/employer != ''">
      <xsl:text> - </xsl:text>
      <xsl:value-of select="offer/employer"/>
    </xsl:if>
    <xsl:text>&#xE001; : </xsl:text>
    <xsl:value-of select="s:label('sms', @change)"/>
    <xsl:text> </xsl:text>
    <xsl:choose>
      <xsl:when test="@change = 'agreement-code'"><xsl:value-of select="@code"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="link/@href"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
