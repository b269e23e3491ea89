<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of offers, of the signed-in employer and of the département. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="own-offers" mode="title">Vos offres de stage</xsl:template>

  <xsl:template match="own-offers">
    <div class="container">
      <div class="results-head">
        <h1>Vos offres de stage</h1>
        <a class="button accent" href="/offres/deposer/nouvelle"><s:icon name="plus-lg"/>Déposer une offre</a>
      </div>
      <xsl:call-template name="info"/>
      <xsl:apply-templates select="tabs"/>
      <xsl:choose>
        <xsl:when test="@waiting = 1"><p class="lead">Une offre attend d’être activée.</p></xsl:when>
        <xsl:when test="@waiting &gt; 1">
          <p class="lead"><xsl:value-of select="@waiting"/> offres attendent d’être activées.</p>
        </xsl:when>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="@count &gt; 0">
          <form method="get"
                action="/offres/mes-offres"
                class="search-line compact"
                role="search"
                aria-label="Vos offres"
                data-live="resultats"
                data-address="no">
            <div class="field size-small">
              <label for="numero">Filtrer par numéro (Id stage)</label>
              <input type="search"
                     id="numero"
                     name="numero"
                     value="{@number}"
                     inputmode="numeric"
                     maxlength="10"
                     autocomplete="off"/>
            </div>
            <input type="hidden" name="tri" value="{@column}"/>
            <input type="hidden" name="sens" value="{@direction}"/>
            <button class="button" type="submit">Filtrer</button>
          </form>
          <div id="resultats">
            <xsl:choose>
              <xsl:when test="managed-offer">
                <table class="list">
                  <caption class="visually-hidden">Vos offres de stage</caption>
                  <thead>
                    <tr>
                      <xsl:call-template name="sort-head">
                        <xsl:with-param name="code" select="'numero'"/>
                        <xsl:with-param name="label" select="'Id stage'"/>
                      </xsl:call-template>
                      <xsl:call-template name="sort-head">
                        <xsl:with-param name="code" select="'titre'"/>
                        <xsl:with-param name="label" select="'Offre de stage'"/>
                      </xsl:call-template>
                      <xsl:call-template name="sort-head">
                        <xsl:with-param name="code" select="'periode'"/>
                        <xsl:with-param name="label" select="'Période d’accueil'"/>
                      </xsl:call-template>
                      <xsl:call-template name="sort-head">
                        <xsl:with-param name="code" select="'statut'"/>
                        <xsl:with-param name="label" select="'Statut'"/>
                      </xsl:call-template>
                      <xsl:call-template name="sort-head">
                        <xsl:with-param name="code" select="'en-ligne'"/>
                        <xsl:with-param name="label" select="'Date de mise en ligne'"/>
                      </xsl:call-template>
                      <th scope="col"><span class="visually-hidden">Actions</span></th>
                    </tr>
                  </thead>
                  <tbody><xsl:apply-templates select="managed-offer" mode="row"/></tbody>
                </table>
                <xsl:if test="@previous or @next">
                  <p class="hint">
                    <xsl:value-of select="count(managed-offer)"/> offres sur <xsl:value-of select="@found"/>.
                  </p>
                  <p class="pager">
                    <xsl:if test="@previous"><a class="button" rel="prev" href="{@previous}">Précédentes</a></xsl:if>
                    <xsl:if test="@next"><a class="button" rel="next" href="{@next}">Suivantes</a></xsl:if>
                  </p>
                </xsl:if>
              </xsl:when>
              <xsl:otherwise>
                <p class="card">
                  Aucune de vos offres n’a un numéro qui commence par « <xsl:value-of select="@number"/> ».
                </p>
              </xsl:otherwise>
            </xsl:choose>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Aucune offre pour l’instant</h2>
            <p>
              Déposez votre première offre. Vos coordonnées sont déjà remplies.
              Elle apparaîtra ici, avec les candidatures reçues et les places qui restent.
            </p>
            <p><a class="button primary" href="/offres/deposer/nouvelle">Déposer ma première offre</a></p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- A column's head: a link that sorts by it, and the other way once it does. -->
  <xsl:template name="sort-head">
    <xsl:param name="code"/>
    <xsl:param name="label"/>
    <xsl:variable name="is-current" select="@column = $code"/>
    <xsl:variable name="next">
      <xsl:choose>
        <xsl:when test="$is-current and @direction = 'croissant'">decroissant</xsl:when>
        <xsl:otherwise>croissant</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <th scope="col">
      <xsl:if test="$is-current">
        <xsl:attribute name="aria-sort">
          <xsl:choose>
            <xsl:when test="@direction = 'croissant'">ascending</xsl:when>
            <xsl:otherwise>descending</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <a class="sort" href="/offres/mes-offres?tri={$code}&amp;sens={$next}&amp;numero={@number}">
        <xsl:value-of select="$label"/>
      </a>
    </th>
  </xsl:template>

  <xsl:template match="managed-offer" mode="row">
    <tr>
      <td class="fixed" data-label="Id stage"><xsl:value-of select="@id"/></td>
      <th scope="row">
        <a href="/offres/{@id}/gerer"><xsl:value-of select="."/></a>
        <span class="hint">
          <xsl:text> </xsl:text>
          <xsl:if test="parent::admin-offers"><xsl:value-of select="@employer"/> · </xsl:if>
          <xsl:value-of select="@town"/>
        </span>
        <xsl:if test="parent::own-offers and @waiting &gt; 0">
          <br/>
          <a class="waiting-link" href="/candidatures?offre={@id}">
            En attente : <xsl:value-of select="@waiting"/><span class="visually-hidden"> candidatures pour
            <xsl:value-of select="."/></span>
          </a>
        </xsl:if>
      </th>
      <td class="days" data-label="Période d’accueil"><xsl:value-of select="@period"/></td>
      <td data-label="Statut"><xsl:apply-templates select="." mode="status"/></td>
      <td class="fixed" data-label="Date de mise en ligne">
        <xsl:choose>
          <xsl:when test="@online"><xsl:value-of select="@online"/></xsl:when>
          <xsl:otherwise>–</xsl:otherwise>
        </xsl:choose>
      </td>
      <td>
        <div class="actions">
          <details class="pop">
            <summary class="button icon-button">
              <s:icon name="info-circle"/>
              <span class="visually-hidden">Chiffres de l’offre <xsl:value-of select="@id"/></span>
            </summary>
            <div class="pop-body card"><xsl:apply-templates select="." mode="figures"/></div>
          </details>
          <xsl:if test="@status = 'to-activate' and parent::own-offers">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/activer')"/>
              <xsl:with-param name="label" select="'Activer'"/>
              <xsl:with-param name="about" select="."/>
              <xsl:with-param name="style" select="'primary'"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="parent::own-offers and
                        (@status = 'open' or @status = 'upcoming' or @status = 'full' or @status = 'closed')">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/suspendre')"/>
              <xsl:with-param name="label" select="'Suspendre'"/>
              <xsl:with-param name="about" select="."/>
              <xsl:with-param name="back" select="'liste'"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="parent::own-offers and @status = 'suspended'">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/reprendre')"/>
              <xsl:with-param name="label" select="'Reprendre'"/>
              <xsl:with-param name="about" select="."/>
              <xsl:with-param name="style" select="'primary'"/>
              <xsl:with-param name="back" select="'liste'"/>
            </xsl:call-template>
          </xsl:if>
          <a class="button" href="/offres/{@id}/gerer">
            Gérer<span class="visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="."/></span>
          </a>
        </div>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="managed-offer" mode="status">
    <span>
      <xsl:attribute name="class">
        <xsl:text>badge </xsl:text>
        <xsl:choose>
          <xsl:when test="@status = 'open'">ok free</xsl:when>
          <xsl:when test="@status = 'to-activate' or @status = 'closed' or @status = 'upcoming'">warning late</xsl:when>
          <xsl:when test="@status = 'suspended'">warning paused</xsl:when>
          <xsl:otherwise>muted full</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="s:label('offer-status', @status)"/>
    </span>
  </xsl:template>

  <xsl:template match="admin-offers" mode="title">Offres</xsl:template>

  <xsl:template match="admin-offers">
    <div class="container">
      <h1>Offres</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search">
        <xsl:with-param name="label" select="'Numéro, titre, employeur ou e-mail du contact'"/>
      </xsl:call-template>
      <div id="resultats">
        <xsl:choose>
          <xsl:when test="managed-offer">
            <table class="list">
              <caption class="visually-hidden">Les offres, les plus récentes d’abord</caption>
              <thead>
                <tr>
                  <th scope="col">Numéro</th>
                  <th scope="col">Offre</th>
                  <th scope="col">Période</th>
                  <th scope="col">Statut</th>
                  <th scope="col">En ligne depuis</th>
                  <th scope="col"><span class="visually-hidden">Actions</span></th>
                </tr>
              </thead>
              <tbody><xsl:apply-templates select="managed-offer" mode="row"/></tbody>
            </table>
            <xsl:if test="@next"><p class="pager"><a class="button" rel="next" href="{@next}">Suivantes</a></p></xsl:if>
          </xsl:when>
          <xsl:otherwise><p class="card">Aucune offre ne correspond.</p></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
