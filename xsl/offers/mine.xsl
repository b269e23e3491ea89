<?xml version="1.0" encoding="UTF-8"?>
<!-- The offers of the signed-in employer. -->
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
            <xsl:call-template name="number-filter">
              <xsl:with-param name="label" select="'Filtrer par numéro (Id stage)'"/>
            </xsl:call-template>
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
</xsl:stylesheet>
