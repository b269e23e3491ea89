<?xml version="1.0" encoding="UTF-8"?>
<!-- The calendar of placement dates by school. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="placements" mode="title">Dates de stage par collège</xsl:template>

  <xsl:template match="placements">
    <div class="container">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/colleges'"/>
        <xsl:with-param name="label" select="'Collèges'"/>
      </xsl:call-template>
      <h1>Dates de stage par collège</h1>
      <p class="lead">Chaque collège choisit la période de stage de ses élèves de 3e. Pour accueillir un élève, proposez une de ces semaines.</p>
      <p class="actions"><a class="button" href="/export/dates-par-college.pdf"><xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>Imprimer (PDF)</a></p>
      <xsl:choose>
        <xsl:when test="period">
          <xsl:for-each select="period">
            <section class="card period">
              <h2><xsl:value-of select="concat(translate(substring(@text, 1, 1), 'dl', 'DL'), substring(@text, 2))"/></h2>
              <ul class="schools">
                <xsl:for-each select="school">
                  <li>
                    <span><xsl:value-of select="."/>, <xsl:value-of select="@town"/><xsl:if test="@class != ''"> (<xsl:value-of select="@class"/>)</xsl:if></span>
                    <xsl:if test="@priority">
                      <span class="badge priority">
                        <xsl:call-template name="icon"><xsl:with-param name="name" select="'star-fill'"/></xsl:call-template>
                        <xsl:text>Collège prioritaire </xsl:text><xsl:value-of select="s:label('priority', @priority)"/>
                      </span>
                    </xsl:if>
                  </li>
                </xsl:for-each>
              </ul>
            </section>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty"><h2>Aucune date n’est publiée pour le moment</h2><p>Les collèges les publient à partir de la rentrée.</p></div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
