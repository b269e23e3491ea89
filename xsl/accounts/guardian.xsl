<?xml version="1.0" encoding="UTF-8"?>
<!-- The link by which a parent objects to an account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="guardian-objection" mode="title">S’opposer au compte d’un élève</xsl:template>
  <xsl:template match="guardian-objection">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Vous opposer à ce compte ?'"/>
      <xsl:with-param name="text">
        <p>
          <strong><xsl:value-of select="@person"/></strong>, <xsl:value-of select="@organisation"/>,
          a un compte sur ce site pour chercher son stage de 3e.
        </p>
        <p>
          Si vous vous y opposez, le compte est fermé tout de suite, ses candidatures et ses stages sont
          annulés, et l’élève en est informé.
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'M’opposer à ce compte'"/>
      <xsl:with-param name="style" select="'danger'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
