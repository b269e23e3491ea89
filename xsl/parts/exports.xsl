<?xml version="1.0" encoding="UTF-8"?>
<!-- The files that a page offers: what it shows, as a spreadsheet. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- A file in its two formats. -->
  <xsl:template name="export-link">
    <xsl:param name="label"/>
    <xsl:param name="file"/>
    <xsl:param name="query"/>
    <li>
      <span class="export-name"><xsl:value-of select="$label"/></span>
      <a href="/export/{$file}.xlsx{$query}">
        <s:icon name="download"/>Excel<span class="visually-hidden"> : <xsl:value-of select="$label"/></span>
      </a>
      <a href="/export/{$file}.csv{$query}">
        CSV<span class="visually-hidden"> : <xsl:value-of select="$label"/></span>
      </a>
    </li>
  </xsl:template>
</xsl:stylesheet>
