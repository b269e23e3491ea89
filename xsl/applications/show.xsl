<?xml version="1.0" encoding="UTF-8"?>
<!-- One application in full, as each of those concerned sees it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="application-show" mode="title">
    <xsl:choose>
      <xsl:when test="@as = 'pupil' and application/@status = 'confirmed'">Ma fiche de stage</xsl:when>
      <xsl:when test="@as = 'pupil'">Ma candidature n° <xsl:value-of select="application/@id"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="application/pupil/@first-name"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="application/pupil/@last-name"/>
        <xsl:text>, </xsl:text>
        <xsl:value-of select="application/offer-link"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>, </xsl:text>
    <xsl:value-of select="s:label('application-status', application/@status)"/>
  </xsl:template>

  <xsl:template match="application-show" mode="head">
    <xsl:if test="offer/place/@latitude or elsewhere">
      <xsl:call-template name="map-head"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="application-show">
    <div class="container application-page">
      <xsl:apply-templates select="." mode="breadcrumb"/>
      <div class="offer-head">
        <div>
          <p class="offer-number">Candidature n° <xsl:value-of select="application/@id"/></p>
          <h1><xsl:apply-templates select="." mode="heading"/></h1>
          <p class="offer-subtitle">
            <xsl:apply-templates select="application" mode="status"/>
            <xsl:if test="application/@priority">
              <span class="badge priority">
                <s:icon name="star-fill"/>
                <xsl:text>Candidature prioritaire (</xsl:text>
                <xsl:value-of select="s:label('priority', application/@priority)"/>
                <xsl:text>)</xsl:text>
              </span>
            </xsl:if>
          </p>
          <xsl:if test="application/@priority and @as != 'pupil'">
            <xsl:call-template name="explained"><xsl:with-param name="word" select="'priority'"/></xsl:call-template>
          </xsl:if>
        </div>
        <p class="actions no-print">
          <a class="button" href="/export{@base}.pdf">
            <s:icon name="printer"/>
            <xsl:text>Impression PDF</xsl:text>
          </a>
        </p>
      </div>
      <xsl:call-template name="info"/>
      <xsl:call-template name="application-refusal"/>
      <xsl:apply-templates select="application" mode="steps"/>
      <xsl:if test="@as = 'pupil'"><xsl:apply-templates select="application" mode="answer"/></xsl:if>
      <div class="offer-columns">
        <xsl:choose>
          <!-- The sheet of a placement: where to go and whom to ask for come first. -->
          <xsl:when test="@as = 'pupil' and application/@status = 'confirmed'">
            <div class="offer-main">
              <xsl:apply-templates select="." mode="week"/>
              <xsl:apply-templates select="." mode="agreement"/>
              <xsl:apply-templates select="agreed"/>
              <xsl:apply-templates select="application/contact"/>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:if test="not(agreed)"><xsl:apply-templates select="." mode="conditions"/></xsl:if>
            </div>
            <div class="offer-side">
              <xsl:apply-templates select="." mode="offer"/>
              <xsl:apply-templates select="." mode="employer"/>
              <xsl:apply-templates select="." mode="motivation"/>
              <xsl:apply-templates select="." mode="opinion"/>
            </div>
          </xsl:when>
          <xsl:otherwise>
            <div class="offer-main">
              <xsl:apply-templates select="application/pupil" mode="full"/>
              <xsl:if test="@as != 'pupil'"><xsl:apply-templates select="." mode="motivation"/></xsl:if>
              <xsl:apply-templates select="." mode="week"/>
              <xsl:apply-templates select="." mode="agreement"/>
              <xsl:apply-templates select="agreed"/>
              <xsl:if test="@as != 'pupil'"><xsl:apply-templates select="application" mode="answer"/></xsl:if>
              <xsl:if test="@as = 'pupil'"><xsl:apply-templates select="." mode="motivation"/></xsl:if>
              <xsl:apply-templates select="." mode="opinion"/>
              <xsl:apply-templates select="." mode="offer"/>
            </div>
            <div class="offer-side">
              <xsl:apply-templates select="application/contact"/>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:if test="@as = 'pupil'"><xsl:apply-templates select="." mode="conditions"/></xsl:if>
              <xsl:apply-templates select="." mode="employer"/>
              <xsl:apply-templates select="figures"/>
            </div>
          </xsl:otherwise>
        </xsl:choose>
      </div>
      <xsl:call-template name="application-history"/>
      <xsl:if test="@as = 'link'">
        <p class="hint no-print">
          <xsl:text>Vous ne vous occupez pas, ou plus, de cette offre ? </xsl:text>
          <a href="{@base}/plus-a-moi">Ces liens ne sont plus à moi</a>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="application-show" mode="breadcrumb">
    <xsl:choose>
      <xsl:when test="@as = 'pupil'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures'"/>
          <xsl:with-param name="label" select="'Mes candidatures'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'employer' and application/@status = 'waiting'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures'"/>
          <xsl:with-param name="label" select="'Candidatures à traiter'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'employer'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures/traitees'"/>
          <xsl:with-param name="label" select="'Candidatures traitées'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'school'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="concat('/candidatures/eleves/', application/pupil/@id)"/>
          <xsl:with-param name="label"
                          select="concat(application/pupil/@first-name, ' ', application/pupil/@last-name)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'admin'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/admin/candidatures'"/>
          <xsl:with-param name="label" select="'Candidatures'"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="application-show" mode="heading">
    <xsl:choose>
      <xsl:when test="@as = 'pupil'"><xsl:value-of select="application/offer-link"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="application/pupil/@first-name"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="application/pupil/@last-name"/>
        <xsl:text> : </xsl:text>
        <xsl:value-of select="application/offer-link"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
