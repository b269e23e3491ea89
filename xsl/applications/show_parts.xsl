<?xml version="1.0" encoding="UTF-8"?>
<!-- An application in full: its parts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="application-show" mode="week">
    <section class="card">
      <h2>
        <s:icon name="calendar-week"/>
        <xsl:choose>
          <xsl:when test="application/@status = 'confirmed'">Semaine du stage</xsl:when>
          <xsl:otherwise>Semaine demandée</xsl:otherwise>
        </xsl:choose>
      </h2>
      <p class="asked-week"><xsl:value-of select="application/@week"/></p>
      <xsl:apply-templates select="application/@school-week"/>
      <p class="hint">
        <xsl:text>Candidature envoyée le </xsl:text>
        <xsl:value-of select="application/@sent"/>
        <xsl:if test="application/@read and @as = 'pupil'">, lue le <xsl:value-of select="application/@read"/></xsl:if>
        <xsl:text>.</xsl:text>
      </p>
    </section>
  </xsl:template>

  <!-- It is not one that the pupil's school published. -->
  <xsl:template match="application/@school-week">
    <xsl:variable name="as" select="../../@as"/>
    <p class="school-week">
      <strong><xsl:value-of select="s:label('school-week', concat(., ':', ../@week-opinion))"/></strong>
      <xsl:if test="$as = 'pupil' and . = 'to-agree' and ../@week-opinion = 'none'">
        <xsl:text> Tu pourras confirmer quand il aura répondu oui.</xsl:text>
      </xsl:if>
    </p>
    <xsl:if test="../../@can-answer-week">
      <form method="post" action="{../../@base}/semaine" class="actions no-print">
        <input type="hidden" name="csrf" value="{../../form/@csrf}"/>
        <xsl:if test="../@week-opinion != 'agreed'">
          <button class="button primary" type="submit" name="avis" value="agreed">
            <xsl:text>Donner l’accord pour cette semaine</xsl:text>
          </button>
        </xsl:if>
        <xsl:if test="../@week-opinion != 'refused'">
          <button class="button" type="submit" name="avis" value="refused">Ne pas donner l’accord</button>
        </xsl:if>
      </form>
    </xsl:if>
  </xsl:template>

  <!-- What the one who looks has to do about it stands out; it comes before what can be done about the placement. -->
  <xsl:template match="application-show" mode="agreement">
    <xsl:if test="application/@agreement">
      <xsl:variable name="state" select="application/@agreement"/>
      <section id="convention">
        <xsl:attribute name="class">card<xsl:if test="@can-complete"> answer</xsl:if></xsl:attribute>
        <h2>
          <s:icon name="file-text"/>
          <xsl:text>Convention de stage</xsl:text>
        </h2>
        <p><xsl:apply-templates select="application" mode="agreement-badge"/></p>
        <p><xsl:value-of select="s:label('agreement-next', $state)"/></p>
        <p class="actions no-print">
          <a href="/conventions{substring-after(@base, '/candidatures')}">
            <xsl:attribute name="class">
              <xsl:text>button</xsl:text>
              <xsl:choose>
                <xsl:when test="@can-complete"> accent large</xsl:when>
                <xsl:when test="$state = 'to_sign'"> primary</xsl:when>
              </xsl:choose>
            </xsl:attribute>
            <xsl:choose>
              <xsl:when test="@can-complete">Compléter la convention</xsl:when>
              <xsl:otherwise>Voir la convention</xsl:otherwise>
            </xsl:choose>
          </a>
        </p>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="application-show" mode="motivation">
    <section class="card">
      <h2>
        <xsl:choose>
          <xsl:when test="@as = 'pupil'">Tes motivations</xsl:when>
          <xsl:otherwise>Motivations</xsl:otherwise>
        </xsl:choose>
      </h2>
      <div class="prose"><xsl:copy-of select="application/motivation/node()"/></div>
    </section>
  </xsl:template>

  <xsl:template match="application-show" mode="opinion">
    <section class="card">
      <h2>Avis du référent</h2>
      <p><xsl:apply-templates select="application" mode="referent"/></p>
      <xsl:call-template name="explained"><xsl:with-param name="word" select="'referent'"/></xsl:call-template>
      <xsl:if test="@can-give-opinion">
        <p><a class="button" href="{@base}/avis">Donner un avis</a></p>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="application-show" mode="offer">
    <section class="card">
      <h2>L’offre</h2>
      <h3>
        <xsl:choose>
          <xsl:when test="offer/@listed">
            <a href="/offres/{offer/@id}"><xsl:value-of select="offer/title"/></a>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="offer/title"/></xsl:otherwise>
        </xsl:choose>
      </h3>
      <div class="prose"><xsl:copy-of select="offer/description/node()"/></div>
      <p class="hint">
        <xsl:text>Offre n° </xsl:text>
        <xsl:value-of select="offer/@id"/>
        <xsl:text> · </xsl:text>
        <xsl:for-each select="offer/domain">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
      </p>
      <p>
        <xsl:text>Période de validité : </xsl:text>
        <strong><xsl:value-of select="offer/@period"/></strong>
        <xsl:text>.</xsl:text>
        <xsl:if test="application/@live">
          <xsl:text> </xsl:text>
          <xsl:value-of select="application/@seats-left"/>
          <xsl:choose>
            <xsl:when test="application/@seats-left &lt; 2"> place libre</xsl:when>
            <xsl:otherwise> places libres</xsl:otherwise>
          </xsl:choose>
          <xsl:text> pour la semaine demandée.</xsl:text>
        </xsl:if>
      </p>
    </section>
  </xsl:template>

  <!-- The map is the offer's: not of a placement that is agreed to be elsewhere. -->
  <xsl:template match="application-show" mode="place">
    <xsl:if test="not(agreed) or (agreed/@address = offer/place/address and agreed/@postcode = offer/place/postcode)">
      <section class="card">
        <h2>Localisation du stage</h2>
        <xsl:apply-templates select="offer/place"/>
      </section>
    </xsl:if>
    <xsl:for-each select="elsewhere">
      <section class="card">
        <h2>Localisation du stage</h2>
        <p class="hint">Le stage a lieu à une autre adresse que celle de l’offre. La carte montre la commune.</p>
        <div class="map map-small"
             data-map="point"
             data-latitude="{@latitude}"
             data-longitude="{@longitude}"
             data-tiles="{$site/@tile-url}"
             data-attribution="{$site/@tile-attribution}"
             role="region"
             aria-label="Carte : {@town}">
          <xsl:text> </xsl:text>
        </div>
      </section>
    </xsl:for-each>
  </xsl:template>

  <!-- Once employer and school have completed the agreement: it holds, not the offer. -->
  <xsl:template match="application-show/agreed">
    <section class="card" id="convenu">
      <h2>Ce que dit la convention</h2>
      <dl class="facts">
        <div><dt>Horaires</dt><dd><xsl:value-of select="@hours"/></dd></div>
        <div>
          <dt>Adresse du stage</dt>
          <dd>
            <xsl:value-of select="@address"/>
            <xsl:text>, </xsl:text>
            <xsl:value-of select="@postcode"/>
            <xsl:text> </xsl:text>
            <xsl:value-of select="@town"/>
          </dd>
        </div>
        <div>
          <dt>Tuteur</dt>
          <dd>
            <xsl:value-of select="@tutor"/>
            <xsl:text>, </xsl:text>
            <xsl:value-of select="@tutor-title"/>
            <xsl:text>, </xsl:text>
            <a href="tel:{translate(@tutor-phone, '   ', '')}"><xsl:value-of select="@tutor-phone"/></a>
          </dd>
        </div>
        <div><dt>Repas</dt><dd><xsl:value-of select="s:optional('agreement-meal', @meal)"/></dd></div>
        <div><dt>Déplacements</dt><dd><xsl:value-of select="s:optional('agreement-travel', @travel)"/></dd></div>
        <xsl:if test="bring != ''">
          <div><dt>À apporter</dt><dd class="lines"><xsl:value-of select="bring"/></dd></div>
        </xsl:if>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="application-show" mode="employer">
    <section class="card">
      <h2>L’employeur</h2>
      <xsl:apply-templates select="offer/employer" mode="full"/>
    </section>
  </xsl:template>

  <xsl:template match="application-show" mode="conditions">
    <section class="card"><h2>Les conditions</h2><xsl:apply-templates select="offer/conditions"/></section>
  </xsl:template>

  <xsl:template match="figures">
    <section class="card no-print" id="statistiques">
      <h2>Statistiques de l’offre</h2>
      <xsl:apply-templates select="." mode="figures">
        <xsl:with-param name="number" select="../application/offer-link/@id"/>
      </xsl:apply-templates>
    </section>
  </xsl:template>
</xsl:stylesheet>
