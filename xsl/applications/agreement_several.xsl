<?xml version="1.0" encoding="UTF-8"?>
<!-- What a school writes in several agreements at once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="agreement-several" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Compléter plusieurs conventions
  </xsl:template>

  <xsl:template match="agreement-several">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/conventions'"/>
        <xsl:with-param name="label" select="'Conventions de stage'"/>
      </xsl:call-template>
      <h1>Compléter plusieurs conventions</h1>
      <xsl:choose>
        <xsl:when test="row">
          <p class="lead">Écrivez une fois ce que ces conventions ont en commun.</p>
          <xsl:call-template name="error-summary"/>
          <p class="hint">
            L’enseignant référent et les parents viennent de la candidature et du compte de chaque élève.
            Une convention où il en manque un reste à compléter, avec ce que vous écrivez ici.
          </p>
          <form method="post" action="{form/@action}" novalidate="novalidate" data-guard="yes">
            <xsl:call-template name="form-tokens"/>
            <fieldset class="card" id="convention" tabindex="-1">
              <legend>Les conventions</legend>
              <xsl:call-template name="field-error">
                <xsl:with-param name="name" select="'convention'"/>
              </xsl:call-template>
              <div data-tick-all="convention" hidden="hidden"></div>
              <ul class="rows">
                <xsl:for-each select="row">
                  <li>
                    <label class="tick">
                      <input type="checkbox" name="convention" value="{@id}">
                        <xsl:if test="@is-ticked"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
                      </input>
                      <span class="visually-hidden">Choisir la convention de <xsl:value-of select="@pupil"/></span>
                    </label>
                    <span>
                      <a href="/conventions/{@id}"><xsl:value-of select="@pupil"/></a>
                      <span class="hint">
                        <xsl:value-of select="@class"/> · <xsl:value-of select="@employer"/>,
                        <xsl:value-of select="@week"/>
                      </span>
                    </span>
                  </li>
                </xsl:for-each>
              </ul>
            </fieldset>
            <xsl:apply-templates select="form/fieldset"/>
            <div class="card">
              <p>Vous validez : les conventions complètes ne changent plus, leurs signataires sont prévenus.</p>
              <div class="actions">
                <button class="button accent large" type="submit">Valider et ouvrir la signature</button>
              </div>
            </div>
          </form>
        </xsl:when>
        <xsl:otherwise>
          <p class="card">Aucune convention n’attend le collège. <a href="/conventions">Toutes les conventions</a></p>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
