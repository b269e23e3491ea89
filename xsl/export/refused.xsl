<?xml version="1.0" encoding="UTF-8"?>
<!-- A file that cannot be had as it was asked for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="export-refused" mode="title">Filtre inconnu</xsl:template>
  <xsl:template match="export-refused">
    <div class="container narrow">
      <xsl:call-template name="export-back"/>
      <h1>Ce fichier n’a pas été préparé</h1>
      <div class="notice danger" role="alert">
        <s:icon name="exclamation-triangle"/>
        <div>
          <p>
            <xsl:text>Le filtre « </xsl:text>
            <xsl:value-of select="@name"/>
            <xsl:text> »</xsl:text>
            <xsl:if test="@value != ''"> ne connaît pas la valeur « <xsl:value-of select="@value"/> »</xsl:if>
            <xsl:if test="@value = ''"> n’existe pas pour « <xsl:value-of select="@title"/> »</xsl:if>
            <xsl:text>.</xsl:text>
          </p>
          <p>
            Rien n’a été exporté : un fichier tout autre que celui que vous attendiez serait pire qu’aucun.
            Revenez à la liste, choisissez vos filtres, puis exportez depuis la page.
          </p>
        </div>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
