<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of advice and law, as administrators edit them: all of them, one with its preview and
     its versions, one version. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="admin-editorials" mode="title">Contenus</xsl:template>

  <xsl:template match="admin-editorials">
    <div class="container">
      <h1>Contenus</h1>
      <xsl:call-template name="admin-tabs"/>
      <p>Une page modifiée ici n’est jamais remplacée par une mise à jour du site : le nouveau texte est gardé à côté, parmi ses versions.</p>
      <xsl:for-each select="state[not(@section = preceding-sibling::state/@section)]">
        <xsl:variable name="section" select="@section"/>
        <table class="list">
          <caption><xsl:value-of select="s:label('section', $section)"/></caption>
          <thead><tr><th scope="col">Page</th><th scope="col">Faits vérifiés</th><th scope="col">État</th></tr></thead>
          <tbody>
            <xsl:for-each select="../state[@section = $section]">
              <tr>
                <th scope="row"><a href="/admin/contenus/{@id}"><xsl:value-of select="."/></a></th>
                <td data-label="Faits vérifiés">
                  <xsl:choose><xsl:when test="@checked">le <xsl:value-of select="@checked"/></xsl:when><xsl:otherwise>jamais</xsl:otherwise></xsl:choose>
                  <xsl:if test="@old"><xsl:text> </xsl:text><span class="badge warning">À vérifier</span></xsl:if>
                </td>
                <td data-label="État">
                  <xsl:choose><xsl:when test="@edited">Modifiée ici</xsl:when><xsl:otherwise>Comme livrée</xsl:otherwise></xsl:choose>
                  <xsl:if test="@newer"><xsl:text> </xsl:text><span class="badge warning">Un texte plus récent est livré</span></xsl:if>
                  <xsl:if test="@next">, nouveau texte le <xsl:value-of select="@next"/></xsl:if>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:for-each>
    </div>
  </xsl:template>

  <xsl:template match="admin-editorial" mode="title"><xsl:if test="form/error">Erreur : </xsl:if>Modifier « <xsl:value-of select="form/value[@name = 'page-title']"/> »</xsl:template>

  <xsl:template match="admin-editorial">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="'/admin/contenus'"/><xsl:with-param name="label" select="'Contenus'"/></xsl:call-template>
      <h1>Modifier une page</h1>
      <p>
        <a>
          <xsl:attribute name="href"><xsl:if test="@section != 'site'">/<xsl:value-of select="@section"/></xsl:if>/<xsl:value-of select="@slug"/></xsl:attribute>
          <xsl:text>La page telle qu’elle est en ligne</xsl:text>
        </a>
      </p>
      <xsl:call-template name="info"/>
      <xsl:for-each select="stale/version">
        <div class="notice warning" role="alert">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle'"/></xsl:call-template>
          <div>
            <p>Quelqu’un a changé cette page pendant que vous écriviez<xsl:if test="@by != ''"> : <xsl:value-of select="@by"/></xsl:if>, le <xsl:value-of select="@made"/>. Rien n’est enregistré, votre texte est là.</p>
            <p><a href="/admin/contenus/versions/{@id}" target="_blank">Lire l’autre texte<span class="visually-hidden"> (nouvelle fenêtre)</span></a>. Si vous enregistrez encore une fois, c’est le vôtre qui vaut.</p>
          </div>
        </div>
      </xsl:for-each>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="stack wide editorial-form" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="from" value="{@from}"/>
        <xsl:apply-templates select="form/fieldset"/>
        <p class="actions">
          <button class="button accent large" type="submit">Enregistrer</button>
          <button class="button large" type="submit" name="apercu" value="1">Voir l’aperçu</button>
        </p>
      </form>
      <xsl:for-each select="preview/entry">
        <section class="card article" id="apercu" aria-labelledby="apercu-titre">
          <p class="hint" id="apercu-titre">Aperçu : rien n’est encore enregistré</p>
          <h2><xsl:value-of select="title"/></h2>
          <p class="lead"><xsl:value-of select="summary"/></p>
          <div class="prose"><xsl:apply-templates select="body/node()" mode="prose"/></div>
        </section>
      </xsl:for-each>
      <section class="card">
        <h2>Versions</h2>
        <ul class="rows">
          <xsl:for-each select="history/version">
            <li>
              <span>
                <strong><xsl:value-of select="@made"/></strong>
                <span class="hint">
                  <xsl:call-template name="version-author"/>
                  <xsl:if test="*"> ; changé : <xsl:for-each select="*"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="s:label('version-part', name())"/></xsl:for-each></xsl:if>
                </span>
              </span>
              <a href="/admin/contenus/versions/{@id}">Lire<span class="visually-hidden"> la version du <xsl:value-of select="@made"/></span></a>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </div>
  </xsl:template>

  <xsl:template name="version-author">
    <xsl:choose>
      <xsl:when test="@package">livrée avec le site</xsl:when>
      <xsl:when test="@by != ''">par <xsl:value-of select="@by"/></xsl:when>
      <xsl:otherwise>par un compte effacé</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@beside">, gardée à côté</xsl:if>
    <xsl:if test="@from">, publiée le <xsl:value-of select="@from"/></xsl:if>
  </xsl:template>

  <xsl:template match="admin-editorial-version" mode="title">Version du <xsl:value-of select="version/@made"/> de « <xsl:value-of select="entry/title"/> »</xsl:template>

  <xsl:template match="admin-editorial-version">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="concat('/admin/contenus/', @page)"/><xsl:with-param name="label" select="'La page et ses versions'"/></xsl:call-template>
      <h1>Une version</h1>
      <p class="lead"><xsl:value-of select="version/@made"/>, <xsl:for-each select="version"><xsl:call-template name="version-author"/></xsl:for-each></p>
      <form method="post" action="{form/@action}">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="from" value="{@from}"/>
        <button class="button accent" type="submit">Restaurer ce texte</button>
      </form>
      <section class="card article">
        <h2><xsl:value-of select="entry/title"/></h2>
        <p class="lead"><xsl:value-of select="entry/summary"/></p>
        <div class="prose"><xsl:apply-templates select="entry/body/node()" mode="prose"/></div>
      </section>
      <details><summary>Son texte en Markdown</summary><pre class="source" tabindex="0"><xsl:value-of select="source"/></pre></details>
    </div>
  </xsl:template>
</xsl:stylesheet>
