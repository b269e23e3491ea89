<?xml version="1.0" encoding="UTF-8"?>
<!-- What the département's pages share: their tabs, their search. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">

  <xsl:template name="admin-tabs">
    <nav class="tabs" aria-label="Administration">
      <ul>
        <li><a href="/admin"><xsl:if test="$path = '/admin'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Accueil</a></li>
        <li><a href="/admin/offres"><xsl:if test="starts-with($path, '/admin/offres')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Offres</a></li>
        <li><a href="/admin/candidatures"><xsl:if test="starts-with($path, '/admin/candidatures')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Candidatures</a></li>
        <li><a href="/conventions"><xsl:if test="starts-with($path, '/conventions')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Conventions</a></li>
        <li><a href="/admin/comptes"><xsl:if test="starts-with($path, '/admin/comptes')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Comptes</a></li>
        <li><a href="/admin/employeurs"><xsl:if test="starts-with($path, '/admin/employeurs')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Employeurs</a></li>
        <li><a href="/offres/prets-a-aider"><xsl:if test="starts-with($path, '/offres/prets-a-aider')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Prêts à aider</a></li>
        <li><a href="/admin/etablissements"><xsl:if test="starts-with($path, '/admin/etablissements')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Établissements</a></li>
        <li><a href="/admin/contenus"><xsl:if test="starts-with($path, '/admin/contenus')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Contenus</a></li>
        <li><a href="/admin/recherche"><xsl:if test="starts-with($path, '/admin/recherche')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Recherche</a></li>
        <li><a href="/statistiques/departement"><xsl:if test="starts-with($path, '/statistiques')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Statistiques</a></li>
        <li><a href="/export/admin"><xsl:if test="starts-with($path, '/export')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Exports</a></li>
        <li><a href="/admin/messages"><xsl:if test="starts-with($path, '/admin/messages')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Messages</a></li>
        <li><a href="/admin/journal"><xsl:if test="starts-with($path, '/admin/journal')"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>Journal</a></li>
      </ul>
    </nav>
  </xsl:template>

  <xsl:template name="admin-search">
    <xsl:param name="label"/>
    <form method="get" action="{$path}" class="card search-line" role="search" data-live="resultats" data-address="no">
      <div class="field">
        <label for="q"><xsl:value-of select="$label"/></label>
        <input type="search" id="q" name="q" value="{@text}" maxlength="80" autocomplete="off"/>
      </div>
      <xsl:if test="self::admin-accounts">
        <xsl:call-template name="code-select"><xsl:with-param name="name" select="'role'"/><xsl:with-param name="label" select="'Rôle'"/><xsl:with-param name="list" select="'role'"/><xsl:with-param name="codes" select="'pupil employer school admin '"/><xsl:with-param name="chosen" select="@role"/></xsl:call-template>
        <xsl:call-template name="code-select"><xsl:with-param name="name" select="'etat'"/><xsl:with-param name="label" select="'État'"/><xsl:with-param name="list" select="'account-state'"/><xsl:with-param name="codes" select="'inactive active locked '"/><xsl:with-param name="chosen" select="@state"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="self::admin-offers">
        <xsl:call-template name="code-select"><xsl:with-param name="name" select="'etat'"/><xsl:with-param name="label" select="'État'"/><xsl:with-param name="list" select="'offer-state'"/><xsl:with-param name="codes" select="'to_activate active disabled '"/><xsl:with-param name="chosen" select="@state"/></xsl:call-template>
      </xsl:if>
      <xsl:if test="self::admin-applications">
        <xsl:call-template name="code-select"><xsl:with-param name="name" select="'etat'"/><xsl:with-param name="label" select="'Statut'"/><xsl:with-param name="list" select="'application-state'"/><xsl:with-param name="codes" select="'pending accepted confirmed refused withdrawn seat_taken confirmed_elsewhere expired offer_disabled week_removed cancelled '"/><xsl:with-param name="chosen" select="@state"/></xsl:call-template>
      </xsl:if>
      <button class="button primary" type="submit">Chercher</button>
    </form>
    <xsl:if test="@export"><p class="export-this"><a href="/export/admin{@export}"><xsl:call-template name="icon"><xsl:with-param name="name" select="'download'"/></xsl:call-template>Exporter cette liste</a></p></xsl:if>
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
      <option value="{$code}"><xsl:if test="$code = $chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="s:label($list, $code)"/></option>
      <xsl:call-template name="code-options">
        <xsl:with-param name="list" select="$list"/>
        <xsl:with-param name="codes" select="substring-after($codes, ' ')"/>
        <xsl:with-param name="chosen" select="$chosen"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
