<?xml version="1.0" encoding="UTF-8"?>
<!-- The link that confirms another address. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="email-confirmation" mode="title">Confirmer l’adresse</xsl:template>
  <xsl:template match="email-confirmation">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Confirmer le changement d’adresse'"/>
      <xsl:with-param name="text">
        <p>
          Vous confirmez depuis l’adresse <strong><xsl:value-of select="@email"/></strong>.
          Le changement prend effet quand les deux adresses l’ont confirmé.
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'Confirmer'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
