<?xml version="1.0" encoding="UTF-8"?>
<!-- A long file, before it is made. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="export-prepare" mode="title"><xsl:value-of select="@title"/> : un long fichier</xsl:template>
  <xsl:template match="export-prepare">
    <div class="container narrow">
      <xsl:call-template name="export-back"/>
      <h1><xsl:value-of select="@title"/></h1>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <xsl:for-each select="form/value"><input type="hidden" name="{@name}" value="{.}"/></xsl:for-each>
        <xsl:if test="@busy">
          <div class="notice danger" role="alert">
            <s:icon name="exclamation-triangle"/>
            <p><xsl:value-of select="s:label('error', 'export-busy')"/></p>
          </div>
        </xsl:if>
        <p>
          Cette liste a plus de 2 000 lignes : le fichier est préparé à part, en quelques secondes ou quelques
          minutes. Vous verrez où il en est.
        </p>
        <div class="actions">
          <button class="button primary" type="submit">
            Préparer le fichier <xsl:value-of select="s:label('file-format', @format)"/>
          </button>
        </div>
      </form>
      <xsl:call-template name="export-unfinished"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
