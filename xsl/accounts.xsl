<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the accounts executable. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="layout.xsl"/>
  <xsl:include href="parts/admin.xsl"/>
  <xsl:include href="parts/school.xsl"/>
  <xsl:include href="accounts/sign-in.xsl"/>
  <xsl:include href="accounts/sign-up.xsl"/>
  <xsl:include href="accounts/links.xsl"/>
  <xsl:include href="accounts/account.xsl"/>
  <xsl:include href="accounts/choices.xsl"/>
  <xsl:include href="accounts/trail.xsl"/>
  <xsl:include href="accounts/messages.xsl"/>
  <xsl:include href="accounts/samples.xsl"/>
  <xsl:include href="accounts/school.xsl"/>
  <xsl:include href="accounts/school_import.xsl"/>
  <xsl:include href="accounts/admin-home.xsl"/>
  <xsl:include href="accounts/admin.xsl"/>
  <xsl:include href="accounts/search.xsl"/>
  <xsl:include href="parts/block.xsl"/>
  <xsl:include href="accounts/editorial.xsl"/>
</xsl:stylesheet>
