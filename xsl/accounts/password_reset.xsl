<?xml version="1.0" encoding="UTF-8"?>
<!-- The link to a new password. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="password-reset" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Nouveau mot de passe
  </xsl:template>
  <xsl:template match="password-reset">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Nouveau mot de passe'"/>
      <xsl:with-param name="button" select="'Enregistrer'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
