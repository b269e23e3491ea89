<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of every page: head, header with the four sections, footer. A page gives its
     title (mode "title") and its content. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:output method="xml" omit-xml-declaration="yes" encoding="UTF-8"/>

  <xsl:include href="parts/form.xsl"/>
  <xsl:include href="parts/error.xsl"/>
  <xsl:include href="parts/session_ended.xsl"/>
  <xsl:include href="parts/form_kept.xsl"/>
  <xsl:include href="parts/form_of_another.xsl"/>
  <xsl:include href="parts/act.xsl"/>
  <xsl:include href="parts/siret.xsl"/>

  <xsl:variable name="page" select="/page"/>
  <xsl:variable name="site" select="/page/site"/>
  <xsl:variable name="content" select="/page/*[1]"/>
  <xsl:variable name="visitor" select="/page/visitor"/>
  <xsl:variable name="path" select="/page/@path"/>

  <xsl:variable name="section" select="/page/@section"/>

  <!-- The content of a page alone, to be kept (page_cut()): its document has no visitor. It is cut at its
       holes, where a visitor's own parts come in when a page puts the pieces together ("kept"). -->
  <xsl:variable name="is-part" select="boolean(/page/@part)"/>

  <xsl:template match="/page[@part]" priority="1">
    <part>
      <hole name="title"/>
      <xsl:apply-templates select="$content" mode="title"/>
      <xsl:apply-templates select="$content" mode="searched"/>
      <hole name="begin"/>
      <xsl:apply-templates select="$content"/>
    </part>
  </xsl:template>

  <xsl:template name="hole">
    <xsl:param name="name"/>
    <xsl:if test="$is-part"><hole name="{$name}"/></xsl:if>
  </xsl:template>

  <xsl:template match="/page">
    <html lang="fr">
      <head>
        <meta charset="utf-8"/>
        <title>
          <xsl:apply-templates select="$content" mode="title"/>
          <xsl:apply-templates select="$content" mode="searched"/>
          <xsl:text> · </xsl:text>
          <xsl:value-of select="$site/@name"/>
          <xsl:text> </xsl:text>
          <xsl:value-of select="$site/@departement"/>
        </title>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="theme-color" content="#14213d"/>
        <xsl:apply-templates select="$content" mode="meta"/>
        <link rel="icon" href="/img/logo.svg" type="image/svg+xml"/>
        <link rel="stylesheet" href="/css/reboot.css"/>
        <link rel="stylesheet" href="/css/site.css?v={$site/@version}"/>
        <script src="/js/site.js?v={$site/@version}" defer="defer"></script>
        <xsl:apply-templates select="$content" mode="head"/>
      </head>
      <body>
        <xsl:if test="/page/visitor/@session-s">
          <xsl:attribute name="data-session-s"><xsl:value-of select="/page/visitor/@session-s"/></xsl:attribute>
          <xsl:if test="$is-pupil"><xsl:attribute name="data-voice">tu</xsl:attribute></xsl:if>
        </xsl:if>
        <a class="skip-link" href="#contenu">Aller au contenu</a>
        <xsl:call-template name="header"/>
        <xsl:if test="banner"><xsl:call-template name="banners"/></xsl:if>
        <main id="contenu" tabindex="-1">
          <xsl:if test="visitor/@unreachable"><xsl:call-template name="unreachable"/></xsl:if>
          <xsl:apply-templates select="$content"/>
        </main>
        <xsl:call-template name="footer"/>
        <!-- What scripts say of a change that is not under the focus. -->
        <p class="visually-hidden" role="status" id="annonces"></p>
      </body>
    </html>
  </xsl:template>

  <!-- The words of a code, to a pupil ("tu") where the list has them, else to everyone. -->
  <xsl:variable name="is-pupil" select="/page/@voice = 'tu'"/>

  <xsl:template name="words">
    <xsl:param name="list"/>
    <xsl:param name="code"/>
    <xsl:variable name="own" select="s:optional(concat($list, '-pupil'), $code)"/>
    <xsl:choose>
      <xsl:when test="$is-pupil and $own != ''"><xsl:value-of select="$own"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="s:label($list, $code)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="head"/>

  <!-- The visitor's own address takes nothing any more: whatever concerns them would be missed. -->
  <xsl:template name="unreachable">
    <div class="container">
      <p class="notice warning unreachable" role="status">
        <s:icon name="envelope"/>
        <span>
          <xsl:choose>
            <xsl:when test="visitor/@role = 'pupil'">
              Ton adresse ne reçoit plus nos messages : tu ne sauras pas si un employeur te répond.
              <a href="/compte/changer-email">Changer d’adresse</a>
            </xsl:when>
            <xsl:otherwise>
              Votre adresse ne reçoit plus nos messages. <a href="/compte/changer-email">Changer d’adresse</a>
            </xsl:otherwise>
          </xsl:choose>
        </span>
      </p>
    </div>
  </xsl:template>

  <!-- What a list was asked for: no two of its pages have one title. -->
  <xsl:template match="*" mode="searched">
    <xsl:if test="@text != ''"> : « <xsl:value-of select="@text"/> »</xsl:if>
    <xsl:if test="@words != ''"> : « <xsl:value-of select="@words"/> »</xsl:if>
    <xsl:if test="@number != ''"> : n° <xsl:value-of select="@number"/></xsl:if>
    <xsl:if test="@role and @state">
      <xsl:if test="@role != ''">, <xsl:value-of select="s:optional('role', @role)"/></xsl:if>
    </xsl:if>
    <xsl:if test="@previous">, suite</xsl:if>
  </xsl:template>

  <!-- What search engines and shared links say of a page. -->
  <xsl:template match="*" mode="meta">
    <xsl:call-template name="meta">
      <xsl:with-param name="title"><xsl:apply-templates select="." mode="title"/></xsl:with-param>
      <xsl:with-param name="description" select="$usual-description"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:variable name="usual-description"
                select="concat('Les offres de stage de 3e en ', $site/@departement,
                        ' : cherche un stage près de chez toi, dépose ta candidature.')"/>

  <xsl:template name="meta">
    <xsl:param name="title"/>
    <xsl:param name="description"/>
    <meta name="description" content="{$description}"/>
    <xsl:if test="not($visitor/@role)">
      <meta property="og:type" content="website"/>
      <meta property="og:locale" content="fr_FR"/>
      <meta property="og:site_name" content="{$site/@long-name}"/>
      <meta property="og:title" content="{$title}"/>
      <meta property="og:description" content="{$description}"/>
      <meta property="og:url" content="{$site/@base-url}{$path}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="header">
    <header class="site-header">
      <div class="container site-header-top">
        <a class="brand" href="/">
          <img src="/img/logo.svg" alt="" width="36" height="36"/>
          <span class="brand-name"><xsl:value-of select="$site/@name"/></span>
          <span class="brand-place"><xsl:value-of select="$site/@departement"/></span>
        </a>
        <div class="site-account"><xsl:call-template name="account"/></div>
      </div>
      <nav class="site-nav" aria-label="Rubriques">
        <ul class="container">
          <xsl:call-template name="section-link"><xsl:with-param name="code" select="'eleves'"/></xsl:call-template>
          <xsl:call-template name="section-link"><xsl:with-param name="code" select="'parents'"/></xsl:call-template>
          <xsl:call-template name="section-link"><xsl:with-param name="code" select="'colleges'"/></xsl:call-template>
          <xsl:call-template name="section-link"><xsl:with-param name="code" select="'employeurs'"/></xsl:call-template>
        </ul>
      </nav>
    </header>
  </xsl:template>

  <!-- What is announced: to everyone, or to those whose account or section it concerns. -->
  <xsl:template name="banners">
    <xsl:variable name="role" select="/page/visitor/@role"/>
    <xsl:variable name="audience">
      <xsl:choose>
        <xsl:when test="$role = 'pupil' or (not($role) and $section = 'eleves')">pupils</xsl:when>
        <xsl:when test="$role = 'employer' or (not($role) and $section = 'employeurs')">employers</xsl:when>
        <xsl:when test="$role = 'school' or (not($role) and $section = 'colleges')">schools</xsl:when>
        <xsl:when test="not($role) and $section = 'parents'">parents</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="shown" select="/page/banner[@for = 'all' or @for = $audience]"/>
    <xsl:if test="$shown">
      <aside class="banners" aria-label="Annonces">
        <div class="container">
          <xsl:for-each select="$shown">
            <div class="banner">
              <s:icon name="info-circle"/>
              <div>
                <p><strong><xsl:value-of select="title"/></strong></p>
                <xsl:copy-of select="body/*[not(self::block)]"/>
              </div>
            </div>
          </xsl:for-each>
        </div>
      </aside>
    </xsl:if>
  </xsl:template>

  <xsl:template name="section-link">
    <xsl:param name="code"/>
    <li>
      <a href="/{$code}" class="section-{$code}">
        <xsl:if test="$section = $code"><xsl:attribute name="aria-current">true</xsl:attribute></xsl:if>
        <s:icon name="{s:label('section-icon', $code)}"/>
        <xsl:value-of select="s:label('section', $code)"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template name="account">
    <xsl:choose>
      <xsl:when test="visitor/@role">
        <nav class="account-menu" aria-label="Votre espace">
          <xsl:choose>
            <xsl:when test="visitor/@role = 'pupil'">
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/offres'"/>
                <xsl:with-param name="icon" select="'search'"/>
                <xsl:with-param name="short" select="'Offres'"/>
              </xsl:call-template>
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/candidatures'"/>
                <xsl:with-param name="icon" select="'send'"/>
                <xsl:with-param name="label" select="'Mes candidatures'"/>
                <xsl:with-param name="short" select="'Candidatures'"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:when test="visitor/@role = 'employer'">
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/candidatures'"/>
                <xsl:with-param name="icon" select="'card-list'"/>
                <xsl:with-param name="label" select="'Accéder à votre activité'"/>
                <xsl:with-param name="short" select="'Activité'"/>
              </xsl:call-template>
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/offres/deposer'"/>
                <xsl:with-param name="icon" select="'plus-lg'"/>
                <xsl:with-param name="short" select="'Déposer'"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:when test="visitor/@role = 'school'">
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/candidatures'"/>
                <xsl:with-param name="icon" select="'people'"/>
                <xsl:with-param name="label" select="'Mon collège'"/>
                <xsl:with-param name="short" select="'Élèves'"/>
              </xsl:call-template>
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/conventions'"/>
                <xsl:with-param name="icon" select="'card-list'"/>
                <xsl:with-param name="short" select="'Conventions'"/>
              </xsl:call-template>
            </xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/admin/candidatures'"/>
                <xsl:with-param name="icon" select="'card-list'"/>
                <xsl:with-param name="short" select="'Candidatures'"/>
              </xsl:call-template>
              <xsl:call-template name="place">
                <xsl:with-param name="href" select="'/admin'"/>
                <xsl:with-param name="icon" select="'briefcase'"/>
                <xsl:with-param name="label" select="'Administration'"/>
                <xsl:with-param name="short" select="'Accueil'"/>
              </xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
          <a href="/compte">
            <s:icon name="person"/>
            <span class="account-label">Mon compte </span>
            <span class="account-email"><xsl:value-of select="visitor/@email"/></span>
          </a>
        </nav>
        <form method="post" action="/deconnexion">
          <input type="hidden" name="csrf" value="{visitor/@csrf}"/>
          <button class="header-button" type="submit">
            <s:icon name="box-arrow-right"/>
            <xsl:text>Déconnexion</xsl:text>
          </button>
        </form>
      </xsl:when>
      <xsl:otherwise>
        <a class="header-button" href="/connexion">
          <xsl:if test="visitor/@here">
            <xsl:attribute name="href">/connexion?retour=<xsl:value-of select="visitor/@here"/></xsl:attribute>
          </xsl:if>
          <s:icon name="person"/>
          <xsl:text>Connexion</xsl:text>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- One of the places of a signed-in visitor: in the header on a desk, if it has a label for there;
       at the bottom of a phone, with a short one. -->
  <xsl:template name="place">
    <xsl:param name="href"/>
    <xsl:param name="icon"/>
    <xsl:param name="label"/>
    <xsl:param name="short"/>
    <a href="{$href}">
      <xsl:if test="not($label)"><xsl:attribute name="class">on-phone</xsl:attribute></xsl:if>
      <xsl:if test="$path = $href"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
      <s:icon name="{$icon}"/>
      <xsl:if test="$label"><span class="on-desk"><xsl:value-of select="$label"/></span></xsl:if>
      <span class="on-phone"><xsl:value-of select="$short"/></span>
    </a>
  </xsl:template>

  <xsl:template name="footer">
    <footer class="site-footer">
      <div class="container site-footer-grid">
        <div>
          <h2>Besoin d’aide ?</h2>
          <xsl:if test="$site/@help-phone != ''">
            <p class="help-phone">
              <s:icon name="telephone"/>
              <a href="tel:{translate($site/@help-phone, '  ', '')}"><xsl:value-of select="$site/@help-phone"/></a>
              <xsl:if test="$site/@help-hours != ''"><span><xsl:value-of select="$site/@help-hours"/></span></xsl:if>
            </p>
          </xsl:if>
          <xsl:if test="$site/@help-mail != ''">
            <p>
              <s:icon name="envelope"/>
              <a href="mailto:{$site/@help-mail}"><xsl:value-of select="$site/@help-mail"/></a>
            </p>
          </xsl:if>
        </div>
        <nav aria-label="Pied de page">
          <ul>
            <li><a href="/aide">Aide</a></li>
            <li><a href="/contact">Contact</a></li>
            <li><a href="/plan-du-site">Plan du site</a></li>
            <li><a href="/donnees-ouvertes">Données ouvertes</a></li>
            <li><a href="/statistiques">Chiffres</a></li>
          </ul>
          <ul>
            <li><a href="/mentions-legales">Mentions légales</a></li>
            <li><a href="/donnees-personnelles">Données personnelles</a></li>
            <li>
              <a href="/accessibilite">
                Accessibilité : <xsl:value-of select="s:label('conformity', $site/@accessibility)"/>
              </a>
            </li>
          </ul>
        </nav>
        <p class="site-operator"><xsl:value-of select="$site/@operator"/></p>
      </div>
    </footer>
  </xsl:template>

  <!-- The way back up: one link, then the title of the page. -->
  <xsl:template name="breadcrumb">
    <xsl:param name="href"/>
    <xsl:param name="label"/>
    <nav class="breadcrumb" aria-label="Fil d’Ariane">
      <a href="{$href}">
        <s:icon name="arrow-left"/>
        <xsl:value-of select="$label"/>
      </a>
    </nav>
  </xsl:template>
</xsl:stylesheet>
