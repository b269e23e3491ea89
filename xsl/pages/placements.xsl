<?xml version="1.0" encoding="UTF-8"?>
<!-- The calendar of placement dates by school. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="placements" mode="title">Dates de stage par collège</xsl:template>

  <xsl:template match="placements">
    <div class="container">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/colleges'"/>
        <xsl:with-param name="label" select="'Collèges'"/>
      </xsl:call-template>
      <h1>Dates de stage par collège</h1>
      <p class="lead">
        Chaque collège choisit la période de stage de ses élèves de 3e.
        Pour accueillir un élève, proposez une de ces semaines.
      </p>
      <form method="get" action="/colleges/dates" class="card search-line" role="search" aria-label="Dates de stage">
        <div class="field">
          <label for="q">Collège ou commune</label>
          <input type="search" id="q" name="q" value="{@words}" maxlength="80"/>
        </div>
        <xsl:call-template name="week-filter"/>
        <div class="field">
          <label for="par">Présenter</label>
          <select id="par" name="par">
            <option value="semaine">par semaine</option>
            <option value="college">
              <xsl:if test="@by-school"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:text>par collège</xsl:text>
            </option>
          </select>
        </div>
        <button class="button primary" type="submit">Chercher</button>
      </form>
      <p class="actions">
        <a class="button" href="/export/dates-par-college.pdf{@query}"><s:icon name="printer"/>Imprimer (PDF)</a>
      </p>
      <xsl:if test=".//@priority">
        <xsl:call-template name="explained"><xsl:with-param name="word" select="'priority'"/></xsl:call-template>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="period">
          <xsl:for-each select="period">
            <section class="card period">
              <h2>
                <xsl:value-of select="concat(translate(substring(@text, 1, 1), 'dl', 'DL'), substring(@text, 2))"/>
              </h2>
              <ul class="schools">
                <xsl:for-each select="school">
                  <li>
                    <span>
                      <xsl:value-of select="."/>
                      <xsl:text>, </xsl:text>
                      <xsl:value-of select="@town"/>
                      <xsl:if test="@class != ''"> (<xsl:value-of select="@class"/>)</xsl:if>
                    </span>
                    <xsl:if test="@priority"><xsl:call-template name="placement-priority"/></xsl:if>
                  </li>
                </xsl:for-each>
              </ul>
            </section>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="by-school">
          <table class="list">
            <caption class="visually-hidden">Dates de stage par collège</caption>
            <thead>
              <tr><th scope="col">Collège</th><th scope="col">Commune</th><th scope="col">Dates de stage</th></tr>
            </thead>
            <tbody>
              <xsl:for-each select="by-school">
                <tr>
                  <th scope="row">
                    <xsl:value-of select="@name"/>
                    <xsl:if test="@priority"><br/><xsl:call-template name="placement-priority"/></xsl:if>
                  </th>
                  <td data-label="Commune"><xsl:value-of select="@town"/></td>
                  <td data-label="Dates de stage">
                    <ul class="plain">
                      <xsl:for-each select="date">
                        <li>
                          <xsl:value-of select="."/>
                          <xsl:if test="@class != ''"> (<xsl:value-of select="@class"/>)</xsl:if>
                        </li>
                      </xsl:for-each>
                    </ul>
                  </td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </xsl:when>
        <xsl:when test="week and (@words != '' or @monday)">
          <div class="card empty">
            <h2>Aucun collège ne correspond</h2>
            <p>
              Essayez une autre orthographe ou une autre semaine,
              ou <a href="/colleges/dates">voyez toutes les dates</a>.
            </p>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Aucune date n’est publiée pour le moment</h2>
            <p>Les collèges les publient à partir de la rentrée.</p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template name="placement-priority">
    <span class="badge priority">
      <s:icon name="star-fill"/>
      <xsl:text>Collège prioritaire </xsl:text><xsl:value-of select="s:label('priority', @priority)"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
