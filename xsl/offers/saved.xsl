<?xml version="1.0" encoding="UTF-8"?>
<!-- What a pupil keeps: offers and searches. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template name="saved-tabs">
    <nav class="tabs" aria-label="Ce que tu gardes">
      <ul>
        <li><a href="/offres">Chercher</a></li>
        <li>
          <a href="/offres/favoris">
            <xsl:if test="$path = '/offres/favoris'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Mes favoris</xsl:text>
          </a>
        </li>
        <li>
          <a href="/offres/recherches">
            <xsl:if test="$path = '/offres/recherches'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Mes recherches</xsl:text>
          </a>
        </li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template match="favourites" mode="title">Mes favoris</xsl:template>

  <xsl:template match="favourites">
    <div class="container">
      <xsl:call-template name="saved-tabs"/>
      <h1>Mes favoris</h1>
      <xsl:call-template name="info"/>
      <xsl:if test="@gone &gt; 0">
        <p class="notice info">
          <s:icon name="info-circle"/>
          <span>
            <xsl:choose>
              <xsl:when test="@gone = 1">Une offre que tu gardais n’est plus proposée.</xsl:when>
              <xsl:otherwise>
                <xsl:value-of select="@gone"/> offres que tu gardais ne sont plus proposées.
              </xsl:otherwise>
            </xsl:choose>
          </span>
        </p>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="offer">
          <ul class="card-list">
            <xsl:for-each select="offer">
              <li>
                <xsl:apply-templates select="." mode="card"/>
                <form method="post" action="/offres/{@id}/oublier" class="card-act">
                  <input type="hidden" name="csrf" value="{../form/@csrf}"/>
                  <input type="hidden" name="retour" value="favoris"/>
                  <button class="link-button" type="submit">
                    Ne plus garder<span class="visually-hidden"><xsl:text> </xsl:text>
                    <xsl:value-of select="title"/></span>
                  </button>
                </form>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Rien pour l’instant</h2>
            <p>
              Sur une offre qui te plaît, appuie sur « Garder » : tu la retrouveras ici, avec les places qui restent.
            </p>
            <p><a class="button primary" href="/offres?libres=1">Chercher une offre</a></p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="saved-searches" mode="title">Mes recherches</xsl:template>

  <xsl:template match="saved-searches">
    <div class="container">
      <xsl:call-template name="saved-tabs"/>
      <h1>Mes recherches</h1>
      <xsl:call-template name="info"/>
      <xsl:choose>
        <xsl:when test="search">
          <ul class="plain saved-list">
            <xsl:for-each select="search">
              <li class="card">
                <p><a href="/offres{@query}"><strong><xsl:value-of select="."/></strong></a></p>
                <p class="hint">
                  <xsl:choose>
                    <xsl:when test="@alert">
                      Un e-mail te prévient, une fois par jour au plus, quand de nouvelles offres arrivent.
                    </xsl:when>
                    <xsl:otherwise>Sans alerte.</xsl:otherwise>
                  </xsl:choose>
                </p>
                <form method="post" action="/offres/recherches/{@id}" class="actions">
                  <input type="hidden" name="csrf" value="{../form/@csrf}"/>
                  <xsl:choose>
                    <xsl:when test="@alert">
                      <button class="button" type="submit" name="acte" value="taire">Arrêter l’alerte</button>
                    </xsl:when>
                    <xsl:otherwise>
                      <button class="button" type="submit" name="acte" value="alerter">M’alerter</button>
                    </xsl:otherwise>
                  </xsl:choose>
                  <button class="button" type="submit" name="acte" value="supprimer">Supprimer</button>
                </form>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Aucune recherche enregistrée</h2>
            <p>
              Fais une recherche, puis appuie sur « Enregistrer cette recherche » :
              un e-mail te préviendra quand de nouvelles offres arrivent.
            </p>
            <p><a class="button primary" href="/offres">Chercher une offre</a></p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="alert-stop" mode="title">Arrêter une alerte</xsl:template>

  <xsl:template match="alert-stop">
    <div class="container narrow">
      <div class="card call">
        <xsl:choose>
          <xsl:when test="@alert">
            <h1>Arrêter cette alerte ?</h1>
            <p>Recherche : <strong><xsl:value-of select="@label"/></strong></p>
            <form method="post" action="{form/@action}">
              <xsl:call-template name="form-tokens"/>
              <button class="button primary" type="submit">Arrêter l’alerte</button>
            </form>
          </xsl:when>
          <xsl:otherwise>
            <h1>L’alerte est arrêtée</h1>
            <p>Recherche : <strong><xsl:value-of select="@label"/></strong>. Plus aucun e-mail n’en partira.</p>
            <p><a class="button primary" href="/offres">Voir les offres</a></p>
          </xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
