<?xml version="1.0" encoding="UTF-8"?>
<!-- The days of a placement in a sentence: "semaine du 4 au 8 janvier 2027", or, of one day, "journée
     du 4 janvier 2027". The days come as they are said alone ("du … au …", "le …"). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="named-week">
    <xsl:param name="days" select="@week"/>
    <xsl:param name="begins" select="''"/>
    <xsl:choose>
      <xsl:when test="starts-with($days, 'le ')">
        <xsl:choose>
          <xsl:when test="$begins">Journée</xsl:when>
          <xsl:otherwise>journée</xsl:otherwise>
        </xsl:choose>
        du <xsl:value-of select="substring-after($days, 'le ')"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:choose>
          <xsl:when test="$begins">Semaine</xsl:when>
          <xsl:otherwise>semaine</xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:value-of select="$days"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
