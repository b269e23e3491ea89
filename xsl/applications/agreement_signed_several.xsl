<?xml version="1.0" encoding="UTF-8"?>
<!-- What became of each of several agreements. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="agreement-signed-several" mode="title">
    <xsl:choose>
      <xsl:when test="@done = count(item)">Conventions signées</xsl:when>
      <xsl:otherwise>Conventions : tout n’est pas signé</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="agreement-signed-several">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/conventions'"/>
        <xsl:with-param name="label" select="'Conventions de stage'"/>
      </xsl:call-template>
      <h1><xsl:apply-templates select="." mode="title"/></h1>
      <p class="lead" role="status">
        <xsl:choose>
          <xsl:when test="@done = 0">Aucune signature enregistrée.</xsl:when>
          <xsl:when test="@done = 1">1 signature enregistrée.</xsl:when>
          <xsl:otherwise><xsl:value-of select="@done"/> signatures enregistrées.</xsl:otherwise>
        </xsl:choose>
      </p>
      <ul class="rows card"><xsl:apply-templates select="item" mode="signed"/></ul>
      <p class="actions">
        <a class="button primary" href="/conventions">Toutes les conventions</a>
        <a class="button" href="/conventions/a-signer">Celles qui restent à signer</a>
      </p>
    </div>
  </xsl:template>

  <xsl:template match="item" mode="signed">
    <xsl:variable name="tone" select="s:label('signing-tone', @outcome)"/>
    <li>
      <span>
        <a href="/conventions/{agreement/@id}"><xsl:value-of select="agreement/@pupil"/></a>
        <span class="hint">
          convention n° <xsl:value-of select="agreement/@id"/> · <xsl:value-of select="s:label('signatory', @kind)"/> ·
          <xsl:value-of select="agreement/@week"/>
        </span>
        <xsl:if test="$tone != 'ok'">
          <span class="hint"><xsl:value-of select="s:label('signing-why', @outcome)"/></span>
        </xsl:if>
      </span>
      <span class="badge {$tone}">
        <xsl:variable name="icon">
          <xsl:choose>
            <xsl:when test="$tone = 'ok'">check-circle</xsl:when>
            <xsl:otherwise>exclamation-triangle</xsl:otherwise>
          </xsl:choose>
        </xsl:variable>
        <s:icon name="{$icon}"/>
        <xsl:value-of select="s:label('signing-outcome', @outcome)"/>
      </span>
    </li>
  </xsl:template>
</xsl:stylesheet>
