<?xml version="1.0" encoding="UTF-8"?>
<!-- Employers whom schools and the département may call. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="helpful-employers" mode="title">Employeurs prêts à aider</xsl:template>

  <xsl:template match="helpful-employers">
    <div class="container">
      <h1>Employeurs prêts à aider</h1>
      <xsl:choose>
        <xsl:when test="$visitor/@role = 'admin'"><xsl:call-template name="admin-tabs"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="school-tabs"/></xsl:otherwise>
      </xsl:choose>
      <p class="lead">
        Ils acceptent que les collèges et le Département les appellent : pour un élève sans stage à la dernière minute,
        pour une action dans un collège, ou pour une question. Leurs coordonnées sont pour cela seulement.
      </p>
      <form method="get"
            action="/offres/prets-a-aider"
            class="card search-line"
            role="search"
            aria-label="Employeurs prêts à aider">
        <div class="field">
          <label for="ville">Ville</label>
          <input type="search" id="ville" name="ville" value="{@town}" maxlength="80"/>
        </div>
        <div class="field">
          <label for="domaine">Domaine</label>
          <select id="domaine" name="domaine">
            <option value="">Tous</option>
            <xsl:for-each select="domain">
              <option value="{@id}">
                <xsl:if test="@selected"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                <xsl:value-of select="."/>
              </option>
            </xsl:for-each>
          </select>
        </div>
        <div class="field">
          <label for="semaine">Semaine du</label>
          <input type="date" id="semaine" name="semaine" value="{@week}"/>
        </div>
        <div class="field">
          <label for="pour">Pour</label>
          <select id="pour" name="pour">
            <option value="">Tout</option>
            <xsl:call-template name="help-option">
              <xsl:with-param name="code" select="'derniere-minute'"/>
            </xsl:call-template>
            <xsl:call-template name="help-option"><xsl:with-param name="code" select="'actions'"/></xsl:call-template>
            <xsl:call-template name="help-option"><xsl:with-param name="code" select="'questions'"/></xsl:call-template>
          </select>
        </div>
        <button class="button primary" type="submit">Chercher</button>
      </form>
      <xsl:choose>
        <xsl:when test="@town-unknown">
          <p class="notice warning" role="status">
            <s:icon name="info-circle"/>
            <span>Nous ne connaissons pas la ville « <xsl:value-of select="@town"/> ». Vérifiez son orthographe.</span>
          </p>
        </xsl:when>
        <xsl:when test="helpful">
          <p class="hint">
            <xsl:value-of select="@total"/>
            <xsl:choose>
              <xsl:when test="@total = 1"> offre</xsl:when>
              <xsl:otherwise> offres</xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@town != ''"> à <xsl:value-of select="@town"/> et à moins de 10 km</xsl:if>
          </p>
          <table class="list">
            <caption class="visually-hidden">Employeurs prêts à aider</caption>
            <thead>
              <tr>
                <th scope="col">Employeur</th>
                <th scope="col">Offre de stage</th>
                <th scope="col">Pour</th>
                <th scope="col">Contact</th>
              </tr>
            </thead>
            <tbody><xsl:apply-templates select="helpful"/></tbody>
          </table>
          <xsl:if test="@previous or @next">
            <nav class="pager" aria-label="Pages de la liste">
              <xsl:if test="@previous"><a class="button" rel="prev" href="{@previous}">Précédents</a></xsl:if>
              <xsl:if test="@next"><a class="button" rel="next" href="{@next}">Suivants</a></xsl:if>
            </nav>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Personne ne correspond</h2>
            <p>Essayez une autre ville, un autre domaine ou une autre semaine.</p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template name="help-option">
    <xsl:param name="code"/>
    <option value="{$code}">
      <xsl:if test="@help = $code"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:value-of select="s:label('help', $code)"/>
    </option>
  </xsl:template>

  <xsl:template match="helpful">
    <tr>
      <th scope="row">
        <xsl:value-of select="@employer"/>
        <span class="hint"><xsl:text> </xsl:text><xsl:value-of select="@town"/></span>
      </th>
      <td data-label="Offre de stage"><a href="/offres/{@offer}"><xsl:value-of select="."/></a></td>
      <td class="whole" data-label="Pour">
        <ul class="plain">
          <xsl:if test="@last-minute"><li><xsl:value-of select="s:label('help', 'derniere-minute')"/></li></xsl:if>
          <xsl:if test="@events"><li><xsl:value-of select="s:label('help', 'actions')"/></li></xsl:if>
          <xsl:if test="@questions"><li><xsl:value-of select="s:label('help', 'questions')"/></li></xsl:if>
        </ul>
      </td>
      <td data-label="Contact" class="contact">
        <xsl:value-of select="@contact"/><br/><a href="mailto:{@email}"><xsl:value-of select="@email"/></a>
        <xsl:if test="@landline"><br/><a href="tel:{@landline-link}"><xsl:value-of select="@landline"/></a></xsl:if>
        <xsl:if test="@mobile"><br/><a href="tel:{@mobile-link}"><xsl:value-of select="@mobile"/></a></xsl:if>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
