<?xml version="1.0" encoding="UTF-8"?>
<!-- The texts of the site, as administrators find them: by section, what one has to look at. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="admin-editorials" mode="title">Contenus</xsl:template>

  <xsl:template match="admin-editorials">
    <div class="container">
      <h1>Contenus</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="info"/>
      <p><a class="button" href="/admin/contenus/accessibilite">Remplir la déclaration d’accessibilité</a></p>
      <p>
        <xsl:text>Ce qui est modifié ici n’est jamais remplacé par une mise à jour du site : le nouveau </xsl:text>
        <xsl:text>texte est gardé à côté, parmi les versions.</xsl:text>
      </p>
      <xsl:call-template name="text-watch"/>
      <ul class="link-list" aria-label="Rubriques de cette page">
        <xsl:for-each select="section">
          <li><a href="#{@code}"><xsl:value-of select="s:label('section', @code)"/></a></li>
        </xsl:for-each>
      </ul>
      <xsl:for-each select="section">
        <section class="texts" id="{@code}" aria-labelledby="{@code}-titre">
          <h2 id="{@code}-titre"><xsl:value-of select="s:label('section', @code)"/></h2>
          <xsl:if test="s:optional('text-use', @code) != ''">
            <p class="hint"><xsl:value-of select="s:label('text-use', @code)"/></p>
          </xsl:if>
          <xsl:choose>
            <xsl:when test="state"><xsl:apply-templates select="." mode="states"/></xsl:when>
            <xsl:otherwise><p>Aucun pour le moment.</p></xsl:otherwise>
          </xsl:choose>
          <xsl:if test="not(@fixed)">
            <p>
              <a class="button" href="/admin/contenus/nouveau/{@code}">
                <s:icon name="plus-lg"/>
                <xsl:value-of select="s:label('text-add', @code)"/>
              </a>
            </p>
          </xsl:if>
        </section>
      </xsl:for-each>
    </div>
  </xsl:template>

  <!-- What somebody has to look at: facts that grew old, links that lead nowhere. -->
  <xsl:template name="text-watch">
    <xsl:variable name="old" select="count(section[@pages]/state[@old and not(@withdrawn)])"/>
    <xsl:if test="$old &gt; 0">
      <p class="notice warning">
        <s:icon name="exclamation-triangle"/>
        <span>
          <xsl:choose>
            <xsl:when test="$old = 1">
              <xsl:text>Les faits d’une page n’ont pas été comparés à leurs sources depuis plus d’un an</xsl:text>
            </xsl:when>
            <xsl:otherwise>
              <xsl:text>Les faits de </xsl:text>
              <xsl:value-of select="$old"/>
              <xsl:text> pages n’ont pas été comparés à leurs sources depuis plus d’un an</xsl:text>
            </xsl:otherwise>
          </xsl:choose>
          <xsl:text>, ou jamais : « À vérifier », ci-dessous.</xsl:text>
        </span>
      </p>
    </xsl:if>
    <xsl:if test="broken">
      <section aria-labelledby="liens">
        <h2 id="liens">Liens qui ne mènent nulle part</h2>
        <p class="hint">
          <xsl:text>Ceux du site sont suivis chaque nuit, ceux d’autres sites le dimanche. </xsl:text>
          <xsl:text>Un lien corrigé disparaît d’ici aussitôt.</xsl:text>
        </p>
        <table class="list">
          <caption class="visually-hidden">Les liens qui ne mènent nulle part</caption>
          <thead>
            <tr>
              <th scope="col">Lien</th>
              <th scope="col">Page</th>
              <th scope="col">Réponse</th>
              <th scope="col">Depuis</th>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="broken">
              <tr>
                <th scope="row"><xsl:value-of select="."/></th>
                <td data-label="Page"><a href="/admin/contenus/{@page}"><xsl:value-of select="@title"/></a></td>
                <td data-label="Réponse">
                  <xsl:choose>
                    <xsl:when test="@status = 0">aucune</xsl:when>
                    <xsl:when test="@status = 404 or @status = 410">
                      <xsl:text>rien à cette adresse (</xsl:text>
                      <xsl:value-of select="@status"/>
                      <xsl:text>)</xsl:text>
                    </xsl:when>
                    <xsl:otherwise>refus (<xsl:value-of select="@status"/>)</xsl:otherwise>
                  </xsl:choose>
                </td>
                <td data-label="Depuis">le <xsl:value-of select="@since"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="section[@pages]" mode="states">
    <table class="list">
      <caption class="visually-hidden">Les pages : <xsl:value-of select="s:label('section', @code)"/></caption>
      <thead><tr><th scope="col">Page</th><th scope="col">Faits vérifiés</th><th scope="col">État</th></tr></thead>
      <tbody>
        <xsl:for-each select="state">
          <tr>
            <th scope="row"><a href="/admin/contenus/{@id}"><xsl:value-of select="."/></a></th>
            <td data-label="Faits vérifiés">
              <xsl:choose>
                <xsl:when test="@checked">le <xsl:value-of select="@checked"/></xsl:when>
                <xsl:otherwise>jamais</xsl:otherwise>
              </xsl:choose>
              <xsl:if test="@old"><xsl:text> </xsl:text><span class="badge warning">À vérifier</span></xsl:if>
            </td>
            <td data-label="État"><xsl:call-template name="text-state"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="section" mode="states">
    <table class="list">
      <caption class="visually-hidden">Les textes : <xsl:value-of select="s:label('section', @code)"/></caption>
      <thead>
        <tr>
          <th scope="col">Texte</th>
          <xsl:if test="@code = 'questions' or @code = 'bandeaux'"><th scope="col">Pour qui</th></xsl:if>
          <xsl:if test="@code = 'bandeaux'"><th scope="col">Quand</th></xsl:if>
          <th scope="col">État</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="state">
          <tr>
            <th scope="row"><a href="/admin/contenus/{@id}"><xsl:value-of select="."/></a></th>
            <xsl:if test="../@code = 'questions' or ../@code = 'bandeaux'">
              <td data-label="Pour qui"><xsl:value-of select="s:label('text-audience', @audience)"/></td>
            </xsl:if>
            <xsl:if test="../@code = 'bandeaux'">
              <td data-label="Quand">
                <span>
                  <xsl:attribute name="class">
                    <xsl:text>badge </xsl:text>
                    <xsl:choose>
                      <xsl:when test="@time = 'now'">ok</xsl:when>
                      <xsl:otherwise>muted</xsl:otherwise>
                    </xsl:choose>
                  </xsl:attribute>
                  <xsl:value-of select="s:label('banner-time', @time)"/>
                </span>
                <xsl:if test="@first"> du <xsl:value-of select="@first"/></xsl:if>
                <xsl:if test="@last"> jusqu’au <xsl:value-of select="@last"/></xsl:if>
              </td>
            </xsl:if>
            <td data-label="État"><xsl:call-template name="text-state"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- What became of a text since it was delivered. -->
  <xsl:template name="text-state">
    <xsl:choose><xsl:when test="@edited">Modifié ici</xsl:when><xsl:otherwise>Comme livré</xsl:otherwise></xsl:choose>
    <xsl:if test="@withdrawn"><xsl:text> </xsl:text><span class="badge muted">Retiré</span></xsl:if>
    <xsl:if test="@newer">
      <xsl:text> </xsl:text>
      <span class="badge warning">Un texte plus récent est livré</span>
    </xsl:if>
    <xsl:if test="@next">, nouveau texte le <xsl:value-of select="@next"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
