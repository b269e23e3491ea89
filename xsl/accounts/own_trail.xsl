<?xml version="1.0" encoding="UTF-8"?>
<!-- What happened on one’s own account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="own-trail" mode="title">Ce qui s’est passé sur mon compte</xsl:template>
  <xsl:template match="own-trail">
    <div class="container">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/compte'"/>
        <xsl:with-param name="label" select="'Mon compte'"/>
      </xsl:call-template>
      <h1>Ce qui s’est passé sur mon compte</h1>
      <p>Connexions, essais, changements : gardés un an. L’adresse de connexion est raccourcie.</p>
      <xsl:call-template name="trail-table">
        <xsl:with-param name="caption" select="'Les plus récents d’abord'"/>
      </xsl:call-template>
    </div>
  </xsl:template>
</xsl:stylesheet>
