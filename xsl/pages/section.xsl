<?xml version="1.0" encoding="UTF-8"?>
<!-- One of the four sections. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="section" mode="title"><xsl:value-of select="s:label('section', @section)"/></xsl:template>

  <xsl:template match="section">
    <div class="section-band band-{@section}">
      <div class="container">
        <h1>
          <s:icon name="{s:label('section-icon', @section)}"/>
          <xsl:value-of select="s:label('section', @section)"/>
        </h1>
        <p class="lead"><xsl:value-of select="s:label('section-lead', @section)"/></p>
        <p class="actions">
          <xsl:choose>
            <xsl:when test="@section = 'employeurs'">
              <a class="button accent large" href="/offres/deposer">Déposer une offre</a>
            </xsl:when>
            <xsl:when test="@section = 'colleges'">
              <a class="button primary large" href="/colleges/dates">Les dates de stage par collège</a>
            </xsl:when>
            <xsl:otherwise>
              <a class="button accent large" href="/offres?libres=1">Consulter les offres</a>
            </xsl:otherwise>
          </xsl:choose>
        </p>
      </div>
    </div>
    <div class="container">
      <xsl:if test="@section = 'employeurs'"><xsl:call-template name="employer-blocks"/></xsl:if>
      <ul class="card-list two">
        <xsl:for-each select="entry">
          <li>
            <article class="card link-card">
              <xsl:call-template name="language"/>
              <xsl:choose>
                <xsl:when test="@section = 'employeurs'">
                  <h3><a href="/{@section}/{@slug}"><xsl:value-of select="title"/></a></h3>
                </xsl:when>
                <xsl:otherwise><h2><a href="/{@section}/{@slug}"><xsl:value-of select="title"/></a></h2></xsl:otherwise>
              </xsl:choose>
              <p><xsl:value-of select="summary"/></p>
            </article>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:if test="text">
        <section aria-labelledby="questions">
          <h2 id="questions">Questions et réponses</h2>
          <xsl:apply-templates select="text" mode="question"/>
        </section>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="section" mode="meta">
    <xsl:call-template name="meta">
      <xsl:with-param name="title" select="s:label('section', @section)"/>
      <xsl:with-param name="description" select="s:label('section-lead', @section)"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
