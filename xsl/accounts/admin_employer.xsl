<?xml version="1.0" encoding="UTF-8"?>
<!-- One employer: its facts, its accounts, another that is the same. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="admin-employer" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:value-of select="employer"/>
  </xsl:template>
  <xsl:template match="admin-employer">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/admin/employeurs'"/>
        <xsl:with-param name="label" select="'Employeurs'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="employer"/></h1>
      <p>Membres : <xsl:value-of select="employer/@members"/>. Offres : <xsl:value-of select="employer/@offers"/>.</p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset"/>
        <button class="button primary" type="submit">Enregistrer</button>
      </form>
      <form method="post" action="{form/@action}/fusionner" class="card stack merge" novalidate="novalidate">
        <h2>Fusionner avec un autre</h2>
        <p>Les membres et les offres de cet employeur passent à celui du SIRET indiqué, puis celui-ci est retiré.</p>
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'other-siret'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="inputmode" select="'numeric'"/>
          <xsl:with-param name="maxlength" select="'20'"/>
        </xsl:call-template>
        <button class="button danger" type="submit">Fusionner</button>
      </form>
      <xsl:call-template name="audit"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
