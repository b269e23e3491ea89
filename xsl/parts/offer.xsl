<?xml version="1.0" encoding="UTF-8"?>
<!-- An offer: as a card of a list, and in full. The same drawing serves the search, the home
     page, the preview and the offer's own page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="offer" mode="card">
    <xsl:param name="heading" select="'h2'"/>
    <article class="card offer-card status-{@status}">
      <xsl:if test="@logo"><img class="card-logo" src="{@logo}" alt="" width="48" height="48" loading="lazy"/></xsl:if>
      <p class="card-domain"><xsl:value-of select="domain"/></p>
      <xsl:choose>
        <xsl:when test="$heading = 'h2'">
          <h2 class="card-title"><a href="/offres/{@id}"><xsl:value-of select="title"/></a></h2>
        </xsl:when>
        <xsl:otherwise>
          <h3 class="card-title"><a href="/offres/{@id}"><xsl:value-of select="title"/></a></h3>
        </xsl:otherwise>
      </xsl:choose>
      <p class="card-where">
        <span>
          <xsl:value-of select="employer"/>
          <xsl:text> · </xsl:text>
          <strong><xsl:value-of select="town"/></strong>
          <xsl:if test="@distance"> (<xsl:value-of select="@distance"/>)</xsl:if>
        </span>
      </p>
      <p class="card-when"><span><xsl:value-of select="@period"/></span></p>
      <xsl:if test="week">
        <ul class="week-marks" aria-label="Prochaines semaines libres">
          <xsl:for-each select="week"><li><xsl:value-of select="."/></li></xsl:for-each>
          <xsl:if test="@more-weeks"><li class="week-more">+ <xsl:value-of select="@more-weeks"/></li></xsl:if>
        </ul>
      </xsl:if>
      <p class="card-foot">
        <xsl:apply-templates select="." mode="seats"/>
        <xsl:if test="@meal"><span class="feature meal">Repas sur place</span></xsl:if>
        <xsl:if test="@accessible"><span class="feature access">Accessible</span></xsl:if>
      </p>
    </article>
  </xsl:template>

  <!-- Seats left, or why there are none to ask for: a coloured word; its icon is in the style
       sheet. -->
  <xsl:template match="offer" mode="seats">
    <xsl:choose>
      <xsl:when test="@status = 'open'"><xsl:call-template name="seats-free"/></xsl:when>
      <xsl:when test="@status = 'filled' or @status = 'suspended' or @status = 'closed'">
        <span class="badge {s:label('offer-status-tone', @status)}">
          <xsl:value-of select="s:label('offer-shut', @status)"/>
        </span>
      </xsl:when>
      <xsl:when test="@status = 'upcoming'">
        <span class="badge muted late">
          À venir le <xsl:value-of select="@opens"/>, <xsl:value-of select="@seats-left"/>
          <xsl:choose>
            <xsl:when test="@seats-left = 1"> place</xsl:when>
            <xsl:otherwise> places</xsl:otherwise>
          </xsl:choose>
        </span>
      </xsl:when>
      <!-- Not to be asked for yet: those it will have. -->
      <xsl:when test="@status = 'to-activate'">
        <span class="badge muted">
          <xsl:value-of select="@seats"/>
          <xsl:choose><xsl:when test="@seats = 1"> place</xsl:when><xsl:otherwise> places</xsl:otherwise></xsl:choose>
        </span>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="seats-free"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="seats-free">
    <xsl:choose>
      <xsl:when test="@seats-left = 1"><span class="badge ok free">1 place libre</span></xsl:when>
      <xsl:otherwise>
        <span class="badge ok free"><xsl:value-of select="@seats-left"/> places libres</span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The whole offer, less its title and the action. -->
  <xsl:template match="offer" mode="full">
    <div class="offer-columns">
      <div class="offer-main">
        <section class="card">
          <h2>Ce que tu vas découvrir</h2>
          <div class="prose"><xsl:copy-of select="description/node()"/></div>
          <ul class="tags" aria-label="Domaines d’activité">
            <xsl:for-each select="domain">
              <li><a href="/offres?domaine={@id}"><xsl:value-of select="."/></a></li>
            </xsl:for-each>
          </ul>
        </section>
        <section class="card">
          <h2>Quand</h2>
          <p>Période d’accueil : <strong><xsl:value-of select="@period"/></strong>.</p>
          <xsl:apply-templates select="." mode="weeks"/>
          <xsl:if test="@application-period != ''">
            <p class="hint">Candidatures ouvertes <xsl:value-of select="@application-period"/>.</p>
          </xsl:if>
        </section>
        <section class="card">
          <h2>Les conditions</h2>
          <xsl:apply-templates select="conditions"/>
        </section>
      </div>
      <div class="offer-side">
        <section class="card">
          <h2>Où</h2>
          <xsl:apply-templates select="place"/>
        </section>
        <section class="card">
          <h2>L’employeur</h2>
          <xsl:apply-templates select="employer" mode="full"/>
        </section>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="offer" mode="weeks">
    <xsl:param name="for-pupils" select="true()"/>
    <ul class="week-list">
      <xsl:for-each select="week">
        <li>
          <xsl:attribute name="class"><xsl:if test="not(@open)">is-closed</xsl:if></xsl:attribute>
          <span class="week-text">Semaine <xsl:value-of select="@text"/></span>
          <span class="week-state">
            <xsl:choose>
              <xsl:when test="@full">complet</xsl:when>
              <xsl:when test="not(@open)">trop tard pour postuler</xsl:when>
              <xsl:otherwise>
                <xsl:if test="../@weekly">
                  <xsl:value-of select="@seats-left"/>
                  <xsl:choose>
                    <xsl:when test="@seats-left = 1"> place, </xsl:when>
                    <xsl:otherwise> places, </xsl:otherwise>
                  </xsl:choose>
                </xsl:if>
                <xsl:text>à demander au plus tard le </xsl:text><xsl:value-of select="@until"/>
              </xsl:otherwise>
            </xsl:choose>
          </span>
        </li>
      </xsl:for-each>
    </ul>
    <xsl:if test="not(@weekly)">
      <p class="hint">
        <xsl:value-of select="@seats"/>
        <xsl:choose>
          <xsl:when test="@seats = 1"> place sur toute la période</xsl:when>
          <xsl:otherwise> places sur toute la période</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$for-pupils"> : choisis une semaine en postulant</xsl:if>
        <xsl:text>.</xsl:text>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- To pupils and to whoever looks for an offer, "tu"; employers and all who signed in otherwise read of the
       pupil. -->
  <xsl:template name="own-charge">
    <xsl:choose>
      <xsl:when test="$is-pupil or (not($visitor/@role) and $content/self::offer-show)">à ta charge</xsl:when>
      <xsl:otherwise>à la charge de l’élève</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="unanswered">à voir avec l’employeur</xsl:template>

  <xsl:template match="conditions">
    <dl class="facts">
      <xsl:if test="days">
        <div><dt><s:icon name="calendar-week"/>Jours</dt><dd><xsl:value-of select="days"/></dd></div>
      </xsl:if>
      <xsl:if test="hours">
        <div><dt><s:icon name="clock"/>Horaires</dt><dd><xsl:value-of select="hours"/></dd></div>
      </xsl:if>
      <div>
        <dt><s:icon name="cup-hot"/>Repas</dt>
        <dd>
          <xsl:choose>
            <xsl:when test="@meal-on-site = 'yes' and @meal-paid = 'yes'">
              possible sur place, payé par l’employeur
            </xsl:when>
            <xsl:when test="@meal-on-site = 'yes' and @meal-paid = 'no'">
              possible sur place, <xsl:call-template name="own-charge"/>
            </xsl:when>
            <xsl:when test="@meal-on-site = 'yes'">possible sur place</xsl:when>
            <xsl:when test="@meal-on-site = 'no' and @meal-paid = 'yes'">
              payé par l’employeur, à prendre dehors
            </xsl:when>
            <xsl:when test="@meal-on-site = 'no'">à prévoir : pas de repas sur place</xsl:when>
            <xsl:when test="@meal-paid = 'yes'">payé par l’employeur</xsl:when>
            <xsl:otherwise><xsl:call-template name="unanswered"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
      <div>
        <dt><s:icon name="signpost-split"/>Déplacements</dt>
        <dd>
          <xsl:choose>
            <xsl:when test="@has-travel = 'yes'">des déplacements sont prévus pendant le stage</xsl:when>
            <xsl:when test="@has-travel = 'no'">aucun, le stage se passe sur place</xsl:when>
            <xsl:otherwise><xsl:call-template name="unanswered"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
      <div>
        <dt><s:icon name="bus-front"/>Transports</dt>
        <dd>
          <xsl:choose>
            <xsl:when test="@travel-paid = 'yes'">frais de transport pris en charge</xsl:when>
            <xsl:when test="@travel-paid = 'no'"><xsl:call-template name="own-charge"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="unanswered"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
      <xsl:if test="@visual or @motor or @mental or @hearing or accessibility-note">
        <div>
          <dt><s:icon name="universal-access"/>Accessibilité</dt>
          <dd>
            <ul class="plain">
              <xsl:for-each select="@visual | @motor | @mental | @hearing">
                <li>
                  <xsl:value-of select="s:label('access-of', name())"/> :
                  <xsl:choose>
                    <xsl:when test=". = 'yes'">oui</xsl:when>
                    <xsl:otherwise>non</xsl:otherwise>
                  </xsl:choose>
                </li>
              </xsl:for-each>
            </ul>
            <xsl:copy-of select="accessibility-note/node()"/>
          </dd>
        </div>
      </xsl:if>
    </dl>
  </xsl:template>

  <!-- What a page with a map loads. Without a tile server the towns are drawn. -->
  <xsl:template name="map-head">
    <xsl:param name="more"/>
    <link rel="stylesheet" href="/lib/leaflet/leaflet.css"/>
    <script src="/lib/leaflet/leaflet.min.js" defer="defer"></script>
    <xsl:if test="$more != ''"><script src="/lib/leaflet/{$more}.min.js" defer="defer"></script></xsl:if>
    <xsl:if test="$site/@tile-url = ''"><script src="/js/base.js?v={$site/@version}" defer="defer"></script></xsl:if>
    <script src="/js/map.js?v={$site/@version}" defer="defer"></script>
  </xsl:template>

  <xsl:template match="place">
    <address>
      <xsl:value-of select="address"/><br/>
      <xsl:value-of select="postcode"/><xsl:text> </xsl:text><xsl:value-of select="town"/>
      <xsl:if test="country"><br/><xsl:value-of select="country"/></xsl:if>
    </address>
    <xsl:if test="@latitude">
      <div class="map map-small"
           data-map="point"
           data-latitude="{@latitude}"
           data-longitude="{@longitude}"
           data-tiles="{$site/@tile-url}"
           data-attribution="{$site/@tile-attribution}"
           role="region"
           aria-label="Carte : {town}">
        <xsl:if test="../../school">
          <xsl:attribute name="data-school-latitude"><xsl:value-of select="../../school/@latitude"/></xsl:attribute>
          <xsl:attribute name="data-school-longitude"><xsl:value-of select="../../school/@longitude"/></xsl:attribute>
        </xsl:if>
      </div>
    </xsl:if>
    <xsl:if test="../../school">
      <p class="place-distance">
        <s:icon name="mortarboard"/>
        <xsl:text>À </xsl:text>
        <strong><xsl:value-of select="../../school/@distance"/></strong>
        <xsl:text> de ton collège, à vol d’oiseau</xsl:text>
      </p>
    </xsl:if>
    <p>
      <a href="https://www.openstreetmap.org/directions?to={@search}" rel="noopener noreferrer" target="_blank">
        <s:icon name="bus-front"/>
        <xsl:text>Comment y aller</xsl:text><span class="visually-hidden"> (nouvelle fenêtre)</span>
      </a>
    </p>
  </xsl:template>

  <xsl:template match="employer" mode="full">
    <xsl:if test="@logo">
      <p><img class="logo employer-logo" src="{@logo}" alt="" width="160" height="80" loading="lazy"/></p>
    </xsl:if>
    <p class="employer-name"><xsl:value-of select="name"/></p>
    <div class="prose"><xsl:copy-of select="activity/node()"/></div>
    <dl class="facts small">
      <div><dt>Statut</dt><dd><xsl:value-of select="s:label('legal-status', @legal-status)"/></dd></div>
      <div><dt>Numéro SIRET</dt><dd><xsl:apply-templates select="@siret"/></dd></div>
      <div>
        <dt>Code NAF</dt>
        <dd>
          <xsl:value-of select="@naf"/>
          <xsl:if test="@naf-label"> : <xsl:value-of select="@naf-label"/></xsl:if>
        </dd>
      </div>
      <xsl:if test="@website">
        <div>
          <dt>Site web</dt>
          <dd>
            <a href="{@website}" rel="noopener noreferrer nofollow" target="_blank">
              <xsl:value-of select="substring-after(@website-text, '://')"/>
              <span class="visually-hidden"> (nouvelle fenêtre)</span>
            </a>
          </dd>
        </div>
      </xsl:if>
    </dl>
  </xsl:template>

  <!-- The six figures of how it is doing. -->
  <xsl:template match="managed-offer | figures" mode="figures">
    <xsl:param name="number" select="@id"/>
    <p class="figures-of">Concernant l’offre n° <xsl:value-of select="$number"/></p>
    <dl class="six-figures">
      <div><dt>Places restantes</dt><dd><xsl:value-of select="@seats-left"/></dd></div>
      <div><dt>Places proposées</dt><dd><xsl:value-of select="@seats"/></dd></div>
      <div><dt>Candidatures reçues</dt><dd><xsl:value-of select="@received"/></dd></div>
      <div>
        <dt>Élèves acceptés</dt>
        <dd>
          <xsl:call-template name="figure-link">
            <xsl:with-param name="number" select="@accepted"/>
            <xsl:with-param name="query" select="'/candidatures/traitees?offre='"/>
            <xsl:with-param name="label" select="'acceptées'"/>
          </xsl:call-template>
        </dd>
      </div>
      <div>
        <dt>Élèves en attente</dt>
        <dd>
          <xsl:call-template name="figure-link">
            <xsl:with-param name="number" select="@waiting"/>
            <xsl:with-param name="query" select="'/candidatures?offre='"/>
            <xsl:with-param name="label" select="'en attente'"/>
          </xsl:call-template>
        </dd>
      </div>
      <div>
        <dt>Élèves refusés</dt>
        <dd>
          <xsl:call-template name="figure-link">
            <xsl:with-param name="number" select="@refused"/>
            <xsl:with-param name="query" select="'/candidatures/traitees?etat=refused&amp;offre='"/>
            <xsl:with-param name="label" select="'refusées'"/>
          </xsl:call-template>
        </dd>
      </div>
    </dl>
  </xsl:template>

  <!-- A number of applications that leads its employer to them. -->
  <xsl:template name="figure-link">
    <xsl:param name="number"/>
    <xsl:param name="query"/>
    <xsl:param name="label"/>
    <xsl:choose>
      <xsl:when test="$visitor/@role = 'employer' and $number &gt; 0 and self::managed-offer">
        <a href="{$query}{@id}" aria-label="{$number} candidatures {$label}"><xsl:value-of select="$number"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
