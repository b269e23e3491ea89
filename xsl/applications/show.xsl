<?xml version="1.0" encoding="UTF-8"?>
<!-- One application in full, as each of those concerned sees it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="application-show" mode="title">
    <xsl:choose>
      <xsl:when test="@as = 'pupil' and application/@status = 'confirmed'">Ma fiche de stage</xsl:when>
      <xsl:when test="@as = 'pupil'">Ma candidature n° <xsl:value-of select="application/@id"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="application/pupil/@first-name"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="application/pupil/@last-name"/>
        <xsl:text>, </xsl:text>
        <xsl:value-of select="application/offer-link"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:text>, </xsl:text>
    <xsl:value-of select="s:label('application-status', application/@status)"/>
  </xsl:template>

  <xsl:template match="application-show" mode="head">
    <xsl:if test="offer/place/@latitude or elsewhere">
      <xsl:call-template name="map-head"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="application-show">
    <div class="container application-page">
      <xsl:apply-templates select="." mode="breadcrumb"/>
      <div class="offer-head">
        <div>
          <p class="offer-number">Candidature n° <xsl:value-of select="application/@id"/></p>
          <h1><xsl:apply-templates select="." mode="heading"/></h1>
          <p class="offer-subtitle">
            <xsl:apply-templates select="application" mode="status"/>
            <xsl:if test="application/@priority">
              <span class="badge priority">
                <xsl:call-template name="icon"><xsl:with-param name="name" select="'star-fill'"/></xsl:call-template>
                <xsl:text>Candidature prioritaire (</xsl:text>
                <xsl:value-of select="s:label('priority', application/@priority)"/>
                <xsl:text>)</xsl:text>
              </span>
            </xsl:if>
          </p>
          <xsl:if test="application/@priority and @as != 'pupil'">
            <xsl:call-template name="explained"><xsl:with-param name="word" select="'priority'"/></xsl:call-template>
          </xsl:if>
        </div>
        <p class="actions no-print">
          <a class="button" href="/export{@base}.pdf">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>
            <xsl:text>Impression PDF</xsl:text>
          </a>
        </p>
      </div>
      <xsl:call-template name="info"/>
      <xsl:call-template name="application-refusal"/>
      <xsl:apply-templates select="application" mode="steps"/>
      <xsl:if test="@as = 'pupil'"><xsl:apply-templates select="application" mode="answer"/></xsl:if>
      <div class="offer-columns">
        <xsl:choose>
          <!-- The sheet of a placement: where to go and whom to ask for come first. -->
          <xsl:when test="@as = 'pupil' and application/@status = 'confirmed'">
            <div class="offer-main">
              <xsl:apply-templates select="." mode="week"/>
              <xsl:apply-templates select="." mode="agreement"/>
              <xsl:apply-templates select="agreed"/>
              <xsl:apply-templates select="application/contact"/>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:if test="not(agreed)"><xsl:apply-templates select="." mode="conditions"/></xsl:if>
            </div>
            <div class="offer-side">
              <xsl:apply-templates select="." mode="offer"/>
              <xsl:apply-templates select="." mode="employer"/>
              <xsl:apply-templates select="." mode="motivation"/>
              <xsl:apply-templates select="." mode="opinion"/>
            </div>
          </xsl:when>
          <xsl:otherwise>
            <div class="offer-main">
              <xsl:apply-templates select="application/pupil" mode="full"/>
              <xsl:if test="@as != 'pupil'"><xsl:apply-templates select="." mode="motivation"/></xsl:if>
              <xsl:apply-templates select="." mode="week"/>
              <xsl:apply-templates select="." mode="agreement"/>
              <xsl:apply-templates select="agreed"/>
              <xsl:if test="@as != 'pupil'"><xsl:apply-templates select="application" mode="answer"/></xsl:if>
              <xsl:if test="@as = 'pupil'"><xsl:apply-templates select="." mode="motivation"/></xsl:if>
              <xsl:apply-templates select="." mode="opinion"/>
              <xsl:apply-templates select="." mode="offer"/>
            </div>
            <div class="offer-side">
              <xsl:apply-templates select="application/contact"/>
              <xsl:apply-templates select="." mode="place"/>
              <xsl:if test="@as = 'pupil'"><xsl:apply-templates select="." mode="conditions"/></xsl:if>
              <xsl:apply-templates select="." mode="employer"/>
              <xsl:apply-templates select="figures"/>
            </div>
          </xsl:otherwise>
        </xsl:choose>
      </div>
      <xsl:call-template name="application-history"/>
      <xsl:if test="@as = 'link'">
        <p class="hint no-print">
          <xsl:text>Vous ne vous occupez pas, ou plus, de cette offre ? </xsl:text>
          <a href="{@base}/plus-a-moi">Ces liens ne sont plus à moi</a>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- Its parts -->

  <xsl:template match="application-show" mode="week">
    <section class="card">
      <h2>
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'calendar-week'"/></xsl:call-template>
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
    <xsl:if test="$as = 'school' and (../@status = 'waiting' or ../@status = 'accepted')
                  and (. = 'to-agree' or ../@week-opinion != 'none')">
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
      <xsl:variable name="writes"
                    select="((@as = 'employer' or @as = 'link') and $state = 'to_complete_employer')
                             or (@as = 'school' and $state = 'to_complete_school')"/>
      <section id="convention">
        <xsl:attribute name="class">card<xsl:if test="$writes"> answer</xsl:if></xsl:attribute>
        <h2>
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'file-text'"/></xsl:call-template>
          <xsl:text>Convention de stage</xsl:text>
        </h2>
        <p><xsl:apply-templates select="application" mode="agreement-status"/></p>
        <p><xsl:value-of select="s:label('agreement-next', $state)"/></p>
        <p class="actions no-print">
          <a href="/conventions{substring-after(@base, '/candidatures')}">
            <xsl:attribute name="class">
              <xsl:text>button</xsl:text>
              <xsl:choose>
                <xsl:when test="$writes"> accent large</xsl:when>
                <xsl:when test="$state = 'to_sign'"> primary</xsl:when>
              </xsl:choose>
            </xsl:attribute>
            <xsl:choose>
              <xsl:when test="$writes">Compléter la convention</xsl:when>
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
      <xsl:if test="@as = 'school' and (application/@status = 'waiting' or application/@status = 'accepted')">
        <p><a class="button" href="{@base}/avis">Donner un avis</a></p>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="application-show" mode="offer">
    <section class="card">
      <h2>L’offre</h2>
      <h3>
        <xsl:choose>
          <xsl:when test="offer/@status = 'disabled' or offer/@status = 'ended' or offer/@status = 'to-activate'">
            <xsl:value-of select="offer/title"/>
          </xsl:when>
          <xsl:otherwise><a href="/offres/{offer/@id}"><xsl:value-of select="offer/title"/></a></xsl:otherwise>
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
        <xsl:if test="application/@status = 'waiting' or application/@status = 'accepted'">
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
        <div class="map map-small" data-map="point" data-latitude="{@latitude}" data-longitude="{@longitude}"
            data-tiles="{$site/@tile-url}" data-attribution="{$site/@tile-attribution}" role="region"
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

  <xsl:template match="application-show" mode="breadcrumb">
    <xsl:choose>
      <xsl:when test="@as = 'pupil'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures'"/>
          <xsl:with-param name="label" select="'Mes candidatures'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'employer' and application/@status = 'waiting'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures'"/>
          <xsl:with-param name="label" select="'Candidatures à traiter'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'employer'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures/traitees'"/>
          <xsl:with-param name="label" select="'Candidatures traitées'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'school'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="concat('/candidatures/eleves/', application/pupil/@id)"/>
          <xsl:with-param name="label"
                          select="concat(application/pupil/@first-name, ' ', application/pupil/@last-name)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@as = 'admin'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/admin/candidatures'"/>
          <xsl:with-param name="label" select="'Candidatures'"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="application-show" mode="heading">
    <xsl:choose>
      <xsl:when test="@as = 'pupil'"><xsl:value-of select="application/offer-link"/></xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="application/pupil/@first-name"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="application/pupil/@last-name"/>
        <xsl:text> : </xsl:text>
        <xsl:value-of select="application/offer-link"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The question that is asked now, and its buttons -->

  <xsl:template match="application" mode="answer">
    <xsl:variable name="as" select="../@as"/>
    <xsl:if test="$as = 'pupil' and @status = 'refused'">
      <div class="notice warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template>
        <div>
          <h2>L’employeur ne peut pas t’accueillir</h2>
          <xsl:for-each select="../event[@name = 'refused'][last()]">
            <xsl:if test="@reason-code != ''">
              <p><strong><xsl:call-template name="refusal-label"/></strong></p>
            </xsl:if>
            <xsl:if test="reason != ''"><p class="typed"><q><xsl:value-of select="reason"/></q></p></xsl:if>
          </xsl:for-each>
          <p>Un refus arrive à tout le monde, et souvent il n’a rien à voir avec toi.</p>
          <p><a class="button primary" href="/offres?libres=1">Chercher une autre offre</a></p>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="$as = 'pupil' and @can-take-up">
      <section class="card answer no-print">
        <h2>Tu as changé d’avis ?</h2>
        <p>Il reste une place : tu peux reprendre cette candidature, une fois. Elle repart comme tu l’avais écrite.</p>
        <p class="actions">
          <a class="button primary" href="{../@base}/reprendre">Reprendre ma candidature</a>
          <a class="button" href="/offres?libres=1">Chercher une autre offre</a>
        </p>
      </section>
    </xsl:if>
    <xsl:if test="@can-accept or @can-refuse or @can-confirm or @can-withdraw or @can-cancel or @hindrance">
      <section class="card answer no-print">
        <xsl:choose>
          <xsl:when test="$as = 'pupil'"><xsl:apply-templates select="." mode="pupil-answer"/></xsl:when>
          <xsl:when test="$as = 'school'"><xsl:apply-templates select="." mode="cancel-answer"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="employer-answer"/></xsl:otherwise>
        </xsl:choose>
      </section>
    </xsl:if>
    <xsl:if test="cancel-reason">
      <div class="notice warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template>
        <div><p><strong>Motif de l’annulation</strong></p><xsl:copy-of select="cancel-reason/node()"/></div>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="application" mode="pupil-answer">
    <xsl:choose>
      <xsl:when test="@can-confirm">
        <h2>L’employeur t’accepte : tu confirmes ?</h2>
        <p>
          <xsl:text>La place est au premier élève qui confirme. Confirme au plus tard le </xsl:text>
          <strong><xsl:value-of select="@confirm-until"/></strong>
          <xsl:text>. En confirmant, tes autres candidatures pour cette semaine se ferment.</xsl:text>
        </p>
        <div class="actions">
          <xsl:call-template name="application-act">
            <xsl:with-param name="act" select="'confirmer'"/>
            <xsl:with-param name="label" select="'Confirmer mon stage'"/>
            <xsl:with-param name="style" select="'accent'"/>
            <xsl:with-param name="icon" select="'check-circle'"/>
          </xsl:call-template>
          <a class="button large" href="{../@base}/retirer">Décliner</a>
        </div>
      </xsl:when>
      <xsl:when test="@hindrance">
        <h2>On ne peut pas confirmer</h2>
        <p><xsl:value-of select="s:label('application-refusal-pupil', @hindrance)"/></p>
        <p class="actions">
          <a class="button primary" href="/offres?libres=1">Chercher une autre offre</a>
          <xsl:if test="@can-withdraw">
            <xsl:text> </xsl:text>
            <a class="button" href="{../@base}/retirer">Retirer</a>
          </xsl:if>
        </p>
      </xsl:when>
      <xsl:when test="@can-withdraw">
        <h2>L’employeur n’a pas encore répondu</h2>
        <p>Il a jusqu’au <xsl:value-of select="@answer-until"/>. Tu peux postuler à d’autres offres en attendant.</p>
        <xsl:if test="@reminded"><p class="hint">Tu l’as relancé le <xsl:value-of select="@reminded"/>.</p></xsl:if>
        <div class="actions">
          <xsl:if test="@can-remind">
            <form method="post" action="{../@base}/relancer" class="inline-form">
              <input type="hidden" name="csrf" value="{../form/@csrf}"/>
              <button class="button primary" type="submit">Relancer l’employeur</button>
            </form>
          </xsl:if>
          <a class="button" href="/offres?libres=1">Chercher d’autres offres</a>
          <a class="button" href="{../@base}/retirer">Retirer ma candidature</a>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <h2>Ta place est confirmée</h2>
        <p>
          <xsl:text>Rendez-vous </xsl:text>
          <xsl:value-of select="@week"/>
          <xsl:variable name="hours" select="../agreed/@hours | offer-link/@hours[not(../../../agreed)]"/>
          <xsl:if test="$hours != ''"> (<xsl:value-of select="$hours"/>)</xsl:if>
          <xsl:text>. Prochaine étape : la convention, à signer avec ton collège et tes parents.</xsl:text>
        </p>
        <p class="actions">
          <a class="button primary" href="/export/stages/{@id}.ics">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'calendar-check'"/></xsl:call-template>
            <xsl:text>Ajouter à mon agenda</xsl:text>
          </a>
          <a class="button" href="/export/stages/{@id}.pdf">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>
            <xsl:text>Fiche de stage (PDF)</xsl:text>
          </a>
          <a class="button danger" href="{../@base}/annuler">Annuler mon stage</a>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="application" mode="cancel-answer">
    <h2>Le stage est confirmé</h2>
    <p>Un empêchement ? L’annulation rend la place et prévient tous ceux qu’elle concerne.</p>
    <p class="actions">
      <a class="button" href="{concat('/export/stages', substring-after(../@base, '/candidatures'))}.ics">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'calendar-check'"/></xsl:call-template>
        <xsl:text>Ajouter à l’agenda</xsl:text>
      </a>
      <xsl:text> </xsl:text>
      <a class="button" href="{concat('/export/stages', substring-after(../@base, '/candidatures'))}.pdf">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>
        <xsl:text>Fiche de stage (PDF)</xsl:text>
      </a>
      <xsl:text> </xsl:text>
      <a class="button danger" href="{../@base}/annuler">Annuler le stage</a>
    </p>
  </xsl:template>

  <xsl:template match="application" mode="employer-answer">
    <xsl:choose>
      <xsl:when test="@can-cancel"><xsl:apply-templates select="." mode="cancel-answer"/></xsl:when>
      <xsl:otherwise>
        <h2><xsl:apply-templates select="." mode="employer-question"/></h2>
        <xsl:if test="@hindrance"><p><xsl:value-of select="s:label('application-refusal', @hindrance)"/></p></xsl:if>
        <xsl:if test="@state = 'pending'">
          <p>
            En l’acceptant, vous proposez à cet élève de venir effectuer son stage à la période demandée. Même si vous
            n’avez qu’une seule place disponible, vous pouvez accepter plusieurs candidatures pour une même période,
            car les élèves postuleront sans doute sur plusieurs offres. Dans ce cas, c’est le premier élève qui
            confirmera son stage qui l’emportera, les autres candidats étant quant à eux automatiquement avertis que
            la place n’est plus disponible.
          </p>
        </xsl:if>
        <xsl:if test="@confirm-until">
          <p>
            <xsl:text>L’élève a jusqu’au </xsl:text>
            <strong><xsl:value-of select="@confirm-until"/></strong>
            <xsl:text> pour confirmer.</xsl:text>
            <xsl:if test="not(../@as = 'admin')"> Un e-mail vous préviendra.</xsl:if>
          </p>
        </xsl:if>
        <xsl:if test="@answer-until">
          <p class="hint">Sans réponse le <xsl:value-of select="@answer-until"/>, la candidature se ferme.</p>
        </xsl:if>
        <div class="actions">
          <xsl:call-template name="back-button"/>
          <xsl:if test="@can-refuse">
            <a class="button large" href="{../@base}/refuser">
              <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-circle'"/></xsl:call-template>
              <xsl:text>Refuser</xsl:text>
            </a>
          </xsl:if>
          <xsl:choose>
            <xsl:when test="@can-accept and ../@as = 'admin'">
              <a class="button large primary" href="{../@base}/accepter">
                <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle'"/></xsl:call-template>
                <xsl:text>Accepter</xsl:text>
              </a>
            </xsl:when>
            <xsl:when test="@can-accept">
              <xsl:call-template name="application-act">
                <xsl:with-param name="act" select="'accepter'"/>
                <xsl:with-param name="label" select="'Accepter'"/>
                <xsl:with-param name="style" select="'primary'"/>
                <xsl:with-param name="icon" select="'check-circle'"/>
              </xsl:call-template>
            </xsl:when>
          </xsl:choose>
          <a class="button large" href="#statistiques">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'list-ul'"/></xsl:call-template>
            <xsl:text>Statistiques</xsl:text>
          </a>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="application" mode="employer-question">
    <xsl:choose>
      <xsl:when test="../@as = 'admin' and @state = 'pending'">
        <xsl:text>Cette candidature attend la réponse de l’employeur</xsl:text>
      </xsl:when>
      <xsl:when test="../@as = 'admin' and @state = 'accepted'">Acceptée : l’élève doit encore confirmer</xsl:when>
      <xsl:when test="../@as = 'admin' and @state = 'refused'">
        <xsl:text>Refusée</xsl:text>
        <xsl:if test="@can-accept"> : l’employeur peut revenir sur ce refus, vous aussi</xsl:if>
      </xsl:when>
      <xsl:when test="@state = 'pending'">Vous devez vous prononcer sur cette candidature</xsl:when>
      <xsl:when test="@state = 'accepted'">Vous avez accepté : l’élève doit encore confirmer</xsl:when>
      <xsl:when test="@state = 'refused'">
        <xsl:text>Vous avez refusé</xsl:text>
        <xsl:if test="@can-accept"> : vous pouvez revenir sur ce refus</xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>Le délai est passé</xsl:text>
        <xsl:if test="@can-accept"> : vous pouvez encore accepter</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="back-button">
    <xsl:choose>
      <xsl:when test="../@as = 'employer'"><a class="button large" href="/candidatures">Retour</a></xsl:when>
      <xsl:when test="../@as = 'admin'"><a class="button large" href="/admin/candidatures">Retour</a></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- The link shows what is needed to decide; the rest, to who reads a code in the same mailbox. -->
  <xsl:template name="link-code">
    <xsl:variable name="base" select="../../@base"/>
    <xsl:variable name="csrf" select="../../form/@csrf"/>
    <div class="no-print" id="coordonnees">
      <h3>Adresse et date de naissance</h3>
      <p>L’élève est mineur : ces données ne s’ouvrent qu’avec un code, envoyé à l’adresse qui a reçu ce lien.</p>
      <form method="post" action="{$base}/code-envoyer" class="actions">
        <input type="hidden" name="csrf" value="{$csrf}"/>
        <button class="button" type="submit">Recevoir un code</button>
      </form>
      <form method="post" action="{$base}/code" class="search-line compact">
        <input type="hidden" name="csrf" value="{$csrf}"/>
        <div class="field size-small">
          <label for="code">Code reçu (6 chiffres, obligatoire)</label>
          <input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12"
                 required="required"/>
        </div>
        <button class="button primary" type="submit">Afficher</button>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="link-done" mode="title">C’est fait</xsl:template>

  <xsl:template match="link-done">
    <div class="container narrow">
      <h1>C’est fait</h1>
      <xsl:choose>
        <xsl:when test="@info = 'liens-rendus'">
          <p class="lead">
            Les liens reçus à cette adresse n’ouvrent plus rien. Le département est prévenu : il cherche à qui écrire
            désormais.
          </p>
        </xsl:when>
        <xsl:otherwise>
          <p class="lead">
            Tous ceux que cela concerne sont prévenus. Le lien que vous aviez reçu n’ouvre plus rien : il n’y a plus
            rien à décider.
          </p>
        </xsl:otherwise>
      </xsl:choose>
      <p class="actions"><a class="button primary" href="/">Retour à l’accueil</a></p>
    </div>
  </xsl:template>

  <xsl:template match="pupil" mode="full">
    <section class="card">
      <h2>
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'person'"/></xsl:call-template>
        <xsl:text>Coordonnées de l’élève</xsl:text>
      </h2>
      <dl class="facts">
        <div><dt>Id élève</dt><dd><xsl:value-of select="@id"/></dd></div>
        <div>
          <dt>Nom et prénom</dt>
          <dd>
            <xsl:if test="@civility">
              <xsl:value-of select="s:label('civility', @civility)"/>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:value-of select="@last-name"/>
            <xsl:text> </xsl:text>
            <xsl:value-of select="@first-name"/>
          </dd>
        </div>
        <xsl:if test="@born"><div><dt>Date de naissance</dt><dd><xsl:value-of select="@born"/></dd></div></xsl:if>
        <xsl:choose>
          <xsl:when test="@address != ''">
            <div>
              <dt>Adresse</dt>
              <dd>
                <xsl:value-of select="@address"/>
                <br/>
                <xsl:value-of select="@postcode"/>
                <xsl:text> </xsl:text>
                <xsl:value-of select="@town"/>
              </dd>
            </div>
          </xsl:when>
          <xsl:when test="../../@as = 'link' and @email and not(@born) and (../@status = 'accepted' or ../@status = 'confirmed')">
            <div><dt>Adresse, naissance</dt><dd class="hint">Montrées avec un code : voir plus bas.</dd></div>
          </xsl:when>
          <xsl:when test="@email and not(@born)">
            <div><dt>Adresse</dt><dd class="hint">Montrée une fois la candidature acceptée.</dd></div>
          </xsl:when>
        </xsl:choose>
        <xsl:if test="@phone != ''">
          <div>
            <dt>Téléphone</dt>
            <dd><a href="tel:{translate(@phone, '   ', '')}"><xsl:value-of select="@phone"/></a></dd>
          </div>
        </xsl:if>
        <xsl:if test="@email">
          <div><dt>E-mail</dt><dd><a href="mailto:{@email}"><xsl:value-of select="@email"/></a></dd></div>
        </xsl:if>
      </dl>
      <h3>
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'mortarboard'"/></xsl:call-template>
        <xsl:text>Établissement</xsl:text>
      </h3>
      <p>
        <xsl:value-of select="@school"/>
        <xsl:text>, </xsl:text>
        <xsl:value-of select="@school-town"/>
        <xsl:if test="@class != ''"> (<xsl:value-of select="@class"/>)</xsl:if>
      </p>
      <xsl:if test="../../@as = 'link' and @email and not(@born) and (../@status = 'accepted' or ../@status = 'confirmed')">
        <xsl:call-template name="link-code"/>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="contact">
    <section class="card">
      <h2>Contact</h2>
      <p><strong><xsl:value-of select="@name"/></strong></p>
      <ul class="plain">
        <li>
          <a href="mailto:{@email}">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'envelope'"/></xsl:call-template>
            <xsl:value-of select="@email"/>
          </a>
        </li>
        <xsl:if test="@phone != ''">
          <li>
            <a href="tel:{translate(@phone, '   ', '')}">
              <xsl:call-template name="icon"><xsl:with-param name="name" select="'telephone'"/></xsl:call-template>
              <xsl:value-of select="@phone"/>
            </a>
          </li>
        </xsl:if>
      </ul>
      <xsl:if test="../../@as = 'pupil' and ../@status = 'waiting'">
        <p class="hint">
          <xsl:choose>
            <xsl:when test="@at-once">Tu peux le contacter dès maintenant.</xsl:when>
            <xsl:otherwise>Attends sa réponse avant de l’appeler.</xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
