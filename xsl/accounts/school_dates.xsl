<?xml version="1.0" encoding="UTF-8"?>
<!-- The dates of a school’s placements. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="school-dates" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Dates de stage du collège
  </xsl:template>
  <xsl:template match="school-dates">
    <div class="container">
      <h1>Dates de stage</h1>
      <xsl:call-template name="school-tabs"/>
      <p>
        Elles sont publiées dans le <a href="/colleges/dates">calendrier des dates de stage par collège</a> :
        les employeurs les voient en choisissant leurs semaines, et vos élèves cherchent d’abord à ces dates.
      </p>
      <div class="two-columns">
        <div>
          <section class="card">
            <h2>Dates publiées</h2>
            <ul class="rows">
              <xsl:for-each select="dates">
                <li>
                  <span>
                    <strong>
                      <xsl:choose>
                        <xsl:when test="@class != ''"><xsl:value-of select="@class"/></xsl:when>
                        <xsl:otherwise>Toutes les 3es</xsl:otherwise>
                      </xsl:choose>
                    </strong>
                    <xsl:text> </xsl:text>
                    <xsl:value-of select="@text"/>
                    <xsl:if test="@past"><span class="hint"> (passées)</span></xsl:if>
                  </span>
                  <xsl:call-template name="act">
                    <xsl:with-param name="action" select="concat('/college/dates/', @id, '/retirer')"/>
                    <xsl:with-param name="label" select="'Retirer'"/>
                    <xsl:with-param name="about" select="@text"/>
                  </xsl:call-template>
                </li>
              </xsl:for-each>
            </ul>
            <xsl:if test="not(dates)"><p>Aucune date publiée.</p></xsl:if>
          </section>
          <form method="post" action="/college/dates/autres-semaines" class="card">
            <input type="hidden" name="csrf" value="{form/@csrf}"/>
            <fieldset>
              <legend>Un stage à d’autres dates ?</legend>
              <p class="hint">Une fois des dates publiées, vos élèves peuvent demander une autre semaine :</p>
              <xsl:call-template name="other-weeks"><xsl:with-param name="code" select="'never'"/></xsl:call-template>
              <xsl:call-template name="other-weeks"><xsl:with-param name="code" select="'agreed'"/></xsl:call-template>
              <xsl:call-template name="other-weeks"><xsl:with-param name="code" select="'free'"/></xsl:call-template>
            </fieldset>
            <button class="button" type="submit">Enregistrer</button>
          </form>
        </div>
        <div>
          <xsl:call-template name="error-summary"/>
          <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
            <xsl:call-template name="form-tokens"/>
            <xsl:apply-templates select="form/fieldset"/>
            <button class="button primary" type="submit">Publier ces dates</button>
          </form>
          <xsl:if test="near">
            <section class="card" aria-labelledby="places">
              <h2 id="places">Places à moins de <xsl:value-of select="near/@km"/> km</h2>
              <p class="hint">
                Les places encore libres autour du collège, semaine par semaine, pour choisir la vôtre.
                Une place ouverte plusieurs semaines compte dans chacune.
              </p>
              <table class="figures-list">
                <caption class="visually-hidden">Places libres autour du collège par semaine</caption>
                <thead><tr><th scope="col">Semaine</th><th scope="col">Places libres</th></tr></thead>
                <tbody>
                  <xsl:for-each select="near/week">
                    <tr><th scope="row"><xsl:value-of select="@text"/></th><td><xsl:value-of select="@seats"/></td></tr>
                  </xsl:for-each>
                </tbody>
              </table>
            </section>
          </xsl:if>
        </div>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="other-weeks">
    <xsl:param name="code"/>
    <div class="box">
      <input type="radio" id="others-{$code}" name="others" value="{$code}">
        <xsl:if test="@others = $code"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <label for="others-{$code}"><xsl:value-of select="s:label('other-weeks', $code)"/></label>
    </div>
  </xsl:template>
</xsl:stylesheet>
