<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the pages executable. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="layout.xsl"/>
  <xsl:include href="parts/offer.xsl"/>
  <xsl:include href="parts/block.xsl"/>
  <xsl:include href="pages/home.xsl"/>
  <xsl:include href="pages/declaration.xsl"/>
  <xsl:include href="pages/section.xsl"/>
  <xsl:include href="pages/editorial.xsl"/>
  <xsl:include href="pages/site_map.xsl"/>
  <xsl:include href="pages/placements.xsl"/>
</xsl:stylesheet>
