<?xml version="1.0" encoding="UTF-8"?>
<!-- The link by which who answers for a school or employer lets somebody in. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="account-approval" mode="title">Accepter une demande</xsl:template>
  <xsl:template match="account-approval">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Accepter cette personne ?'"/>
      <xsl:with-param name="text">
        <p>
          <strong><xsl:value-of select="@person"/></strong> (<xsl:value-of select="@email"/>) demande un compte au nom
          de <strong><xsl:value-of select="@organisation"/></strong>.
        </p>
        <p>
          <xsl:choose>
            <xsl:when test="@role = 'school'">Elle verra les élèves du collège et leurs candidatures.</xsl:when>
            <xsl:otherwise>Elle gérera les offres de la structure et verra les candidatures des élèves.</xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'Accepter'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
