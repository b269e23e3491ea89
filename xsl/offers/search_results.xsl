<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: what is said of the results, and where there are none. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="*" mode="results-head">
    <div class="results-head">
      <h1 id="resultats"><xsl:apply-templates select="." mode="count"/></h1>
      <nav class="view-switch" aria-label="Affichage">
        <a href="/offres{filter/@query}">
          <xsl:if test="name() = 'offer-search'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <s:icon name="card-list"/>Liste
        </a>
        <a href="/offres/carte{filter/@query}">
          <xsl:if test="name() = 'offer-map'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
          <s:icon name="map"/>Carte
        </a>
      </nav>
    </div>
    <xsl:call-template name="hole"><xsl:with-param name="name" select="'rest'"/></xsl:call-template>
    <xsl:apply-templates select="." mode="own"/>
    <xsl:variable name="base">
      <xsl:choose>
        <xsl:when test="name() = 'offer-map'">/offres/carte</xsl:when>
        <xsl:otherwise>/offres</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="filter/@town-is-unknown">
      <div class="notice warning">
        <s:icon name="exclamation-triangle"/>
        <div>
          <p>
            <xsl:text>Nous ne connaissons pas la ville « </xsl:text>
            <xsl:value-of select="filter/@town"/>
            <xsl:text> » en </xsl:text>
            <xsl:value-of select="$site/@departement"/>
            <xsl:text>. La recherche est faite sans elle.</xsl:text>
          </p>
          <xsl:if test="filter/place">
            <p>
              <xsl:text>Voulais-tu dire </xsl:text>
              <xsl:call-template name="place-links"><xsl:with-param name="base" select="$base"/></xsl:call-template>
              <xsl:text> ?</xsl:text>
            </p>
          </xsl:if>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="filter/@place-of-words or filter/@former-town or (filter/place and not(filter/@town-is-unknown))">
      <div class="notice">
        <s:icon name="geo-alt"/>
        <div>
          <xsl:if test="filter/@former-town">
            <p>
              <xsl:value-of select="filter/@former-town"/>
              <xsl:text> fait partie de </xsl:text>
              <strong><xsl:value-of select="filter/@town"/></strong>
              <xsl:text>.</xsl:text>
            </p>
          </xsl:if>
          <xsl:if test="filter/@place-of-words">
            <p>
              <xsl:text>Recherche autour de </xsl:text>
              <strong><xsl:value-of select="filter/@town"/></strong>
              <xsl:text>. </xsl:text>
              <a href="{$base}{filter/@literal}">
                <xsl:text>Chercher plutôt le mot « </xsl:text>
                <xsl:value-of select="filter/@place-of-words"/>
                <xsl:text> »</xsl:text>
              </a>
            </p>
          </xsl:if>
          <xsl:if test="filter/place">
            <p>
              <xsl:value-of select="filter/@town"/>
              <xsl:text>, ou bien </xsl:text>
              <xsl:call-template name="place-links"><xsl:with-param name="base" select="$base"/></xsl:call-template>
              <xsl:text> ?</xsl:text>
            </p>
          </xsl:if>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="filter/correction">
      <div class="notice">
        <s:icon name="search"/>
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
        <s:icon name="search"/>
        <p>
          <xsl:text>Aucune offre ne parle aussi de </xsl:text>
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
              <s:icon name="x-lg"/>
              <span class="visually-hidden"> : enlever ce filtre</span>
            </a>
          </li>
        </xsl:for-each>
        <xsl:if test="count(filter/active) &gt; 1">
          <li><a class="chip-reset" href="{$base}">Tout effacer</a></li>
        </xsl:if>
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
            <button class="link-button" type="submit">
              <s:icon name="plus-lg"/>
              <xsl:text>Enregistrer cette recherche</xsl:text>
            </button>
          </form>
        </xsl:if>
        <a href="/offres/favoris">Mes favoris</a>
        <a href="/offres/recherches">Mes recherches</a>
      </div>
    </xsl:if>
    <xsl:if test="filter/@around-school = 'unplaced'">
      <div class="notice warning">
        <s:icon name="exclamation-triangle"/>
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
      <xsl:when test="@filter = 'repas' or @filter = 'libres' or @filter = 'priority' or @filter = 'school'">
        <xsl:value-of select="s:label('search-box', @filter)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is near a search that found little or nothing: always apart from its results. -->
  <xsl:template match="*" mode="near">
    <xsl:variable name="base">
      <xsl:choose>
        <xsl:when test="name() = 'offer-map'">/offres/carte</xsl:when>
        <xsl:otherwise>/offres</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="near">
      <section class="near" aria-labelledby="proche">
        <h2 id="proche">Tout près de ta recherche</h2>
        <ul class="near-list">
          <xsl:for-each select="near">
            <li>
              <a href="{$base}{@query}"><xsl:apply-templates select="." mode="words"/></a>
              <span class="near-count">
                <xsl:value-of select="@count"/>
                <xsl:text> offre</xsl:text>
                <xsl:if test="@count &gt; 1">s</xsl:if>
              </span>
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

  <!-- No result: what to loosen, as links. -->
  <xsl:template match="*" mode="empty">
    <div class="card empty">
      <s:icon name="search"/>
      <xsl:choose>
        <xsl:when test="filter/active">
          <h2>Rien ne correspond à tous ces filtres à la fois</h2>
          <p>Essaie d’en enlever un :</p>
          <ul class="loosen">
            <xsl:for-each select="filter/active">
              <li>
                <a class="button" href="/offres{@without}">
                  <xsl:text>Sans </xsl:text>
                  <xsl:choose>
                    <xsl:when test="s:optional('search-box', @filter) != ''">
                      « <xsl:apply-templates select="." mode="words"/> »
                    </xsl:when>
                    <xsl:otherwise><xsl:apply-templates select="." mode="words"/></xsl:otherwise>
                  </xsl:choose>
                </a>
              </li>
            </xsl:for-each>
          </ul>
          <p class="hint">
            <xsl:text>De nouvelles offres arrivent chaque semaine. </xsl:text>
            <xsl:text>Un stage peut aussi se trouver en dehors de ce site : </xsl:text>
            <a href="/eleves">nos conseils</a>
            <xsl:text>.</xsl:text>
          </p>
          <xsl:if test="filter/@words != ''">
            <form method="get" action="/aide">
              <input type="hidden" name="q" value="{filter/@words}"/>
              <button class="link-button" type="submit">
                <xsl:text>Chercher « </xsl:text>
                <xsl:value-of select="filter/@words"/>
                <xsl:text> » dans l’aide</xsl:text>
              </button>
            </form>
          </xsl:if>
        </xsl:when>
        <xsl:when test="pages/@page &gt; 1">
          <h2>Cette page est vide</h2>
          <p><a class="button primary" href="/offres">Revenir à la première page</a></p>
        </xsl:when>
        <xsl:otherwise>
          <h2>Aucune offre n’est en ligne pour le moment</h2>
          <p>
            <xsl:text>De nouvelles offres arrivent chaque semaine. En attendant, </xsl:text>
            <a href="/eleves">prépare ta lettre et ton CV</a>
            <xsl:text>.</xsl:text>
          </p>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="pages">
    <xsl:param name="base"/>
    <xsl:if test="@previous or @next">
      <nav class="pager" aria-label="Pages de résultats">
        <xsl:if test="@previous">
          <a class="button" rel="prev" href="{$base}{@previous}">
            <s:icon name="arrow-left"/>Précédente
          </a>
        </xsl:if>
        <span>Page <xsl:value-of select="@page"/> sur <xsl:value-of select="@last"/></span>
        <xsl:if test="@next">
          <a class="button" rel="next" href="{$base}{@next}">
            Suivante<s:icon name="arrow-right"/>
          </a>
        </xsl:if>
      </nav>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
