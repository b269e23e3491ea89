<?xml version="1.0" encoding="UTF-8"?>
<!-- What the département's pages share: their tabs, their search. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <!-- On a phone they are folded: fourteen places take five lines. -->
  <xsl:template name="admin-tabs">
    <nav class="tabs foldable" aria-label="Administration">
      <details class="tabs-fold">
        <summary>
          <s:icon name="list-ul"/>
          <xsl:text>Menu de l’administration</xsl:text>
          <s:icon name="chevron-down"/>
        </summary>
      </details>
      <ul>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin'"/>
          <xsl:with-param name="label" select="'Accueil'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/offres'"/>
          <xsl:with-param name="label" select="'Offres'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/candidatures'"/>
          <xsl:with-param name="label" select="'Candidatures'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/conventions'"/>
          <xsl:with-param name="label" select="'Conventions'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/comptes'"/>
          <xsl:with-param name="label" select="'Comptes'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/employeurs'"/>
          <xsl:with-param name="label" select="'Employeurs'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/offres/prets-a-aider'"/>
          <xsl:with-param name="label" select="'Prêts à aider'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/etablissements'"/>
          <xsl:with-param name="label" select="'Établissements'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/contenus'"/>
          <xsl:with-param name="label" select="'Contenus'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/recherche'"/>
          <xsl:with-param name="label" select="'Recherche'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/statistiques/departement'"/>
          <xsl:with-param name="label" select="'Statistiques'"/>
          <xsl:with-param name="under" select="'/statistiques'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/export/admin'"/>
          <xsl:with-param name="label" select="'Exports'"/>
          <xsl:with-param name="under" select="'/export'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/messages'"/>
          <xsl:with-param name="label" select="'Messages'"/>
        </xsl:call-template>
        <xsl:call-template name="admin-tab">
          <xsl:with-param name="href" select="'/admin/journal'"/>
          <xsl:with-param name="label" select="'Journal'"/>
        </xsl:call-template>
      </ul>
    </nav>
  </xsl:template>

  <!-- A place, and whether the page at hand is of it. -->
  <xsl:template name="admin-tab">
    <xsl:param name="href"/>
    <xsl:param name="label"/>
    <xsl:param name="under" select="$href"/>
    <li>
      <a href="{$href}">
        <xsl:if test="$path = $href or ($href != '/admin' and starts-with($path, $under))">
          <xsl:attribute name="aria-current">page</xsl:attribute>
        </xsl:if>
        <xsl:value-of select="$label"/>
      </a>
    </li>
  </xsl:template>

  <xsl:template name="admin-search">
    <xsl:param name="label"/>
    <form method="get" action="{$path}" class="card search-line" role="search" data-live="resultats" data-address="no">
      <div class="field">
        <label for="q"><xsl:value-of select="$label"/></label>
        <input type="search" id="q" name="q" value="{@text}" maxlength="80" autocomplete="off"/>
      </div>
      <xsl:if test="self::admin-accounts">
        <xsl:call-template name="code-select">
          <xsl:with-param name="name" select="'role'"/>
          <xsl:with-param name="label" select="'Rôle'"/>
          <xsl:with-param name="list" select="'role'"/>
          <xsl:with-param name="codes" select="'pupil employer school admin '"/>
          <xsl:with-param name="chosen" select="@role"/>
        </xsl:call-template>
        <xsl:call-template name="code-select">
          <xsl:with-param name="name" select="'etat'"/>
          <xsl:with-param name="label" select="'État'"/>
          <xsl:with-param name="list" select="'account-state'"/>
          <xsl:with-param name="codes" select="'inactive active locked '"/>
          <xsl:with-param name="chosen" select="@state"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="self::admin-offers">
        <xsl:call-template name="code-select">
          <xsl:with-param name="name" select="'etat'"/>
          <xsl:with-param name="label" select="'État'"/>
          <xsl:with-param name="list" select="'offer-state'"/>
          <xsl:with-param name="codes" select="'to_activate active disabled '"/>
          <xsl:with-param name="chosen" select="@state"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="self::admin-applications">
        <xsl:call-template name="code-select">
          <xsl:with-param name="name" select="'etat'"/>
          <xsl:with-param name="label" select="'Statut'"/>
          <xsl:with-param name="list" select="'application-state'"/>
          <xsl:with-param name="codes">
            <xsl:text>pending accepted confirmed refused withdrawn seat_taken confirmed_elsewhere expired </xsl:text>
            <xsl:text>offer_disabled week_removed cancelled </xsl:text>
          </xsl:with-param>
          <xsl:with-param name="chosen" select="@state"/>
        </xsl:call-template>
      </xsl:if>
      <button class="button primary" type="submit">Chercher</button>
    </form>
    <xsl:if test="@export">
      <p class="export-this"><a href="/export/admin{@export}"><s:icon name="download"/>Exporter cette liste</a></p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="code-select">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <xsl:param name="list"/>
    <xsl:param name="codes"/>
    <xsl:param name="chosen"/>
    <div class="field">
      <label for="{$name}"><xsl:value-of select="$label"/></label>
      <select id="{$name}" name="{$name}">
        <option value="">Tous</option>
        <xsl:call-template name="code-options">
          <xsl:with-param name="list" select="$list"/>
          <xsl:with-param name="codes" select="$codes"/>
          <xsl:with-param name="chosen" select="$chosen"/>
        </xsl:call-template>
      </select>
    </div>
  </xsl:template>

  <xsl:template name="code-options">
    <xsl:param name="list"/>
    <xsl:param name="codes"/>
    <xsl:param name="chosen"/>
    <xsl:variable name="code" select="substring-before($codes, ' ')"/>
    <xsl:if test="$code != ''">
      <option value="{$code}">
        <xsl:if test="$code = $chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
        <xsl:value-of select="s:label($list, $code)"/>
      </option>
      <xsl:call-template name="code-options">
        <xsl:with-param name="list" select="$list"/>
        <xsl:with-param name="codes" select="substring-after($codes, ' ')"/>
        <xsl:with-param name="chosen" select="$chosen"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
