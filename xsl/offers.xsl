<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the offers executable. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="layout.xsl"/>
  <xsl:include href="parts/admin.xsl"/>
  <xsl:include href="parts/employer.xsl"/>
  <xsl:include href="parts/exports.xsl"/>
  <xsl:include href="parts/link_end.xsl"/>
  <xsl:include href="parts/offer.xsl"/>
  <xsl:include href="parts/school.xsl"/>
  <xsl:include href="offers/search.xsl"/>
  <xsl:include href="offers/search_filter.xsl"/>
  <xsl:include href="offers/search_results.xsl"/>
  <xsl:include href="offers/show.xsl"/>
  <xsl:include href="offers/deposit_choice.xsl"/>
  <xsl:include href="offers/deposit.xsl"/>
  <xsl:include href="offers/deposit_done.xsl"/>
  <xsl:include href="offers/deposit_employer.xsl"/>
  <xsl:include href="offers/deposit_offer.xsl"/>
  <xsl:include href="offers/deposit_conditions.xsl"/>
  <xsl:include href="offers/deposit_preview.xsl"/>
  <xsl:include href="offers/activate.xsl"/>
  <xsl:include href="offers/contact.xsl"/>
  <xsl:include href="offers/activated.xsl"/>
  <xsl:include href="offers/managed.xsl"/>
  <xsl:include href="offers/mine.xsl"/>
  <xsl:include href="offers/admin.xsl"/>
  <xsl:include href="offers/manage.xsl"/>
  <xsl:include href="offers/disable.xsl"/>
  <xsl:include href="offers/saved.xsl"/>
  <xsl:include href="offers/favourites.xsl"/>
  <xsl:include href="offers/saved_searches.xsl"/>
  <xsl:include href="offers/alert_stop.xsl"/>
  <xsl:include href="offers/helpful.xsl"/>
</xsl:stylesheet>
