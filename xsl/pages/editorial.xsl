<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of advice or law; the help and its search. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- The language of a page that is not in French, and which way it is read. -->
  <xsl:template name="language">
    <xsl:variable name="language" select="s:optional('guide-language', @slug)"/>
    <xsl:if test="$language != ''">
      <xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute>
      <xsl:attribute name="dir">
        <xsl:choose><xsl:when test="$language = 'ar'">rtl</xsl:when><xsl:otherwise>ltr</xsl:otherwise></xsl:choose>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The guide for families in each of its languages, each named in itself. -->
  <xsl:template name="guide-languages">
    <ul class="actions plain" aria-label="Ce guide dans d’autres langues">
      <li><a href="/parents/guide">Français facile</a></li>
      <li><a href="/parents/guide-ar" lang="ar" hreflang="ar" dir="rtl">العربية</a></li>
      <li><a href="/parents/guide-tr" lang="tr" hreflang="tr">Türkçe</a></li>
      <li><a href="/parents/guide-pt" lang="pt" hreflang="pt">Português</a></li>
      <li><a href="/parents/guide-en" lang="en" hreflang="en">English</a></li>
    </ul>
  </xsl:template>

  <xsl:template match="editorial" mode="title">
    <xsl:variable name="language" select="s:optional('guide-language', entry/@slug)"/>
    <xsl:choose>
      <xsl:when test="$language != ''">
        <xsl:text>Guide des familles, en </xsl:text>
        <xsl:value-of select="s:label('language', $language)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="entry/title"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Where the page stands, for readers and search engines (schema.org, BreadcrumbList). -->
  <xsl:template name="page-trail">
    <nav class="breadcrumb trail" aria-label="Fil d’Ariane">
      <ol itemscope="itemscope" itemtype="https://schema.org/BreadcrumbList">
        <xsl:call-template name="trail-step">
          <xsl:with-param name="position" select="1"/>
          <xsl:with-param name="href" select="'/'"/>
          <xsl:with-param name="name" select="'Accueil'"/>
        </xsl:call-template>
        <xsl:if test="entry/@section != 'site'">
          <xsl:call-template name="trail-step">
            <xsl:with-param name="position" select="2"/>
            <xsl:with-param name="href" select="concat('/', entry/@section)"/>
            <xsl:with-param name="name" select="s:label('section', entry/@section)"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="trail-step">
          <xsl:with-param name="position" select="2 + (entry/@section != 'site')"/>
          <xsl:with-param name="name" select="entry/title"/>
        </xsl:call-template>
      </ol>
    </nav>
  </xsl:template>

  <xsl:template name="trail-step">
    <xsl:param name="position"/>
    <xsl:param name="href"/>
    <xsl:param name="name"/>
    <li itemprop="itemListElement" itemscope="itemscope" itemtype="https://schema.org/ListItem">
      <xsl:choose>
        <xsl:when test="$href">
          <a href="{$href}" itemprop="item"><span itemprop="name"><xsl:value-of select="$name"/></span></a>
        </xsl:when>
        <xsl:otherwise>
          <span itemprop="name" aria-current="page">
            <xsl:for-each select="entry"><xsl:call-template name="language"/></xsl:for-each>
            <xsl:value-of select="$name"/>
          </span>
        </xsl:otherwise>
      </xsl:choose>
      <meta itemprop="position" content="{$position}"/>
    </li>
  </xsl:template>

  <!-- The three things an employer comes for, and who comes first. -->
  <xsl:template name="employer-blocks">
    <ul class="card-list three">
      <li>
        <article class="card link-card">
          <h2><a href="/offres/deposer">Déposer une offre</a></h2>
          <p>Avec ou sans compte : ce que l’élève verra, où, quand, et qui le suit.</p>
        </article>
      </li>
      <li>
        <article class="card link-card">
          <h2><a href="/candidatures">Examiner les candidatures</a></h2>
          <p>Accepter, refuser, suivre les confirmations et les chiffres de vos offres.</p>
        </article>
      </li>
      <li>
        <article class="card link-card">
          <h2><a href="/aide">Aide en ligne et conseils</a></h2>
          <p>
            <xsl:text>Les réponses courantes, </xsl:text>
            <a href="/employeurs/tutoriel">le site pas à pas</a>
            <xsl:text> et </xsl:text>
            <a href="/employeurs/questions">vingt-cinq questions</a>
            <xsl:text>.</xsl:text>
          </p>
        </article>
      </li>
    </ul>
    <p class="lead">
      <xsl:text>Les candidatures des élèves des collèges prioritaires (REP et REP+) portent une étoile et </xsl:text>
      <xsl:text>viennent en tête de vos listes : ce sont souvent des élèves sans réseau. Lisez-les d’abord.</xsl:text>
    </p>
    <h2>Conseils et outils</h2>
  </xsl:template>

  <xsl:template match="editorial">
    <div class="container narrow article">
      <xsl:if test="starts-with(entry/@slug, 'guide')"><xsl:call-template name="guide-languages"/></xsl:if>
      <xsl:call-template name="page-trail"/>
      <h1>
        <xsl:for-each select="entry"><xsl:call-template name="language"/></xsl:for-each>
        <xsl:value-of select="entry/title"/>
      </h1>
      <p class="lead">
        <xsl:for-each select="entry"><xsl:call-template name="language"/></xsl:for-each>
        <xsl:value-of select="entry/summary"/>
      </p>
      <xsl:apply-templates select="declaration | help"/>
      <xsl:variable name="sheet"
                    select="entry[body/block[@name = 'champ' or @name = 'cadre' or @name = 'case' or
                            @name = 'lettre']]"/>
      <xsl:for-each select="$sheet"><xsl:call-template name="sheet-note"/></xsl:for-each>
      <div class="prose">
        <xsl:for-each select="entry"><xsl:call-template name="language"/></xsl:for-each>
        <xsl:apply-templates select="entry/body/node()" mode="prose"/>
      </div>
      <xsl:for-each select="$sheet"><xsl:call-template name="sheet-actions"/></xsl:for-each>
      <xsl:if test="entry/@section = 'eleves' and entry/@slug != 'ca-ne-va-pas'">
        <p class="no-print"><a href="/eleves/ca-ne-va-pas">Ça ne va pas pendant ton stage ? Voici qui appeler</a></p>
      </xsl:if>
      <xsl:if test="entry/@checked and s:optional('guide-language', entry/@slug) = ''">
        <p class="hint">Vérifié le <xsl:value-of select="entry/@checked"/>.</p>
      </xsl:if>
      <xsl:if test="entry/@section != 'site' and s:optional('guide-language', entry/@slug) = ''">
        <p class="actions no-print">
          <a class="button" href="/export/conseils/{entry/@section}/{entry/@slug}.pdf">
            <s:icon name="printer"/>
            <xsl:text>Imprimer cette page (PDF)</xsl:text>
          </a>
        </p>
      </xsl:if>
      <xsl:if test="entry/@slug = 'contact' or entry/@slug = 'aide'">
        <div class="card call">
          <h2>Nous joindre</h2>
          <xsl:if test="$site/@help-phone != ''">
            <p>
              <xsl:text>Par téléphone : </xsl:text>
              <a href="tel:{translate($site/@help-phone, '  ', '')}"><xsl:value-of select="$site/@help-phone"/></a>
              <xsl:text>, </xsl:text>
              <xsl:value-of select="$site/@help-hours"/>
            </p>
          </xsl:if>
          <xsl:if test="$site/@help-mail != ''">
            <p>Par e-mail : <a href="mailto:{$site/@help-mail}"><xsl:value-of select="$site/@help-mail"/></a></p>
          </xsl:if>
        </div>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- The search of the help, and what it found. -->
  <xsl:template match="help">
    <form method="get"
          action="/aide"
          class="card search-line no-print"
          role="search"
          aria-label="L’aide et les conseils">
      <div class="field">
        <label for="q">Chercher dans l’aide et les conseils</label>
        <input type="search" id="q" name="q" value="{@text}" maxlength="80" enterkeyhint="search"/>
      </div>
      <button class="button primary" type="submit">Chercher</button>
    </form>
    <xsl:if test="@text != ''">
      <section aria-labelledby="trouve">
        <h2 id="trouve">Aide : <xsl:value-of select="@text"/></h2>
        <xsl:apply-templates select="text" mode="question"/>
        <xsl:choose>
          <xsl:when test="entry">
            <ul class="link-list">
              <xsl:for-each select="entry">
                <li>
                  <a>
                    <xsl:attribute name="href">
                      <xsl:if test="@section != 'site'">/<xsl:value-of select="@section"/></xsl:if>
                      <xsl:text>/</xsl:text>
                      <xsl:value-of select="@slug"/>
                    </xsl:attribute>
                    <xsl:value-of select="title"/>
                  </a>
                  <xsl:text> · </xsl:text><xsl:value-of select="s:label('section', @section)"/>
                  <p class="hint"><xsl:value-of select="summary"/></p>
                </li>
              </xsl:for-each>
            </ul>
          </xsl:when>
          <xsl:when test="text"/>
          <xsl:otherwise><p>Aucune page ne contient ces mots. Essayez un autre mot, ou appelez-nous.</p></xsl:otherwise>
        </xsl:choose>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="editorial[entry/body/block[@name = 'champ' or @name = 'cadre' or @name = 'case' or
                       @name = 'lettre']]"
                mode="head">
    <script src="/js/sheet.js?v={$site/@version}" defer="defer"></script>
  </xsl:template>

  <!-- What search engines and shared links say of a page. -->
  <xsl:template match="editorial" mode="meta">
    <xsl:call-template name="meta">
      <xsl:with-param name="title" select="entry/title"/>
      <xsl:with-param name="description" select="entry/summary"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
