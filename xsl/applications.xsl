<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of the applications executable. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="layout.xsl"/>
  <xsl:include href="parts/admin.xsl"/>
  <xsl:include href="parts/application.xsl"/>
  <xsl:include href="parts/week.xsl"/>
  <xsl:include href="parts/employer.xsl"/>
  <xsl:include href="parts/exports.xsl"/>
  <xsl:include href="parts/link_end.xsl"/>
  <xsl:include href="parts/offer.xsl"/>
  <xsl:include href="parts/school.xsl"/>
  <xsl:include href="applications/act.xsl"/>
  <xsl:include href="applications/opinion.xsl"/>
  <xsl:include href="applications/admin.xsl"/>
  <xsl:include href="applications/agreement_correct.xsl"/>
  <xsl:include href="applications/agreement_document.xsl"/>
  <xsl:include href="applications/agreement_form.xsl"/>
  <xsl:include href="applications/agreement_list.xsl"/>
  <xsl:include href="applications/agreement_parts.xsl"/>
  <xsl:include href="applications/agreement_sheet.xsl"/>
  <xsl:include href="applications/agreement_several.xsl"/>
  <xsl:include href="applications/agreement_show.xsl"/>
  <xsl:include href="applications/agreement_sign.xsl"/>
  <xsl:include href="applications/agreement_sign_several.xsl"/>
  <xsl:include href="applications/agreement_signed_several.xsl"/>
  <xsl:include href="applications/agreement_text.xsl"/>
  <xsl:include href="applications/agreement_verify.xsl"/>
  <xsl:include href="applications/apply.xsl"/>
  <xsl:include href="applications/attestation.xsl"/>
  <xsl:include href="applications/employer.xsl"/>
  <xsl:include href="applications/several.xsl"/>
  <xsl:include href="applications/link_done.xsl"/>
  <xsl:include href="applications/pupil.xsl"/>
  <xsl:include href="applications/questionnaire.xsl"/>
  <xsl:include href="applications/school.xsl"/>
  <xsl:include href="applications/school_pupil.xsl"/>
  <xsl:include href="applications/show.xsl"/>
  <xsl:include href="applications/show_answer.xsl"/>
  <xsl:include href="applications/show_parts.xsl"/>
  <xsl:include href="applications/show_person.xsl"/>
</xsl:stylesheet>
