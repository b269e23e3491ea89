<?xml version="1.0" encoding="UTF-8"?>
<!-- The five steps, the reached ones marked; the includer draws each. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="exsl">
  <xsl:template name="steps">
    <xsl:param name="reached"/>
    <xsl:variable name="steps">
      <step number="1">Activation de l’offre</step>
      <step number="2">Réception des candidatures</step>
      <step number="3">Validation ou refus des candidatures</step>
      <step number="4">Confirmation de l’élève</step>
      <step number="5">Signature de la convention</step>
    </xsl:variable>
    <xsl:for-each select="exsl:node-set($steps)/step">
      <xsl:apply-templates select="." mode="draw"><xsl:with-param name="is-reached" select="@number &lt;= $reached"/></xsl:apply-templates>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
