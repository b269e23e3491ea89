<?xml version="1.0" encoding="UTF-8"?>
<!-- A form of the account: profile, password, address, structure. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="account-form" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:value-of select="s:label('form-title', form/@name)"/>
  </xsl:template>

  <xsl:template match="account-form">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="@back"/>
        <xsl:with-param name="label" select="'Retour'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="s:label('form-title', form/@name)"/></h1>
      <xsl:if test="@about"><p class="lead"><xsl:value-of select="@about"/></p></xsl:if>
      <p>
        <xsl:call-template name="words">
          <xsl:with-param name="list" select="'form-text'"/>
          <xsl:with-param name="code" select="form/@name"/>
        </xsl:call-template>
      </p>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" novalidate="novalidate">
        <xsl:attribute name="class">stack<xsl:if test="form/@name = 'accessibility'"> wide</xsl:if></xsl:attribute>
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset"/>
        <button class="button accent large" type="submit">Enregistrer</button>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
