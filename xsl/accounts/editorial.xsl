<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of advice and law, as administrators edit them: all of them, one with its preview and
     its versions, one version. -->
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

  <xsl:template name="version-author">
    <xsl:choose>
      <xsl:when test="@package">livrée avec le site</xsl:when>
      <xsl:when test="@by != ''">par <xsl:value-of select="@by"/></xsl:when>
      <xsl:otherwise>par un compte effacé</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@beside">, gardée à côté</xsl:if>
    <xsl:if test="@from">, publiée le <xsl:value-of select="@from"/></xsl:if>
  </xsl:template>

  <xsl:template match="admin-editorial-version" mode="title">
    <xsl:text>Version du </xsl:text>
    <xsl:value-of select="version/@made"/>
    <xsl:text> de « </xsl:text>
    <xsl:value-of select="entry/title"/>
    <xsl:text> »</xsl:text>
  </xsl:template>

  <xsl:template match="admin-editorial-version">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="concat('/admin/contenus/', @page)"/>
        <xsl:with-param name="label" select="'La page et ses versions'"/>
      </xsl:call-template>
      <h1>Une version</h1>
      <p class="lead">
        <xsl:value-of select="version/@made"/>
        <xsl:text>, </xsl:text>
        <xsl:for-each select="version"><xsl:call-template name="version-author"/></xsl:for-each>
      </p>
      <form method="post" action="{form/@action}" class="actions before-card">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="from" value="{@from}"/>
        <button class="button accent" type="submit">Restaurer ce texte</button>
      </form>
      <xsl:apply-templates select="diff"/>
      <section class="card article" aria-label="Le texte de cette version">
        <h2><xsl:value-of select="entry/title"/></h2>
        <p class="lead"><xsl:value-of select="entry/summary"/></p>
        <div class="prose"><xsl:apply-templates select="entry/body/node()" mode="prose"/></div>
      </section>
      <details>
        <summary>Son texte en Markdown</summary>
        <pre class="source" tabindex="0"><xsl:value-of select="source"/></pre>
      </details>
    </div>
  </xsl:template>

  <!-- What changed: removed words are struck out, added ones underlined, and both are named to who hears
       them. -->
  <xsl:template match="diff">
    <section class="card">
      <h2>
        <xsl:choose>
          <xsl:when test="@kind = 'shown'">Ce qui diffère de votre texte</xsl:when>
          <xsl:when test="@kind = 'package'">Ce que la mise à jour a changé</xsl:when>
          <xsl:otherwise>Ce qui a changé</xsl:otherwise>
        </xsl:choose>
      </h2>
      <p class="hint">
        <xsl:choose>
          <xsl:when test="@kind = 'shown'">Par rapport au texte de la page, </xsl:when>
          <xsl:when test="@kind = 'package'">Par rapport au texte livré avant, </xsl:when>
          <xsl:otherwise>Par rapport à la version </xsl:otherwise>
        </xsl:choose>
        <xsl:for-each select="version">
          <a href="/admin/contenus/versions/{@id}">du <xsl:value-of select="@made"/></a>
          <xsl:text>, </xsl:text>
          <xsl:call-template name="version-author"/>
        </xsl:for-each>
        <xsl:text>. </xsl:text>
        <del>Barré</del>
        <xsl:text> : retiré. </xsl:text>
        <ins>Souligné</ins>
        <xsl:text> : ajouté.</xsl:text>
      </p>
      <xsl:choose>
        <xsl:when test="added or removed">
          <pre class="source diff" tabindex="0">
            <xsl:apply-templates select="same | added | removed | left-out" mode="diff"/>
          </pre>
        </xsl:when>
        <xsl:otherwise><p>Les deux textes sont les mêmes.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="same" mode="diff"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="removed" mode="diff">
    <del>
      <span class="visually-hidden">[retiré : </span>
      <xsl:value-of select="."/>
      <span class="visually-hidden">]</span>
    </del>
  </xsl:template>
  <xsl:template match="added" mode="diff">
    <ins>
      <span class="visually-hidden">[ajouté : </span>
      <xsl:value-of select="."/>
      <span class="visually-hidden">]</span>
    </ins>
  </xsl:template>
  <xsl:template match="left-out" mode="diff">
    <span class="left-out">
      … <xsl:value-of select="@lines"/> lignes sans changement …<xsl:text>&#10;</xsl:text>
    </span>
  </xsl:template>
</xsl:stylesheet>
