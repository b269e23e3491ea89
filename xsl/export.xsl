<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the export executable. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="layout.xsl"/>
  <xsl:include href="parts/admin.xsl"/>
  <xsl:include href="export/application.xsl"/>
  <xsl:include href="export/chart.xsl"/>
  <xsl:include href="export/statistics.xsl"/>
  <xsl:include href="export/documents.xsl"/>
  <xsl:include href="export/editorial.xsl"/>
  <xsl:include href="export/file_parts.xsl"/>
  <xsl:include href="export/refused.xsl"/>
  <xsl:include href="export/prepare.xsl"/>
  <xsl:include href="export/prepared.xsl"/>
  <xsl:include href="export/admin_files.xsl"/>
</xsl:stylesheet>
