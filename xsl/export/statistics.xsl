<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of statistics: the figures that count most, then each table with its chart. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:include href="../parts/school.xsl"/>

  <xsl:template match="statistics" mode="title">
    <xsl:value-of select="s:label('report', @report)"/>
    <xsl:if test="@year-label">, <xsl:value-of select="@year-label"/></xsl:if>
  </xsl:template>

  <xsl:template match="statistics[@report = 'public']" mode="meta">
    <meta name="description">
      <xsl:attribute name="content">
        Les stages de 3e en <xsl:value-of select="$site/@departement"/> en chiffres :
        offres, places, candidatures, équité. Données ouvertes.
      </xsl:attribute>
    </meta>
  </xsl:template>

  <xsl:variable name="year-query">
    <xsl:if test="/page/statistics/year[@selected] and /page/statistics/year[1]/@value != /page/statistics/@year">
      ?annee=<xsl:value-of select="/page/statistics/@year"/>
    </xsl:if>
  </xsl:variable>

  <xsl:template match="statistics">
    <div class="container statistics">
      <xsl:choose>
        <xsl:when test="@report = 'offre'">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="concat('/offres/', @offer, '/gerer')"/>
            <xsl:with-param name="label" select="concat('Offre n° ', @offer)"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="@report = 'employeur'">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="'/candidatures'"/>
            <xsl:with-param name="label" select="'Votre activité'"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="@report = 'college' and $visitor/@role = 'admin'">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="'/statistiques/departement'"/>
            <xsl:with-param name="label" select="'Statistiques du département'"/>
          </xsl:call-template>
        </xsl:when>
      </xsl:choose>
      <h1>
        <xsl:value-of select="s:label('report', @report)"/>
        <xsl:if test="@report = 'public' or @report = 'departement'">
          <xsl:text> en </xsl:text>
          <xsl:value-of select="$site/@departement"/>
        </xsl:if>
      </h1>
      <xsl:if test="@about != ''"><p class="lead"><xsl:value-of select="@about"/></p></xsl:if>
      <xsl:choose>
        <xsl:when test="@report = 'departement'"><xsl:call-template name="admin-tabs"/></xsl:when>
        <xsl:when test="@report = 'college' and $visitor/@role = 'school'">
          <xsl:call-template name="school-tabs"/>
        </xsl:when>
        <xsl:when test="@report = 'public' and $visitor/@role = 'admin'">
          <p><a class="button" href="/statistiques/departement">Les chiffres complets du département</a></p>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="@refused">
        <p class="notice warning" role="alert">
          <s:icon name="exclamation-triangle"/>
          <span><xsl:value-of select="s:label('statistics-refused', @refused)"/></span>
        </p>
      </xsl:if>
      <xsl:if test="count(year) &gt; 1">
        <nav class="tabs" aria-label="Année scolaire">
          <ul>
            <xsl:for-each select="year">
              <li>
                <a href="{../@base}?annee={@value}">
                  <xsl:if test="@selected"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
                  <xsl:value-of select="@label"/>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </nav>
      </xsl:if>
      <xsl:apply-templates select="headline"/>
      <xsl:if test="@report = 'public'">
        <p class="hint">
          Personne ne peut être reconnu ici : les nombres de personnes de 1 à 4 sont masqués, et d’autres avec
          eux pour qu’aucun ne se calcule.
        </p>
      </xsl:if>
      <div class="chart-cards">
        <xsl:apply-templates select="figure-table"/>
      </div>
      <p class="hint">
        <xsl:choose>
          <xsl:when test="@published and not(@counted)">Pas encore de chiffres.</xsl:when>
          <xsl:when test="@published">Chiffres comptés <xsl:value-of select="@counted"/>, une fois par jour.</xsl:when>
          <xsl:when test="@counted">
            Candidatures : à l’instant. Offres, places et élèves : comptés <xsl:value-of select="@counted"/>.
          </xsl:when>
          <xsl:otherwise>Chiffres de cet instant.</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@year-label">
          <xsl:text> L’année scolaire va du 1er septembre au 31 août ; une candidature compte dans l’année </xsl:text>
          <xsl:text>de la semaine demandée.</xsl:text>
        </xsl:if>
      </p>
      <xsl:if test="@report = 'public'">
        <p class="no-print">
          Les mêmes chiffres en données ouvertes :
          <a href="/api/v1/statistiques">la liste des tableaux et leur schéma</a>,
          <a href="/donnees-ouvertes">comment les réutiliser</a>.
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="headline">
    <dl class="card school-figures">
      <xsl:for-each select="figure">
        <div>
          <dt><xsl:value-of select="s:label('figure-short', @code)"/></dt>
          <dd>
            <xsl:choose>
              <xsl:when test="@hidden"><span class="hint">masqué</span></xsl:when>
              <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
            </xsl:choose>
          </dd>
        </div>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <xsl:template match="figure-table">
    <section class="card chart-card" id="{@code}" aria-labelledby="{@code}-nom">
      <!-- What is too wide for half a page has all of it. -->
      <xsl:if test="count(column) &gt; 3"><xsl:attribute name="class">card chart-card wide</xsl:attribute></xsl:if>
      <h2 id="{@code}-nom"><xsl:value-of select="s:label('figure-table', @code)"/></h2>
      <details class="definitions">
        <summary>
          <span class="visually-hidden">Définitions : <xsl:value-of select="s:label('figure-table', @code)"/></span>
        </summary>
        <dl class="facts small">
          <xsl:for-each select="column">
            <div>
              <dt><xsl:value-of select="s:label('figure', @code)"/></dt>
              <dd><xsl:value-of select="s:label('figure-definition', @code)"/></dd>
            </div>
          </xsl:for-each>
        </dl>
      </details>
      <xsl:choose>
        <xsl:when test="row">
          <xsl:if test="chart">
            <ul class="legend" aria-hidden="true">
              <xsl:for-each select="chart/series">
                <li class="series-{position()}"><xsl:value-of select="s:label('figure', @code)"/></li>
              </xsl:for-each>
            </ul>
            <xsl:apply-templates select="chart"/>
            <xsl:if test="chart/@shown">
              <p class="hint">Les <xsl:value-of select="chart/@shown"/> premiers ; tous sont dans le tableau.</p>
            </xsl:if>
          </xsl:if>
          <div class="table-scroll" role="region" tabindex="0" aria-label="Tableau : {s:label('figure-table', @code)}">
            <table class="figures-list">
              <thead>
                <tr>
                  <th scope="col"><xsl:value-of select="s:label('figure-rows', @code)"/></th>
                  <xsl:for-each select="column">
                    <th scope="col"><xsl:value-of select="s:label('figure-short', @code)"/></th>
                  </xsl:for-each>
                </tr>
              </thead>
              <tbody><xsl:apply-templates select="row"/></tbody>
              <xsl:if test="total"><tfoot><xsl:apply-templates select="total"/></tfoot></xsl:if>
            </table>
          </div>
          <p class="actions no-print">
            <xsl:variable name="file" select="concat(../@base, '/', @code)"/>
            <a href="{$file}.csv{$year-query}">
              <xsl:text>Tableau (CSV)</xsl:text>
              <span class="visually-hidden"> : <xsl:value-of select="s:label('figure-table', @code)"/></span>
            </a>
            <xsl:if test="chart">
              <a href="{$file}.svg{$year-query}">
                <xsl:text>Graphique (SVG)</xsl:text>
                <span class="visually-hidden"> : <xsl:value-of select="s:label('figure-table', @code)"/></span>
              </a>
            </xsl:if>
          </p>
        </xsl:when>
        <xsl:otherwise><p>Rien à compter pour l’instant.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="figure-table/row | figure-table/total">
    <tr>
      <th scope="row">
        <xsl:if test="@priority">
          <span title="{s:label('priority', @priority)}">
            ★<span class="visually-hidden"><xsl:value-of select="s:label('priority', @priority)"/></span>
          </span>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:value-of select="@label"/>
      </th>
      <xsl:for-each select="cell">
        <td>
          <xsl:choose>
            <xsl:when test="@hidden"><span class="hint">masqué</span></xsl:when>
            <xsl:when test="@none">–</xsl:when>
            <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
          </xsl:choose>
        </td>
      </xsl:for-each>
    </tr>
  </xsl:template>
</xsl:stylesheet>
