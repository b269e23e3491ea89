<?xml version="1.0" encoding="UTF-8"?>
<!-- The attestation of a placement that is over: its form, its place on the page of the agreement, the
     document that src/lib/pdf/document.c draws. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- On the page of the agreement. -->
  <xsl:template name="attestation">
    <xsl:if test="@attested or agreement/@can-certify or (@is-over and agreement/@state = 'signed')">
      <section class="card no-print" id="attestation">
        <xsl:if test="agreement/@can-certify and not(@attested)">
          <xsl:attribute name="class">card answer no-print</xsl:attribute>
        </xsl:if>
        <h2>Attestation de stage</h2>
        <p>
          <xsl:choose>
            <xsl:when test="@attested">Remplie le <xsl:value-of select="@attested"/>.</xsl:when>
            <xsl:when test="agreement/@can-certify">
              Le stage est terminé : dites en une minute ce que l’élève y a fait.
            </xsl:when>
            <xsl:when test="@is-pupil">
              L’employeur ne l’a pas encore remplie. Tu recevras un e-mail dès qu’elle est prête.
            </xsl:when>
            <xsl:otherwise>L’employeur ne l’a pas encore remplie.</xsl:otherwise>
          </xsl:choose>
        </p>
        <p class="actions">
          <xsl:if test="@attested">
            <a class="button" href="{@base}/attestation.pdf"><s:icon name="printer"/>Attestation (PDF)</a>
          </xsl:if>
          <xsl:if test="agreement/@can-certify">
            <a href="{@base}/attestation">
              <xsl:attribute name="class">button<xsl:if test="not(@attested)"> accent large</xsl:if></xsl:attribute>
              <xsl:choose>
                <xsl:when test="@attested">Corriger l’attestation</xsl:when>
                <xsl:otherwise>Remplir l’attestation</xsl:otherwise>
              </xsl:choose>
            </a>
          </xsl:if>
        </p>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="attestation-form" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Attestation de stage
  </xsl:template>

  <xsl:template match="attestation-form">
    <div class="container narrow">
      <xsl:if test="@back != ''">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="@back"/>
          <xsl:with-param name="label" select="concat('Convention n° ', agreement/@id)"/>
        </xsl:call-template>
      </xsl:if>
      <h1>Attestation de stage</h1>
      <p class="lead"><xsl:value-of select="agreement/@pupil"/>, <xsl:value-of select="agreement/@week"/></p>
      <xsl:call-template name="info"/>
      <xsl:if test="@is-made">
        <p>
          <a class="button" href="{@base}.pdf"><s:icon name="printer"/>Attestation (PDF)</a>
        </p>
      </xsl:if>
      <xsl:call-template name="error-summary"/>
      <p class="hint">Ce que le site sait déjà est rempli : relisez, corrigez.</p>
      <form method="post" action="{form/@action}" novalidate="novalidate" data-guard="yes">
        <xsl:call-template name="form-tokens"/>
        <fieldset class="card" id="attended" tabindex="-1">
          <legend>Les jours où l’élève est venu</legend>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="'attended'"/></xsl:call-template>
          <xsl:for-each select="day">
            <xsl:call-template name="box">
              <xsl:with-param name="name" select="@field"/>
              <xsl:with-param name="label" select="string(@name)"/>
            </xsl:call-template>
          </xsl:for-each>
        </fieldset>
        <xsl:apply-templates select="form/fieldset"/>
        <div class="card">
          <p>L’élève et son collège sont prévenus, et peuvent la télécharger.</p>
          <div class="actions">
            <button class="button accent large" type="submit">Enregistrer l’attestation</button>
          </div>
        </div>
      </form>
    </div>
  </xsl:template>

  <!-- The document. -->
  <xsl:template match="/page[attestation-print]" priority="1">
    <xsl:apply-templates select="attestation-print"/>
  </xsl:template>

  <xsl:template match="attestation-print">
    <print title="Attestation de stage : {@pupil}">
      <xsl:call-template name="letterhead"/>
      <h1>Attestation de stage</h1>
      <p>
        Stage d’observation en milieu professionnel, classe de troisième – convention
        n° <xsl:value-of select="@number"/>
      </p>
      <h2>Qui atteste</h2>
      <facts>
        <fact name="Organisme d’accueil"><xsl:value-of select="@host"/>, SIRET <xsl:value-of select="@siret"/></fact>
        <fact name="Représenté par"><xsl:value-of select="@name"/>, <xsl:value-of select="@title"/></fact>
      </facts>
      <h2>Le stage</h2>
      <facts>
        <fact name="Élève">
          <xsl:value-of select="@pupil"/>
          <xsl:if test="@class != ''">, classe <xsl:value-of select="@class"/></xsl:if>
        </fact>
        <fact name="Établissement scolaire">
          <xsl:value-of select="@school"/>, <xsl:value-of select="@school-town"/>
        </fact>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
        <fact name="Présence">
          <xsl:value-of select="@there"/> jour<xsl:if test="@there &gt; 1">s</xsl:if> sur
          <xsl:value-of select="@days"/> :
          <xsl:for-each select="day">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </fact>
        <fact name="Activités"><xsl:value-of select="activities"/></fact>
        <xsl:if test="appreciation != ''">
          <fact name="Appréciation"><xsl:value-of select="appreciation"/></fact>
        </xsl:if>
      </facts>
      <p>
        L’organisme d’accueil atteste que l’élève a effectué ce stage.
        Fait le <xsl:value-of select="@made"/>, sur le site <xsl:value-of select="$site/@long-name"/>.
      </p>
    </print>
  </xsl:template>
</xsl:stylesheet>
