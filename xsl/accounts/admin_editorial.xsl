<?xml version="1.0" encoding="UTF-8"?>
<!-- One text with its form, its preview, its versions, its place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="admin-editorial" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:choose>
      <xsl:when test="@id = 0"><xsl:value-of select="s:label('text-add', @section)"/></xsl:when>
      <xsl:otherwise>Modifier « <xsl:value-of select="@title"/> »</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="admin-editorial">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="concat('/admin/contenus#', @section)"/>
        <xsl:with-param name="label" select="'Contenus'"/>
      </xsl:call-template>
      <h1>
        <xsl:choose>
          <xsl:when test="@id = 0"><xsl:value-of select="s:label('text-add', @section)"/></xsl:when>
          <xsl:when test="@page">Modifier une page</xsl:when>
          <xsl:otherwise><xsl:value-of select="s:label('text-edit', @section)"/></xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:choose>
        <xsl:when test="s:optional('text-use', @section) != ''">
          <p class="hint"><xsl:value-of select="s:label('text-use', @section)"/></p>
        </xsl:when>
        <xsl:when test="@path and not(@withdrawn)">
          <p><a href="{@path}">La page telle qu’elle est en ligne</a></p>
        </xsl:when>
      </xsl:choose>
      <xsl:call-template name="info"/>
      <xsl:if test="@withdrawn">
        <p class="notice warning">
          <s:icon name="info-circle"/>
          <span>Ce texte est retiré : personne ne le voit.</span>
        </p>
      </xsl:if>
      <xsl:for-each select="stale/version">
        <div class="notice warning" role="alert">
          <s:icon name="exclamation-triangle"/>
          <div>
            <p>
              <xsl:text>Quelqu’un a changé cette page pendant que vous écriviez</xsl:text>
              <xsl:if test="@by != ''"> : <xsl:value-of select="@by"/></xsl:if>
              <xsl:text>, le </xsl:text>
              <xsl:value-of select="@made"/>
              <xsl:text>. Rien n’est enregistré, votre texte est là.</xsl:text>
            </p>
            <p>
              <a href="/admin/contenus/versions/{@id}" target="_blank">
                <xsl:text>Lire l’autre texte</xsl:text>
                <span class="visually-hidden"> (nouvelle fenêtre)</span>
              </a>
              <xsl:text>. Si vous enregistrez encore une fois, c’est le vôtre qui vaut.</xsl:text>
            </p>
          </div>
        </div>
      </xsl:for-each>
      <xsl:for-each select="beside/version">
        <div class="notice warning">
          <s:icon name="info-circle"/>
          <p>
            <xsl:text>Une mise à jour du site, le </xsl:text>
            <xsl:value-of select="@made"/>
            <xsl:text>, a un autre texte pour cette page. Le vôtre est resté. </xsl:text>
            <a href="/admin/contenus/versions/{@id}">Voir ce qui diffère</a>
          </p>
        </div>
      </xsl:for-each>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="stack wide editorial-form" novalidate="novalidate">
        <xsl:if test="@page"><xsl:attribute name="enctype">multipart/form-data</xsl:attribute></xsl:if>
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="from" value="{@from}"/>
        <xsl:apply-templates select="form/fieldset"/>
        <xsl:if test="@page"><xsl:call-template name="picture-fields"/></xsl:if>
        <p class="actions">
          <button class="button accent large" type="submit">Enregistrer</button>
          <xsl:if test="not(@section = 'refus')">
            <button class="button large" type="submit" name="apercu" value="1">Voir l’aperçu</button>
          </xsl:if>
        </p>
      </form>
      <xsl:for-each select="preview/entry">
        <section class="card article" id="apercu" aria-labelledby="apercu-titre">
          <p class="hint" id="apercu-titre">Aperçu : rien n’est encore enregistré</p>
          <h2><xsl:value-of select="title"/></h2>
          <xsl:if test="summary != ''"><p class="lead"><xsl:value-of select="summary"/></p></xsl:if>
          <div class="prose"><xsl:apply-templates select="body/node()" mode="prose"/></div>
        </section>
      </xsl:for-each>
      <xsl:if test="history">
        <xsl:call-template name="text-place"/>
        <section class="card">
          <h2>Versions</h2>
          <ul class="rows">
            <xsl:for-each select="history/version">
              <li>
                <span>
                  <strong><xsl:value-of select="@made"/></strong>
                  <span class="hint">
                    <xsl:call-template name="version-author"/>
                    <xsl:if test="*">
                      <xsl:text> ; changé : </xsl:text>
                      <xsl:for-each select="*">
                        <xsl:if test="position() &gt; 1">, </xsl:if>
                        <xsl:value-of select="s:label('version-part', name())"/>
                      </xsl:for-each>
                    </xsl:if>
                  </span>
                </span>
                <a href="/admin/contenus/versions/{@id}">
                  <xsl:text>Lire</xsl:text>
                  <span class="visually-hidden"> la version du <xsl:value-of select="@made"/></span>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- A picture to put into the text: behind the paragraph written last where scripts run, else at its
       end. -->
  <xsl:template name="picture-fields">
    <input type="hidden" name="picture-at" value=""/>
    <fieldset class="card">
      <legend>Ajouter une image</legend>
      <div class="field size-full">
        <xsl:call-template name="field-head">
          <xsl:with-param name="name" select="'picture'"/>
          <xsl:with-param name="label" select="s:label('field', 'picture')"/>
          <xsl:with-param name="hint" select="s:label('hint', 'picture')"/>
        </xsl:call-template>
        <input type="file" id="picture" name="picture" accept="image/png,image/jpeg">
          <xsl:call-template name="described">
            <xsl:with-param name="name" select="'picture'"/>
            <xsl:with-param name="hint" select="'x'"/>
          </xsl:call-template>
        </input>
      </div>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'picture-words'"/>
        <xsl:with-param name="maxlength" select="'300'"/>
        <xsl:with-param name="hint" select="s:label('hint', 'picture-words')"/>
      </xsl:call-template>
      <p class="actions">
        <button class="button" type="submit" name="image" value="1">Ajouter l’image au texte</button>
      </p>
    </fieldset>
  </xsl:template>

  <xsl:template match="admin-editorial[not(@section = 'refus')]" mode="head">
    <script src="/js/editor.js?v={$site/@version}" defer="defer"></script>
  </xsl:template>

  <!-- Where it stands, and whether it is shown. -->
  <xsl:template name="text-place">
    <xsl:variable name="id" select="@id"/>
    <xsl:variable name="before"
                  select="places[@section = current()/@section]/place[@id = $id]/preceding-sibling::place[1]"/>
    <section class="card">
      <h2>Place</h2>
      <form method="post" action="/admin/contenus/{@id}/place" class="stack">
        <xsl:call-template name="form-tokens"/>
        <div class="field size-full">
          <label for="place">
            <xsl:choose>
              <xsl:when test="@page and not(@fixed)">Rubrique et place</xsl:when>
              <xsl:otherwise>Place</xsl:otherwise>
            </xsl:choose>
          </label>
          <select id="place" name="place">
            <xsl:for-each select="places">
              <xsl:variable name="section" select="@section"/>
              <optgroup label="{s:label('section', @section)}">
                <option value="{@section}:0">En premier</option>
                <xsl:for-each select="place[not(@id = $id)]">
                  <option value="{$section}:{@id}">
                    <xsl:if test="@id = $before/@id"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                    <xsl:text>Après « </xsl:text>
                    <xsl:value-of select="."/>
                    <xsl:text> »</xsl:text>
                  </option>
                </xsl:for-each>
              </optgroup>
            </xsl:for-each>
          </select>
        </div>
        <p class="actions"><button class="button" type="submit">Changer de place</button></p>
      </form>
      <xsl:if test="not(@fixed)">
        <form method="post">
          <xsl:attribute name="action">
            <xsl:text>/admin/contenus/</xsl:text>
            <xsl:value-of select="@id"/>
            <xsl:text>/</xsl:text>
            <xsl:choose>
              <xsl:when test="@withdrawn">remettre</xsl:when>
              <xsl:otherwise>retirer</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:call-template name="form-tokens"/>
          <p class="actions">
            <xsl:choose>
              <xsl:when test="@withdrawn"><button class="button" type="submit">Remettre sur le site</button></xsl:when>
              <xsl:otherwise><button class="button danger" type="submit">Retirer du site</button></xsl:otherwise>
            </xsl:choose>
          </p>
          <p class="hint">
            <xsl:text>Un texte retiré garde ses versions et peut revenir.</xsl:text>
            <xsl:if test="@page"> Les liens vers une page retirée ne mènent plus nulle part.</xsl:if>
          </p>
        </form>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
