<?xml version="1.0" encoding="UTF-8"?>
<!-- One pupil of a school. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="school-pupil" mode="title"><xsl:value-of select="@name"/></xsl:template>

  <xsl:template match="school-pupil">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/candidatures'"/>
        <xsl:with-param name="label" select="'Élèves du collège'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="@name"/></h1>
      <p class="lead"><xsl:value-of select="@class"/></p>
      <xsl:choose>
        <xsl:when test="application">
          <xsl:for-each select="application">
            <article class="card application-card">
              <div class="application-head">
                <h2><a href="/candidatures/{@id}"><xsl:value-of select="offer-link"/></a></h2>
                <xsl:apply-templates select="." mode="status"/>
              </div>
              <p>
                <xsl:value-of select="offer-link/@employer"/>
                <xsl:text> · </xsl:text>
                <strong><xsl:value-of select="offer-link/@town"/></strong>
                <br/>
                <xsl:call-template name="named-week">
                  <xsl:with-param name="days" select="@week"/>
                  <xsl:with-param name="begins" select="true()"/>
                </xsl:call-template>
                <xsl:text>, envoyée le </xsl:text>
                <xsl:value-of select="@sent"/>
              </p>
              <xsl:apply-templates select="." mode="steps"/>
              <p class="hint">Avis du référent : <xsl:apply-templates select="." mode="referent"/></p>
            </article>
          </xsl:for-each>
          <xsl:call-template name="explained"><xsl:with-param name="word" select="'referent'"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Aucune candidature</h2>
            <p>Cet élève n’a encore postulé à aucune offre. Un mot en classe l’aiderait peut-être à se lancer.</p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
