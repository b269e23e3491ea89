<?xml version="1.0" encoding="UTF-8"?>
<!-- One offer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="offer-show" mode="title">
    <xsl:value-of select="offer/title"/>
    <xsl:text>, </xsl:text>
    <xsl:value-of select="offer/place/town"/>
  </xsl:template>

  <xsl:template match="offer-show" mode="meta">
    <link rel="canonical" href="{$site/@base-url}/offres/{offer/@id}"/>
    <meta name="description" content="{offer/employer/name}, {offer/place/town} – {offer/@period}"/>
  </xsl:template>

  <xsl:template match="offer-show | offer-activation | deposit-preview" mode="head">
    <xsl:call-template name="map-head"/>
  </xsl:template>

  <!-- What search engines read of an offer (schema.org, JobPosting). -->
  <xsl:template match="offer" mode="structured">
    <div itemscope="itemscope" itemtype="https://schema.org/JobPosting" hidden="hidden">
      <meta itemprop="title" content="{title}"/>
      <meta itemprop="description" content="{normalize-space(description)}"/>
      <meta itemprop="url" content="{$site/@base-url}/offres/{@id}"/>
      <meta itemprop="identifier" content="{@id}"/>
      <meta itemprop="datePosted" content="{@posted}"/>
      <meta itemprop="validThrough" content="{@last}"/>
      <meta itemprop="employmentType" content="INTERN"/>
      <meta itemprop="totalJobOpenings" content="{@seats-left}"/>
      <xsl:for-each select="domain"><meta itemprop="industry" content="{.}"/></xsl:for-each>
      <div itemprop="hiringOrganization" itemscope="itemscope" itemtype="https://schema.org/Organization">
        <meta itemprop="name" content="{employer/name}"/>
        <xsl:if test="employer/@website"><link itemprop="sameAs" href="{employer/@website}"/></xsl:if>
      </div>
      <div itemprop="jobLocation" itemscope="itemscope" itemtype="https://schema.org/Place">
        <div itemprop="address" itemscope="itemscope" itemtype="https://schema.org/PostalAddress">
          <meta itemprop="streetAddress" content="{place/address}"/>
          <meta itemprop="postalCode" content="{place/postcode}"/>
          <meta itemprop="addressLocality" content="{place/town}"/>
          <meta itemprop="addressCountry" content="FR"/>
        </div>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="offer-show">
    <div class="container offer-page">
      <xsl:apply-templates select="offer" mode="structured"/>
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/offres'"/>
        <xsl:with-param name="label" select="'Toutes les offres'"/>
      </xsl:call-template>
      <div class="offer-head">
        <div>
          <p class="offer-number">Offre de stage n° <xsl:value-of select="offer/@id"/></p>
          <h1><xsl:value-of select="offer/title"/></h1>
          <xsl:apply-templates select="offer" mode="subtitle"/>
        </div>
        <xsl:apply-templates select="offer" mode="action"/>
      </div>
      <xsl:if test="@application">
        <p class="notice info">
          <s:icon name="check-circle"/>
          <span>Tu as postulé à cette offre. <a href="/candidatures/{@application}">Voir ma candidature</a></span>
        </p>
      </xsl:if>
      <xsl:if test="form">
        <form method="post" action="{form/@action}" class="keep-form">
          <xsl:call-template name="form-tokens"/>
          <button class="button" type="submit">
            <s:icon name="star-fill"/>
            <xsl:choose>
              <xsl:when test="@kept">Gardée : ne plus garder</xsl:when>
              <xsl:otherwise>Garder</xsl:otherwise>
            </xsl:choose>
          </button>
          <a href="/offres/favoris">Mes favoris</a>
        </form>
      </xsl:if>
      <xsl:apply-templates select="offer" mode="full"/>
      <xsl:if test="not($visitor/@role) or $visitor/@role = 'pupil'">
        <p class="notice info">
          <s:icon name="shield-check"/>
          <span>Les coordonnées de l’employeur te sont données une fois ta candidature envoyée, s’il l’a accepté.</span>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="offer" mode="subtitle">
    <p class="offer-subtitle">
      <span><s:icon name="building"/><xsl:value-of select="employer/name"/></span>
      <span><s:icon name="geo-alt"/><xsl:value-of select="place/town"/></span>
      <xsl:apply-templates select="." mode="seats"/>
    </p>
  </xsl:template>

  <xsl:template match="offer" mode="action">
    <xsl:choose>
      <xsl:when test="@closure = '' and $visitor/@role and $visitor/@role != 'pupil'"/>
      <xsl:when test="@closure = ''">
        <div class="offer-action">
          <a class="button accent large" href="/candidatures/postuler/{@id}">
            <s:icon name="send"/>
            <xsl:text>Postuler</xsl:text>
          </a>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <div class="notice warning offer-closed">
          <s:icon name="info-circle"/>
          <div>
            <p><strong><xsl:value-of select="s:label('closure-title', @closure)"/></strong></p>
            <p>
              <xsl:if test="@closure = 'not-yet'">Elles ouvrent le <xsl:value-of select="@opens"/>. </xsl:if>
              <xsl:value-of select="s:label('closure-advice', @closure)"/>
            </p>
            <p><a href="/offres?libres=1&amp;ville={place/town}">Voir d’autres offres près d’ici</a></p>
          </div>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
