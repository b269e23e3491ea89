<?xml version="1.0" encoding="UTF-8"?>
<!-- Depositing an offer, or changing it: the form. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="deposit-form" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:apply-templates select="." mode="heading"/>
  </xsl:template>

  <xsl:template match="*" mode="heading">
    <xsl:choose>
      <xsl:when test="@mode = 'edit'">Modifier l’offre n° <xsl:value-of select="@offer"/></xsl:when>
      <xsl:otherwise>Votre offre de stage</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="deposit-form | deposit-done" mode="head">
    <script src="/js/deposit.js?v={$site/@version}" defer="defer"></script>
    <script src="/js/place.js?v={$site/@version}" defer="defer"></script>
    <xsl:if test="self::deposit-form"><script src="/js/hours.js?v={$site/@version}" defer="defer"></script></xsl:if>
  </xsl:template>

  <xsl:template match="deposit-form">
    <div class="container">
      <xsl:choose>
        <xsl:when test="@mode = 'visitor'">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="'/offres/deposer'"/>
            <xsl:with-param name="label" select="'Déposer une offre'"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="manage-breadcrumb"/></xsl:otherwise>
      </xsl:choose>
      <h1><xsl:apply-templates select="." mode="heading"/></h1>
      <xsl:if test="@notice">
        <div class="notice warning" role="alert">
          <s:icon name="info-circle"/>
          <p>
            <xsl:value-of select="s:label('deposit-notice', @notice)"/>
            <xsl:if test="@notice = 'draft'">
              <xsl:text> </xsl:text>
              <a>
                <xsl:attribute name="href">
                  <xsl:text>/offres/deposer/nouvelle?neuf=1</xsl:text>
                  <xsl:if test="@copy-of">&amp;modele=<xsl:value-of select="@copy-of"/></xsl:if>
                </xsl:attribute>
                <xsl:text>Repartir de zéro</xsl:text>
              </a>
            </xsl:if>
            <xsl:if test="@notice = 'changed-meanwhile'">
              <xsl:text> </xsl:text>
              <a href="{substring-before(form/@action, '/modifier')}/modifier" target="_blank">
                <xsl:text>Voir l’offre telle qu’elle est maintenant</xsl:text>
                <span class="visually-hidden"> (nouvelle fenêtre)</span>
              </a>
            </xsl:if>
          </p>
        </div>
      </xsl:if>
      <xsl:if test="draft">
        <details class="card">
          <summary>
            <xsl:text>Vous avez aussi commencé </xsl:text>
            <xsl:choose>
              <xsl:when test="count(draft) = 1">une autre offre</xsl:when>
              <xsl:otherwise><xsl:value-of select="count(draft)"/> autres offres</xsl:otherwise>
            </xsl:choose>
          </summary>
          <ul class="plain">
            <xsl:for-each select="draft">
              <li>
                <a>
                  <xsl:attribute name="href">
                    <xsl:text>/offres/deposer/nouvelle?brouillon=</xsl:text>
                    <xsl:value-of select="@key"/>
                    <xsl:if test="../@copy-of">&amp;modele=<xsl:value-of select="../@copy-of"/></xsl:if>
                  </xsl:attribute>
                  <xsl:choose>
                    <xsl:when test="@title != ''">« <xsl:value-of select="@title"/> »</xsl:when>
                    <xsl:otherwise>Sans titre</xsl:otherwise>
                  </xsl:choose>
                </a>
                <xsl:text>, le </xsl:text>
                <xsl:value-of select="@saved"/>
              </li>
            </xsl:for-each>
          </ul>
        </details>
      </xsl:if>
      <xsl:call-template name="error-summary"/>
      <form method="post"
            action="{form/@action}"
            class="deposit"
            enctype="multipart/form-data"
            novalidate="novalidate"
            data-guard="yes">
        <xsl:if test="@mode = 'member'">
          <xsl:attribute name="data-draft">/offres/deposer/brouillon</xsl:attribute>
        </xsl:if>
        <xsl:if test="@mode = 'visitor'"><xsl:attribute name="data-keep">yes</xsl:attribute></xsl:if>
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="version-field"/>
        <ol class="deposit-progress" aria-label="Les parties du formulaire">
          <li><a href="#employeur" data-part="employeur"><span class="number">1</span> L’employeur</a></li>
          <li><a href="#lieu" data-part="lieu"><span class="number">2</span> Lieu</a></li>
          <li><a href="#contact" data-part="contact"><span class="number">3</span> Contact</a></li>
          <li><a href="#echanges" data-part="echanges"><span class="number">4</span> Échanges</a></li>
          <li><a href="#offre" data-part="offre"><span class="number">5</span> L’offre</a></li>
          <li><a href="#periode" data-part="periode"><span class="number">6</span> Période</a></li>
          <li><a href="#candidatures" data-part="candidatures"><span class="number">7</span> Candidatures</a></li>
          <li><a href="#conditions" data-part="conditions"><span class="number">8</span> Conditions</a></li>
        </ol>
        <div class="deposit-columns">
          <div class="deposit-employer">
            <xsl:choose>
              <xsl:when test="@employer"><xsl:call-template name="deposit-known-employer"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="deposit-employer"/></xsl:otherwise>
            </xsl:choose>
            <xsl:call-template name="deposit-place"/>
            <xsl:call-template name="deposit-contact"/>
            <xsl:call-template name="deposit-exchanges"/>
          </div>
          <div class="deposit-offer">
            <xsl:call-template name="deposit-subject"/>
            <xsl:call-template name="deposit-period"/>
            <xsl:call-template name="deposit-applications"/>
            <xsl:call-template name="deposit-conditions"/>
          </div>
        </div>
        <div class="card deposit-end">
          <xsl:call-template name="box">
            <xsl:with-param name="name" select="'commitment'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="label">
              <xsl:text>Je certifie avoir lu les </xsl:text>
              <a href="/employeurs/principes-engagement" target="_blank">
                <xsl:text>principes d’engagement des structures accueillant un élève en stage de 3e</xsl:text>
                <span class="visually-hidden"> (nouvelle fenêtre)</span>
              </a>
              <xsl:text> et m’y conformer.</xsl:text>
              <xsl:call-template name="required-mark"/>
            </xsl:with-param>
          </xsl:call-template>
          <p class="hint">
            <xsl:text>Vos données servent à mettre en relation employeurs et élèves. </xsl:text>
            <a href="/donnees-personnelles" target="_blank">
              <xsl:text>Vos données et vos droits</xsl:text>
              <span class="visually-hidden"> (nouvelle fenêtre)</span>
            </a>
          </p>
          <button class="button accent large" type="submit" name="etape" value="visualiser">Visualiser l’offre</button>
        </div>
      </form>
    </div>
  </xsl:template>

  <xsl:template name="version-field">
    <xsl:if test="@version"><input type="hidden" name="version" value="{@version}"/></xsl:if>
    <xsl:if test="@closing"><input type="hidden" name="closing" value="{@closing}"/></xsl:if>
    <xsl:if test="@copy-of"><input type="hidden" name="copie" value="{@copy-of}"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
