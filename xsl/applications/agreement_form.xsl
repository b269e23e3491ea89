<?xml version="1.0" encoding="UTF-8"?>
<!-- What the employer or the school writes in an agreement. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="agreement-form" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Compléter la convention n° <xsl:value-of select="agreement/@id"/>
  </xsl:template>

  <xsl:template match="agreement-form" mode="head">
    <script src="/js/hours.js?v={$site/@version}" defer="defer"></script>
  </xsl:template>

  <xsl:template match="agreement-form">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="@base"/>
        <xsl:with-param name="label" select="concat('Convention n° ', agreement/@id)"/>
      </xsl:call-template>
      <h1>Compléter la convention</h1>
      <p class="lead">
        <xsl:if test="agreement/@pupil"><xsl:value-of select="agreement/@pupil"/>, </xsl:if>
        <xsl:value-of select="agreement/@week"/>
      </p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <xsl:call-template name="breaches"/>
      <p class="hint">Ce que le site sait déjà est rempli : relisez, corrigez.</p>
      <form method="post" action="{form/@action}" novalidate="novalidate" data-guard="yes">
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset"/>
        <div class="card">
          <p>
            <xsl:choose>
              <xsl:when test="@part = 'employer'">
                Vous validez : le collège est prévenu, il complète et ouvre la signature.
              </xsl:when>
              <xsl:otherwise>Vous validez : la convention ne change plus, chaque signataire est prévenu.</xsl:otherwise>
            </xsl:choose>
          </p>
          <div class="actions">
            <button class="button accent large" type="submit" name="etape" value="valider">
              <xsl:choose>
                <xsl:when test="@part = 'employer'">Valider et envoyer au collège</xsl:when>
                <xsl:otherwise>Valider et ouvrir la signature</xsl:otherwise>
              </xsl:choose>
            </button>
            <button class="button" type="submit" name="etape" value="brouillon">Enregistrer le brouillon</button>
          </div>
        </div>
      </form>
    </div>
  </xsl:template>

  <!-- The offer speaks to the pupil, the agreement of the pupil: its words are shown beside, to begin with. -->
  <xsl:template match="form/fieldset[@name = 'agreement-activities']">
    <fieldset class="card" id="groupe-{@name}">
      <legend><xsl:value-of select="s:label('fieldset', @name)"/></legend>
      <xsl:if test="/page/*/offer-description">
        <details>
          <summary>Ce que dit votre offre</summary>
          <p class="quote lines"><xsl:value-of select="/page/*/offer-description"/></p>
        </details>
      </xsl:if>
      <xsl:apply-templates select="field"/>
    </fieldset>
  </xsl:template>

  <!-- A row of hours for each day of the placement, and one that serves them all. -->
  <xsl:template match="form/fieldset[@name = 'agreement-hours']">
    <fieldset class="card" id="agreement-hours" tabindex="-1">
      <legend><xsl:value-of select="s:label('fieldset', @name)"/></legend>
      <xsl:if test="/page/*/@offer-hours != ''">
        <p class="hint">Dans votre offre : <xsl:value-of select="/page/*/@offer-hours"/></p>
      </xsl:if>
      <p class="hint" id="horaires-aide">
        Remplissez « Chaque jour », et seulement les jours qui en diffèrent.
        Un jour sans stage ? Laissez « Chaque jour » vide et remplissez les autres.
        Au plus 7 h par jour, entre 6 h et 20 h, avec 30 minutes de pause après 4 h 30.
      </p>
      <xsl:call-template name="field-error">
        <xsl:with-param name="name" select="'agreement-hours'"/>
      </xsl:call-template>
      <div class="hours-check" role="status" data-hours="{/page/*/@base}/horaires.json"></div>
      <xsl:call-template name="hours-row">
        <xsl:with-param name="row" select="0"/>
        <xsl:with-param name="label" select="'Chaque jour'"/>
      </xsl:call-template>
      <xsl:for-each select="/page/*/day">
        <xsl:call-template name="hours-row">
          <xsl:with-param name="row" select="@number"/>
          <xsl:with-param name="label" select="@name"/>
        </xsl:call-template>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <xsl:template name="hours-row">
    <xsl:param name="row"/>
    <xsl:param name="label"/>
    <fieldset class="hours" aria-describedby="horaires-aide">
      <legend><xsl:value-of select="$label"/></legend>
      <xsl:for-each select="/page/*/form/fieldset/field[starts-with(@name, concat('day', $row, '-'))]">
        <div class="field">
          <label for="{@name}"><xsl:value-of select="s:label('hours-part', substring-after(@name, '-'))"/></label>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="@name"/></xsl:call-template>
          <input type="time" id="{@name}" name="{@name}" value="{key('value', @name)}">
            <xsl:call-template name="described"><xsl:with-param name="name" select="@name"/></xsl:call-template>
          </input>
        </div>
      </xsl:for-each>
    </fieldset>
  </xsl:template>
</xsl:stylesheet>
