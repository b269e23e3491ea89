<?xml version="1.0" encoding="UTF-8"?>
<!-- What the links of mails open: a page with a button. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="link-page">
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <xsl:param name="button"/>
    <xsl:param name="style" select="'accent'"/>
    <div class="container narrow">
      <h1><xsl:value-of select="$title"/></h1>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
        <xsl:copy-of select="$text"/>
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset/field"/>
        <button class="button {$style} large" type="submit"><xsl:value-of select="$button"/></button>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
