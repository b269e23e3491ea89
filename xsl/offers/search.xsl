<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: filters, results as cards, results on a map. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">

  <xsl:template match="offer-search | offer-map" mode="title">
    <xsl:apply-templates select="." mode="count"/>
    <xsl:if test="name() = 'offer-map'"> sur la carte</xsl:if>
    <xsl:if test="pages/@page &gt; 1"> – page <xsl:value-of select="pages/@page"/></xsl:if>
  </xsl:template>

  <xsl:template match="offer-search | offer-map" mode="searched">
    <xsl:for-each select="filter/active">
      <xsl:choose><xsl:when test="position() = 1"> : </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
      <xsl:apply-templates select="." mode="words"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="offer-search" mode="head">
    <link rel="alternate" type="application/atom+xml" title="Les nouvelles offres" href="/offres.atom{filter/@lasting}"/>
  </xsl:template>

  <xsl:template match="offer-map" mode="head">
    <link rel="stylesheet" href="/lib/leaflet/MarkerCluster.css"/>
    <xsl:call-template name="map-head"><xsl:with-param name="more" select="'leaflet.markercluster'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="*" mode="count">
    <xsl:choose>
      <xsl:when test="@total = 0">Aucune offre de stage</xsl:when>
      <xsl:when test="@total = 1">1 offre de stage</xsl:when>
      <xsl:otherwise><xsl:value-of select="@total-text"/> offres de stage</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- For someone signed in: what a worker keeps of the search, and their own parts in between. -->
  <xsl:template match="offer-search[@kept] | offer-map[@kept]" mode="title" priority="1"><kept name="title"/></xsl:template>
  <xsl:template match="offer-search[@kept] | offer-map[@kept]" mode="searched" priority="1"/>
  <xsl:template match="offer-search[@kept] | offer-map[@kept]" mode="meta" priority="1"><meta name="description" content="{$usual-description}"/></xsl:template>
  <xsl:template match="offer-search[@kept] | offer-map[@kept]" priority="1">
    <kept name="begin"/>
    <xsl:apply-templates select="filter" mode="around-school"/>
    <kept name="around"/>
    <xsl:apply-templates select="filter" mode="school"/>
    <kept name="school"/>
    <xsl:for-each select="filter/week">
      <kept name="w{@monday}"/><xsl:call-template name="own-week"/><kept name="o{@monday}"/>
    </xsl:for-each>
    <kept others="w" name="after"/>
    <xsl:apply-templates select="." mode="own"/>
    <kept name="rest"/>
  </xsl:template>

  <xsl:template name="own-week"> (ton collège)</xsl:template>

  <xsl:template match="offer-search">
    <div class="container search-layout">
      <xsl:apply-templates select="filter"><xsl:with-param name="action" select="'/offres'"/></xsl:apply-templates>
      <section class="results" id="liste" aria-labelledby="resultats">
        <xsl:apply-templates select="." mode="results-head"/>
        <xsl:choose>
          <xsl:when test="offer">
            <ul class="card-list">
              <xsl:for-each select="offer"><li><xsl:apply-templates select="." mode="card"/></li></xsl:for-each>
            </ul>
            <xsl:apply-templates select="pages"><xsl:with-param name="base" select="'/offres'"/></xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="empty"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="." mode="near"/>
      </section>
    </div>
  </xsl:template>

  <xsl:template match="offer-map">
    <div class="container search-layout">
      <xsl:apply-templates select="filter"><xsl:with-param name="action" select="'/offres/carte'"/></xsl:apply-templates>
      <section class="results" id="liste" aria-labelledby="resultats">
        <xsl:apply-templates select="." mode="results-head"/>
        <xsl:choose>
          <xsl:when test="offer">
            <div class="map" data-map="offers" data-source="/offres.geojson{filter/@query}"
                 data-west="{view/@west}" data-south="{view/@south}" data-east="{view/@east}" data-north="{view/@north}"
                 data-tiles="{$site/@tile-url}" data-attribution="{$site/@tile-attribution}"
                 role="region" aria-label="Carte des offres" tabindex="0"></div>
            <p class="hint map-hint">Un rond avec un nombre réunit plusieurs offres : appuie dessus pour t’approcher. La même liste se lit aussi sous la carte.</p>
            <h2>La liste des offres de la carte</h2>
            <ul class="compact-list">
              <xsl:for-each select="offer">
                <li data-offer="{@id}" data-latitude="{@latitude}" data-longitude="{@longitude}">
                  <a href="/offres/{@id}"><xsl:value-of select="title"/></a>
                  <span>
                    <xsl:value-of select="employer"/><xsl:text> · </xsl:text><xsl:value-of select="town"/>
                    <xsl:if test="not(@latitude)"> (pas sur la carte)</xsl:if>
                  </span>
                </li>
              </xsl:for-each>
            </ul>
            <xsl:apply-templates select="pages"><xsl:with-param name="base" select="'/offres/carte'"/></xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="empty"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="." mode="near"/>
      </section>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="results-head">
    <div class="results-head">
      <h1 id="resultats"><xsl:apply-templates select="." mode="count"/></h1>
      <nav class="view-switch" aria-label="Affichage">
        <a href="/offres{filter/@query}">
          <xsl:if test="name() = 'offer-search'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'card-list'"/></xsl:call-template>Liste
        </a>
        <a href="/offres/carte{filter/@query}">
          <xsl:if test="name() = 'offer-map'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'map'"/></xsl:call-template>Carte
        </a>
      </nav>
    </div>
    <xsl:call-template name="hole"><xsl:with-param name="name" select="'rest'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="own"/>
    <xsl:variable name="base">
      <xsl:choose><xsl:when test="name() = 'offer-map'">/offres/carte</xsl:when><xsl:otherwise>/offres</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:if test="filter/@town-is-unknown">
      <div class="notice warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle'"/></xsl:call-template>
        <div>
          <p>Nous ne connaissons pas la ville « <xsl:value-of select="filter/@town"/> » en <xsl:value-of select="$site/@departement"/>. La recherche est faite sans elle.</p>
          <xsl:if test="filter/place"><p>Voulais-tu dire <xsl:call-template name="place-links"><xsl:with-param name="base" select="$base"/></xsl:call-template> ?</p></xsl:if>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="filter/@place-of-words or filter/@former-town or (filter/place and not(filter/@town-is-unknown))">
      <div class="notice">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'geo-alt'"/></xsl:call-template>
        <div>
          <xsl:if test="filter/@former-town"><p><xsl:value-of select="filter/@former-town"/> fait partie de <strong><xsl:value-of select="filter/@town"/></strong>.</p></xsl:if>
          <xsl:if test="filter/@place-of-words">
            <p>Recherche autour de <strong><xsl:value-of select="filter/@town"/></strong>. <a href="{$base}{filter/@literal}">Chercher plutôt le mot « <xsl:value-of select="filter/@place-of-words"/> »</a></p>
          </xsl:if>
          <xsl:if test="filter/place"><p><xsl:value-of select="filter/@town"/>, ou bien <xsl:call-template name="place-links"><xsl:with-param name="base" select="$base"/></xsl:call-template> ?</p></xsl:if>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="filter/correction">
      <div class="notice">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
        <p>
          <xsl:text>Résultats pour </xsl:text>
          <xsl:for-each select="filter/correction">
            <xsl:if test="position() &gt; 1"><xsl:text> et </xsl:text></xsl:if>
            <strong>« <xsl:value-of select="."/> »</strong>
          </xsl:for-each>
          <xsl:text>. </xsl:text>
          <a href="{$base}{filter/@literal}">
            <xsl:text>Chercher plutôt </xsl:text>
            <xsl:for-each select="filter/correction">
              <xsl:if test="position() &gt; 1"><xsl:text> et </xsl:text></xsl:if>
              <xsl:text>« </xsl:text><xsl:value-of select="@typed"/><xsl:text> »</xsl:text>
            </xsl:for-each>
          </a>
        </p>
      </div>
    </xsl:if>
    <xsl:if test="filter/left-out">
      <div class="notice">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
        <p>
          <xsl:text>Aucune offre ne parle de </xsl:text>
          <xsl:for-each select="filter/left-out">
            <xsl:if test="position() &gt; 1"><xsl:text> ni de </xsl:text></xsl:if>
            <strong>« <xsl:value-of select="."/> »</strong>
          </xsl:for-each>
          <xsl:text> : voici ce que donne le reste. </xsl:text>
          <a href="{$base}{filter/@literal}">Chercher quand même tous les mots</a>
        </p>
      </div>
    </xsl:if>
    <xsl:if test="filter/active">
      <ul class="chips" aria-label="Filtres actifs">
        <xsl:for-each select="filter/active">
          <li>
            <a href="{$base}{@without}">
              <xsl:apply-templates select="." mode="words"/>
              <xsl:call-template name="icon"><xsl:with-param name="name" select="'x-lg'"/></xsl:call-template>
              <span class="visually-hidden"> : enlever ce filtre</span>
            </a>
          </li>
        </xsl:for-each>
        <xsl:if test="count(filter/active) &gt; 1"><li><a class="chip-reset" href="{$base}">Tout effacer</a></li></xsl:if>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- What a pupil does with a search, and is told of it. -->
  <xsl:template match="*" mode="own">
    <xsl:if test="form">
      <div class="saved-line">
        <xsl:if test="filter/active">
          <form method="post" action="{form/@action}">
            <xsl:call-template name="form-tokens"/>
            <input type="hidden" name="query" value="{filter/@lasting}"/>
            <button class="link-button" type="submit"><xsl:call-template name="icon"><xsl:with-param name="name" select="'plus-lg'"/></xsl:call-template>Enregistrer cette recherche</button>
          </form>
        </xsl:if>
        <a href="/offres/favoris">Mes favoris</a>
        <a href="/offres/recherches">Mes recherches</a>
      </div>
    </xsl:if>
    <xsl:if test="filter/@around-school = 'unplaced'">
      <div class="notice warning">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle'"/></xsl:call-template>
        <p>Nous ne savons pas où se trouve ton collège. La recherche est faite sans lui : écris le nom d’une ville.</p>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template name="place-links">
    <xsl:param name="base"/>
    <xsl:for-each select="filter/place">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"> ou </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <a href="{$base}{@query}"><xsl:value-of select="."/></a>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="active" mode="words">
    <xsl:choose>
      <xsl:when test="@filter = 'words'">« <xsl:value-of select="."/> »</xsl:when>
      <xsl:when test="@filter = 'acces'"><xsl:value-of select="s:label('access', .)"/></xsl:when>
      <xsl:when test="@filter = 'repas' or @filter = 'libres' or @filter = 'priority' or @filter = 'school'"><xsl:value-of select="s:label('search-box', @filter)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- No result: what to loosen, as links. -->
  <!-- What is near a search that found little or nothing: always apart from its results. -->
  <xsl:template match="*" mode="near">
    <xsl:variable name="base">
      <xsl:choose><xsl:when test="name() = 'offer-map'">/offres/carte</xsl:when><xsl:otherwise>/offres</xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:if test="near">
      <section class="near" aria-labelledby="proche">
        <h2 id="proche">Tout près de ta recherche</h2>
        <ul class="near-list">
          <xsl:for-each select="near">
            <li>
              <a href="{$base}{@query}"><xsl:apply-templates select="." mode="words"/></a>
              <span class="near-count"><xsl:value-of select="@count"/> offre<xsl:if test="@count &gt; 1">s</xsl:if></span>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
    <xsl:if test="partly">
      <section class="near" aria-labelledby="en-partie">
        <h2 id="en-partie">Elles répondent à une partie de ta recherche</h2>
        <p class="hint">Aucune offre ne réunit tous tes mots. Celles-ci en ont au moins un.</p>
        <ul class="card-list">
          <xsl:for-each select="partly/offer"><li><xsl:apply-templates select="." mode="card"/></li></xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="near" mode="words">
    <xsl:choose>
      <xsl:when test="@kind = 'dates'">À d’autres dates</xsl:when>
      <xsl:when test="@kind = 'words'">Avec « <xsl:value-of select="."/> » seulement</xsl:when>
      <xsl:when test="@kind = 'radius'">À moins de <xsl:value-of select="."/> km</xsl:when>
      <xsl:when test="@kind = 'place'">Partout en <xsl:value-of select="$site/@departement"/></xsl:when>
      <xsl:when test="@kind = 'week'">Une autre semaine : <xsl:value-of select="."/></xsl:when>
      <xsl:otherwise>Tout le domaine « <xsl:value-of select="."/> »</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="empty">
    <div class="card empty">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
      <xsl:choose>
        <xsl:when test="filter/active">
          <h2>Rien ne correspond à tous ces filtres à la fois</h2>
          <p>Essaie d’en enlever un :</p>
          <ul class="loosen">
            <xsl:for-each select="filter/active">
              <li><a class="button" href="/offres{@without}">Sans <xsl:apply-templates select="." mode="words"/></a></li>
            </xsl:for-each>
          </ul>
          <p class="hint">De nouvelles offres arrivent chaque semaine. Un stage peut aussi se trouver en dehors de ce site : <a href="/eleves">nos conseils</a>.</p>
          <xsl:if test="filter/@words != ''">
            <form method="get" action="/aide">
              <input type="hidden" name="q" value="{filter/@words}"/>
              <button class="link-button" type="submit">Chercher « <xsl:value-of select="filter/@words"/> » dans l’aide</button>
            </form>
          </xsl:if>
        </xsl:when>
        <xsl:when test="pages/@page &gt; 1">
          <h2>Cette page est vide</h2>
          <p><a class="button primary" href="/offres">Revenir à la première page</a></p>
        </xsl:when>
        <xsl:otherwise>
          <h2>Aucune offre n’est en ligne pour le moment</h2>
          <p>De nouvelles offres arrivent chaque semaine. En attendant, <a href="/eleves">prépare ta lettre et ton CV</a>.</p>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="filter">
    <xsl:param name="action"/>
    <!-- On a phone the form begins folded, by the style sheet alone: it follows what opens it. -->
    <div class="filters">
      <details class="filters-fold">
        <summary>
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
          <xsl:text>Chercher et filtrer</xsl:text>
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'chevron-down'"/></xsl:call-template>
        </summary>
      </details>
      <form method="get" action="{$action}" class="filter-form" role="search" aria-label="Offres de stage" data-live="liste">
        <div class="field">
          <label for="mots">Quoi ?</label>
          <input type="search" id="mots" name="mots" value="{@words}" maxlength="100" placeholder="Métier, employeur, mot…" enterkeyhint="search" list="idees" autocomplete="off" data-suggestions="/offres/suggestions.json"/>
          <datalist id="idees"></datalist>
        </div>
        <div class="field">
          <label for="ville">Où ?</label>
          <input type="text" id="ville" name="ville" value="{@town}" maxlength="80" placeholder="Ville" list="villes" autocomplete="off" data-towns="/offres/villes.json"/>
          <datalist id="villes"></datalist>
          <button class="link-button" type="button" data-locate="yes">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'geo-alt'"/></xsl:call-template>Autour de moi
          </button>
          <xsl:call-template name="hole"><xsl:with-param name="name" select="'around'"/></xsl:call-template>
          <xsl:apply-templates select="." mode="around-school"/>
          <input type="hidden" name="lat" value="{@latitude}"/>
          <input type="hidden" name="lon" value="{@longitude}"/>
        </div>
        <div class="field">
          <label for="rayon">À moins de</label>
          <select id="rayon" name="rayon">
            <xsl:for-each select="radius">
              <option value="{@km}"><xsl:call-template name="selected"/><xsl:value-of select="@km"/> km</option>
            </xsl:for-each>
          </select>
        </div>
        <xsl:for-each select="box[@name = 'libres']"><xsl:call-template name="filter-box"/></xsl:for-each>
        <xsl:call-template name="hole"><xsl:with-param name="name" select="'school'"/></xsl:call-template>
        <xsl:apply-templates select="." mode="school"/>
        <xsl:call-template name="choices">
          <xsl:with-param name="legend" select="'Domaine'"/>
          <xsl:with-param name="choices" select="domain"/>
        </xsl:call-template>
        <xsl:call-template name="choices">
          <xsl:with-param name="legend" select="'Quand ?'"/>
          <xsl:with-param name="choices" select="week"/>
          <xsl:with-param name="has-own" select="true()"/>
        </xsl:call-template>
        <details class="facet">
          <xsl:if test="box[@name != 'libres'][@selected] or @priority"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
          <summary>Accessibilité et repas</summary>
          <fieldset class="boxes">
            <legend class="visually-hidden">Accessibilité et repas</legend>
            <xsl:for-each select="box[@name != 'libres']"><xsl:call-template name="filter-box"/></xsl:for-each>
            <div class="box">
              <input type="checkbox" id="prioritaires" name="prioritaires" value="1">
                <xsl:if test="@priority"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
              </input>
              <label for="prioritaires"><xsl:value-of select="s:label('search-box', 'priority')"/></label>
            </div>
          </fieldset>
        </details>
        <div class="field">
          <label for="tri">Trier par</label>
          <select id="tri" name="tri" data-follows="search">
            <!-- The usual order has no name: who adds a place gets what is usual with it. -->
            <xsl:choose>
              <xsl:when test="@worded"><option value="">Les plus pertinentes</option></xsl:when>
              <xsl:when test="@near"><option value="">Les plus proches</option></xsl:when>
              <xsl:otherwise><option value="">Commencent bientôt</option></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@worded or not(@near)">
              <option value="distance">
                <xsl:if test="@order = 'distance'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                <xsl:text>Les plus proches</xsl:text><xsl:if test="not(@near)"> (de la ville)</xsl:if>
              </option>
            </xsl:if>
            <xsl:if test="@worded or @near">
              <option value="date"><xsl:if test="@order = 'date'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Commencent bientôt</option>
            </xsl:if>
            <option value="recentes"><xsl:if test="@order = 'recentes'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>Les plus récentes</option>
          </select>
        </div>
        <button class="button primary" type="submit">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'search'"/></xsl:call-template>
          <xsl:text>Chercher</xsl:text>
        </button>
      </form>
    </div>
  </xsl:template>

  <!-- The boxes of a pupil. One that is cleared says so. -->
  <xsl:template match="filter" mode="around-school">
    <xsl:if test="@around-school">
      <div class="box">
        <input type="checkbox" id="autour" name="autour" value="college"><xsl:if test="@around-school = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
        <label for="autour"><xsl:value-of select="s:label('search-box', 'around-school')"/></label>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="filter" mode="school">
    <xsl:if test="@school">
      <input type="hidden" name="college" value="0"/>
      <div class="box">
        <input type="checkbox" id="college" name="college" value="1"><xsl:if test="@school = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
        <label for="college"><xsl:value-of select="s:label('search-box', 'school')"/></label>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Many boxes of one kind, folded away until one is ticked. There are some seventy of them on a page:
       each template below says the least that draws one. -->
  <xsl:template name="choices">
    <xsl:param name="legend"/>
    <xsl:param name="choices"/>
    <xsl:param name="has-own" select="false()"/>
    <xsl:variable name="selected" select="count($choices[@selected])"/>
    <details class="facet">
      <xsl:if test="$selected"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary><xsl:value-of select="$legend"/><xsl:if test="$selected"> (<xsl:value-of select="$selected"/>)</xsl:if></summary>
      <fieldset class="boxes">
        <legend class="visually-hidden"><xsl:value-of select="$legend"/></legend>
        <xsl:apply-templates select="$choices" mode="box"/>
        <xsl:if test="$has-own"><xsl:call-template name="hole"><xsl:with-param name="name" select="'after'"/></xsl:call-template></xsl:if>
      </fieldset>
    </details>
  </xsl:template>

  <xsl:template match="domain" mode="box">
    <div class="box">
      <input type="checkbox" id="domaine-{@id}" name="domaine" value="{@id}"><xsl:apply-templates select="@selected" mode="box"/></input>
      <label for="domaine-{@id}"><xsl:value-of select="."/><xsl:apply-templates select="@count" mode="box"/></label>
    </div>
  </xsl:template>

  <xsl:template match="week" mode="box">
    <xsl:if test="$is-part"><hole name="w{@monday}"/></xsl:if>
    <div class="box">
      <input type="checkbox" id="semaine-{@monday}" name="semaine" value="{@monday}"><xsl:apply-templates select="@selected" mode="box"/></input>
      <label for="semaine-{@monday}">
        <xsl:value-of select="."/>
        <xsl:if test="@school"><xsl:call-template name="own-week"/></xsl:if>
        <xsl:if test="$is-part"><hole name="o{@monday}"/></xsl:if>
        <xsl:apply-templates select="@count" mode="box"/>
      </label>
    </div>
  </xsl:template>

  <xsl:template match="@selected" mode="box"><xsl:attribute name="checked">checked</xsl:attribute></xsl:template>

  <xsl:template match="@count" mode="box">
    <span class="facet-count"><xsl:if test="../../@guessed">env. </xsl:if><xsl:value-of select="."/><span class="visually-hidden"> offre<xsl:if test=". &gt; 1">s</xsl:if></span></span>
  </xsl:template>

  <xsl:template name="filter-box">
    <div class="box">
      <input type="checkbox" id="{@name}-{@value}" name="{@name}" value="{@value}">
        <xsl:apply-templates select="@selected" mode="box"/>
      </input>
      <label for="{@name}-{@value}">
        <xsl:choose>
          <xsl:when test="@name = 'acces'"><xsl:value-of select="s:label('access', @value)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="s:label('search-box', @name)"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="@count" mode="box"/>
      </label>
    </div>
  </xsl:template>

  <xsl:template name="selected">
    <xsl:if test="@selected"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="pages">
    <xsl:param name="base"/>
    <xsl:if test="@previous or @next">
      <nav class="pager" aria-label="Pages de résultats">
        <xsl:if test="@previous">
          <a class="button" rel="prev" href="{$base}{@previous}">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'arrow-left'"/></xsl:call-template>Précédente
          </a>
        </xsl:if>
        <span>Page <xsl:value-of select="@page"/> sur <xsl:value-of select="@last"/></span>
        <xsl:if test="@next">
          <a class="button" rel="next" href="{$base}{@next}">
            Suivante<xsl:call-template name="icon"><xsl:with-param name="name" select="'arrow-right'"/></xsl:call-template>
          </a>
        </xsl:if>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
