<?xml version="1.0" encoding="UTF-8"?>
<!-- The search: its form. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="filter">
    <xsl:param name="action"/>
    <!-- On a phone the form begins folded, by the style sheet alone: it follows what opens it. -->
    <div class="filters">
      <details class="filters-fold">
        <summary>
          <s:icon name="search"/>
          <xsl:text>Chercher et filtrer</xsl:text>
          <s:icon name="chevron-down"/>
        </summary>
      </details>
      <form method="get"
            action="{$action}"
            class="filter-form"
            role="search"
            aria-label="Offres de stage"
            data-live="liste">
        <div class="field">
          <label for="mots">Quoi ?</label>
          <input type="search"
                 id="mots"
                 name="mots"
                 value="{@words}"
                 maxlength="200"
                 placeholder="Métier, employeur, mot…"
                 enterkeyhint="search"
                 list="idees"
                 autocomplete="off"
                 data-suggestions="/offres/suggestions.json"/>
          <datalist id="idees"></datalist>
        </div>
        <div class="field">
          <label for="ville">Où ?</label>
          <input type="text"
                 id="ville"
                 name="ville"
                 value="{@town}"
                 maxlength="80"
                 placeholder="Ville"
                 list="villes"
                 autocomplete="off"
                 data-towns="/offres/villes.json"/>
          <datalist id="villes"></datalist>
          <button class="link-button" type="button" data-locate="yes">
            <s:icon name="geo-alt"/>Autour de moi
          </button>
          <xsl:call-template name="hole"><xsl:with-param name="name" select="'around'"/></xsl:call-template>
          <xsl:apply-templates select="." mode="around-school"/>
          <input type="hidden" name="lat" value="{@latitude}"/>
          <input type="hidden" name="lon" value="{@longitude}"/>
        </div>
        <div class="field">
          <label for="rayon">À moins de</label>
          <select id="rayon" name="rayon">
            <xsl:for-each select="radius">
              <option value="{@km}"><xsl:call-template name="selected"/><xsl:value-of select="@km"/> km</option>
            </xsl:for-each>
          </select>
        </div>
        <xsl:for-each select="box[@name = 'libres']"><xsl:call-template name="filter-box"/></xsl:for-each>
        <xsl:call-template name="hole"><xsl:with-param name="name" select="'school'"/></xsl:call-template>
        <xsl:apply-templates select="." mode="school"/>
        <xsl:call-template name="choices">
          <xsl:with-param name="legend" select="'Domaine'"/>
          <xsl:with-param name="choices" select="domain"/>
        </xsl:call-template>
        <xsl:call-template name="choices">
          <xsl:with-param name="legend" select="'Quand ?'"/>
          <xsl:with-param name="choices" select="week"/>
          <xsl:with-param name="has-own" select="true()"/>
        </xsl:call-template>
        <details class="facet">
          <xsl:if test="box[@name != 'libres'][@selected] or @priority">
            <xsl:attribute name="open">open</xsl:attribute>
          </xsl:if>
          <summary>Accessibilité et repas</summary>
          <fieldset class="boxes">
            <legend class="visually-hidden">Accessibilité et repas</legend>
            <xsl:for-each select="box[@name != 'libres']"><xsl:call-template name="filter-box"/></xsl:for-each>
            <div class="box">
              <input type="checkbox" id="prioritaires" name="prioritaires" value="1">
                <xsl:if test="@priority"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
              </input>
              <label for="prioritaires"><xsl:value-of select="s:label('search-box', 'priority')"/></label>
            </div>
          </fieldset>
        </details>
        <div class="field">
          <label for="tri">Trier par</label>
          <select id="tri" name="tri" data-follows="search">
            <!-- The usual order has no name: who adds a place gets what is usual with it. -->
            <xsl:choose>
              <xsl:when test="@worded"><option value="">Les plus pertinentes</option></xsl:when>
              <xsl:when test="@near"><option value="">Les plus proches</option></xsl:when>
              <xsl:otherwise><option value="">Commencent bientôt</option></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@worded or not(@near)">
              <option value="distance">
                <xsl:if test="@order = 'distance'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                <xsl:text>Les plus proches</xsl:text><xsl:if test="not(@near)"> (de la ville)</xsl:if>
              </option>
            </xsl:if>
            <xsl:if test="@worded or @near">
              <option value="date">
                <xsl:if test="@order = 'date'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                <xsl:text>Commencent bientôt</xsl:text>
              </option>
            </xsl:if>
            <option value="recentes">
              <xsl:if test="@order = 'recentes'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:text>Les plus récentes</xsl:text>
            </option>
          </select>
        </div>
        <button class="button primary" type="submit">
          <s:icon name="search"/>
          <xsl:text>Chercher</xsl:text>
        </button>
      </form>
    </div>
  </xsl:template>

  <!-- The boxes of a pupil. One that is cleared says so. -->
  <xsl:template match="filter" mode="around-school">
    <xsl:if test="@around-school">
      <div class="box">
        <input type="checkbox" id="autour" name="autour" value="college">
          <xsl:if test="@around-school = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        </input>
        <label for="autour"><xsl:value-of select="s:label('search-box', 'around-school')"/></label>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="filter" mode="school">
    <xsl:if test="@school">
      <input type="hidden" name="college" value="0"/>
      <div class="box">
        <input type="checkbox" id="college" name="college" value="1">
          <xsl:if test="@school = 'yes'"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        </input>
        <label for="college"><xsl:value-of select="s:label('search-box', 'school')"/></label>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- Many boxes of one kind, folded away until one is ticked. There are some seventy of them on a page:
       each template below says the least that draws one. -->
  <xsl:template name="choices">
    <xsl:param name="legend"/>
    <xsl:param name="choices"/>
    <xsl:param name="has-own" select="false()"/>
    <xsl:variable name="selected" select="count($choices[@selected])"/>
    <details class="facet">
      <xsl:if test="$selected"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary>
        <xsl:value-of select="$legend"/>
        <xsl:if test="$selected"> (<xsl:value-of select="$selected"/>)</xsl:if>
      </summary>
      <fieldset class="boxes">
        <legend class="visually-hidden"><xsl:value-of select="$legend"/></legend>
        <xsl:apply-templates select="$choices" mode="box"/>
        <xsl:if test="$has-own">
          <xsl:call-template name="hole"><xsl:with-param name="name" select="'after'"/></xsl:call-template>
        </xsl:if>
      </fieldset>
    </details>
  </xsl:template>

  <xsl:template match="domain" mode="box">
    <div class="box">
      <input type="checkbox" id="domaine-{@id}" name="domaine" value="{@id}">
        <xsl:apply-templates select="@selected" mode="box"/>
      </input>
      <label for="domaine-{@id}"><xsl:value-of select="."/><xsl:apply-templates select="@count" mode="box"/></label>
    </div>
  </xsl:template>

  <xsl:template match="week" mode="box">
    <xsl:if test="$is-part"><hole name="w{@monday}"/></xsl:if>
    <div class="box">
      <input type="checkbox" id="semaine-{@monday}" name="semaine" value="{@monday}">
        <xsl:apply-templates select="@selected" mode="box"/>
      </input>
      <label for="semaine-{@monday}">
        <xsl:value-of select="."/>
        <xsl:if test="@school"><xsl:call-template name="own-week"/></xsl:if>
        <xsl:if test="$is-part"><hole name="o{@monday}"/></xsl:if>
        <xsl:apply-templates select="@count" mode="box"/>
      </label>
    </div>
  </xsl:template>

  <xsl:template match="@selected" mode="box"><xsl:attribute name="checked">checked</xsl:attribute></xsl:template>

  <xsl:template match="@count" mode="box">
    <span class="facet-count">
      <xsl:if test="../../@guessed">env. </xsl:if>
      <xsl:value-of select="."/>
      <span class="visually-hidden"> offre<xsl:if test=". &gt; 1">s</xsl:if></span>
    </span>
  </xsl:template>

  <xsl:template name="filter-box">
    <div class="box">
      <input type="checkbox" id="{@name}-{@value}" name="{@name}" value="{@value}">
        <xsl:apply-templates select="@selected" mode="box"/>
      </input>
      <label for="{@name}-{@value}">
        <xsl:choose>
          <xsl:when test="@name = 'acces'"><xsl:value-of select="s:label('access', @value)"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="s:label('search-box', @name)"/></xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="@count" mode="box"/>
      </label>
    </div>
  </xsl:template>

  <xsl:template name="selected">
    <xsl:if test="@selected"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
