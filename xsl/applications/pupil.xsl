<?xml version="1.0" encoding="UTF-8"?>
<!-- A pupil's applications: what to do next comes first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="pupil-applications" mode="title">Mes candidatures</xsl:template>

  <xsl:template match="pupil-applications">
    <xsl:variable name="to-confirm" select="application[@group = 'to-confirm']"/>
    <xsl:variable name="placement" select="application[@group = 'placement']"/>
    <xsl:variable name="waiting" select="application[@group = 'waiting']"/>
    <xsl:variable name="ended" select="application[@group = 'ended']"/>
    <div class="container narrow">
      <h1>Mes candidatures</h1>
      <xsl:call-template name="info"/>
      <xsl:call-template name="application-refusal"/>
      <p class="lead">
        <xsl:choose>
          <xsl:when test="count($to-confirm) = 1">Un employeur t’accepte : confirme avant les autres !</xsl:when>
          <xsl:when test="$to-confirm">
            <xsl:value-of select="count($to-confirm)"/> employeurs t’acceptent : choisis ton stage.
          </xsl:when>
          <xsl:when test="$placement">Ton stage est confirmé. Bravo !</xsl:when>
          <xsl:when test="count($waiting) = 1">Une candidature attend la réponse de l’employeur.</xsl:when>
          <xsl:when test="$waiting">
            <xsl:value-of select="count($waiting)"/> candidatures attendent une réponse.
          </xsl:when>
          <xsl:when test="$ended">Aucune candidature en cours : c’est le moment d’en envoyer une.</xsl:when>
        </xsl:choose>
      </p>
      <xsl:if test="not(application)">
        <div class="card empty">
          <h2>Rien d’envoyé pour l’instant</h2>
          <p>
            Trouve une offre qui te plaît, écris trois ou quatre phrases, envoie : la réponse arrive ici.
            Tu peux postuler à plusieurs offres à la fois.
          </p>
          <p class="actions">
            <a class="button accent" href="/offres?libres=1">Chercher une offre</a>
            <a class="button" href="/eleves">Préparer ma candidature</a>
          </p>
        </div>
      </xsl:if>
      <xsl:call-template name="application-group">
        <xsl:with-param name="title" select="'À confirmer'"/>
        <xsl:with-param name="applications" select="$to-confirm"/>
      </xsl:call-template>
      <xsl:call-template name="application-group">
        <xsl:with-param name="title" select="'Mon stage'"/>
        <xsl:with-param name="applications" select="$placement"/>
      </xsl:call-template>
      <xsl:call-template name="application-group">
        <xsl:with-param name="title" select="'En attente de réponse'"/>
        <xsl:with-param name="applications" select="$waiting"/>
      </xsl:call-template>
      <xsl:if test="$ended and not($to-confirm or $placement or $waiting)">
        <p><a class="button accent" href="/offres?libres=1">Chercher une offre</a></p>
      </xsl:if>
      <xsl:call-template name="application-group">
        <xsl:with-param name="title" select="'Terminées'"/>
        <xsl:with-param name="applications" select="$ended"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template name="application-group">
    <xsl:param name="title"/>
    <xsl:param name="applications"/>
    <xsl:if test="$applications">
      <section>
        <h2><xsl:value-of select="$title"/></h2>
        <xsl:apply-templates select="$applications" mode="pupil-card"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="application" mode="pupil-card">
    <article class="card application-card group-{@group}">
      <div class="application-head">
        <h3><a href="/candidatures/{@id}"><xsl:value-of select="offer-link"/></a></h3>
        <xsl:apply-templates select="." mode="status"/>
      </div>
      <p>
        <xsl:value-of select="offer-link/@employer"/> · <strong><xsl:value-of select="offer-link/@town"/></strong><br/>
        <xsl:call-template name="named-week">
          <xsl:with-param name="days" select="@week"/>
          <xsl:with-param name="begins" select="true()"/>
        </xsl:call-template>
      </p>
      <xsl:choose>
        <xsl:when test="@group = 'ended'">
          <xsl:if test="@status = 'closed' or @status = 'invalidated'">
            <p class="hint"><xsl:value-of select="s:label('application-state', @state)"/></p>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="steps"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates select="." mode="pupil-next"/>
    </article>
  </xsl:template>

  <!-- Which application a button is about, for who hears it away from its card. -->
  <xsl:template name="about-offer">
    <span class="visually-hidden">
      <xsl:text> : </xsl:text>
      <xsl:value-of select="offer-link"/>
      <xsl:text>, </xsl:text>
      <xsl:value-of select="@week"/>
    </span>
  </xsl:template>

  <!-- What there is to do, or to know, now. -->
  <xsl:template match="application" mode="pupil-next"/>

  <xsl:template match="application[@group = 'to-confirm']" mode="pupil-next">
    <p>
      La place est au premier qui confirme.
      Confirme au plus tard le <strong><xsl:value-of select="@confirm-until"/></strong>.
    </p>
    <p class="actions">
      <a class="button accent" href="/candidatures/{@id}/confirmer">
        <s:icon name="check-circle"/>Confirmer mon stage<xsl:call-template name="about-offer"/>
      </a>
      <a class="button" href="/candidatures/{@id}">Voir<xsl:call-template name="about-offer"/></a>
    </p>
  </xsl:template>

  <xsl:template match="application[@group = 'waiting']" mode="pupil-next">
    <p class="hint">
      <xsl:choose>
        <xsl:when test="@read">Lue le <xsl:value-of select="@read"/>. </xsl:when>
        <xsl:otherwise>Pas encore lue. </xsl:otherwise>
      </xsl:choose>
      <xsl:text>L’employeur a jusqu’au </xsl:text>
      <xsl:value-of select="@answer-until"/>
      <xsl:text> pour répondre.</xsl:text>
    </p>
    <p class="actions">
      <a class="button" href="/candidatures/{@id}">Voir<xsl:call-template name="about-offer"/></a>
      <a class="button" href="/candidatures/{@id}/retirer">Retirer<xsl:call-template name="about-offer"/></a>
    </p>
  </xsl:template>

  <xsl:template match="application[@status = 'refused']" mode="pupil-next">
    <xsl:if test="@reason-code != '' or refusal-words/p">
      <div class="refusal-reason">
        <p><strong><xsl:call-template name="refusal-label"/></strong></p>
        <xsl:copy-of select="refusal-words/node()"/>
      </div>
    </xsl:if>
    <p class="actions">
      <a class="button" href="/offres?libres=1">Chercher une autre offre<xsl:call-template name="about-offer"/></a>
    </p>
  </xsl:template>

  <xsl:template match="application[@state = 'withdrawn' or @state = 'expired']" mode="pupil-next">
    <p class="actions">
      <a class="button" href="/candidatures/{@id}">Voir ou reprendre<xsl:call-template name="about-offer"/></a>
    </p>
  </xsl:template>

  <xsl:template match="application[@group = 'placement']" mode="pupil-next">
    <xsl:if test="@agreement"><p>Ta convention : <xsl:apply-templates select="." mode="agreement-badge"/></p></xsl:if>
    <p class="actions">
      <xsl:if test="@agreement">
        <a href="/conventions/{@id}">
          <xsl:attribute name="class">button<xsl:if test="@agreement = 'to_sign'"> primary</xsl:if></xsl:attribute>
          <xsl:text>Voir ma convention</xsl:text>
          <xsl:call-template name="about-offer"/>
        </a>
        <xsl:text> </xsl:text>
      </xsl:if>
      <a href="/candidatures/{@id}">
        <xsl:attribute name="class">button<xsl:if test="not(@agreement = 'to_sign')"> primary</xsl:if></xsl:attribute>
        <xsl:text>Ma fiche de stage</xsl:text>
        <xsl:call-template name="about-offer"/>
      </a>
      <a class="button" href="/export/stages/{@id}.ics">
        <s:icon name="calendar-check"/>Ajouter à mon agenda<xsl:call-template name="about-offer"/>
      </a>
    </p>
  </xsl:template>
</xsl:stylesheet>
