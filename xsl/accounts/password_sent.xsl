<?xml version="1.0" encoding="UTF-8"?>
<!-- A forgotten password: the mail that is on its way. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="password-sent" mode="title">Vérifiez vos e-mails · Mot de passe oublié</xsl:template>
  <xsl:template match="password-sent">
    <xsl:call-template name="mail-sent">
      <xsl:with-param name="title" select="'Vérifiez vos e-mails'"/>
      <xsl:with-param name="text">
        Si cette adresse a un compte, un e-mail vient d’y partir. Son lien est valable une heure.
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
