<?xml version="1.0" encoding="UTF-8"?>
<!-- What happened on the site. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="admin-trail" mode="title">Journal</xsl:template>
  <xsl:template match="admin-trail">
    <xsl:variable name="chosen" select="@action"/>
    <div class="container">
      <h1>Journal</h1>
      <xsl:call-template name="admin-tabs"/>
      <form method="get" action="/admin/journal" class="card search-line" role="search">
        <div class="field">
          <label for="quoi">Quoi</label>
          <select id="quoi" name="quoi">
            <option value="">Tout</option>
            <xsl:for-each select="kind">
              <option value="{.}">
                <xsl:if test=". = $chosen"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                <xsl:call-template name="trail-word">
                  <xsl:with-param name="list" select="'audit'"/>
                  <xsl:with-param name="code" select="string(.)"/>
                </xsl:call-template>
              </option>
            </xsl:for-each>
          </select>
        </div>
        <xsl:if test="@subject != ''">
          <input type="hidden" name="objet" value="{@subject}"/>
          <input type="hidden" name="numero" value="{@subject-id}"/>
        </xsl:if>
        <div class="field">
          <label for="compte">N° du compte</label>
          <input id="compte" name="compte" inputmode="numeric" size="8" value="{@account}"/>
        </div>
        <div class="field"><label for="du">Du</label><input type="date" id="du" name="du" value="{@from}"/></div>
        <div class="field"><label for="au">Au</label><input type="date" id="au" name="au" value="{@to}"/></div>
        <button class="button primary" type="submit">Filtrer</button>
      </form>
      <xsl:if test="@subject != ''">
        <p>
          Seulement :
          <xsl:call-template name="trail-word">
            <xsl:with-param name="list" select="'audit-subject'"/><xsl:with-param name="code" select="@subject"/>
          </xsl:call-template>
          n° <xsl:value-of select="@subject-id"/>. <a href="/admin/journal">Tout le journal</a>
        </p>
      </xsl:if>
      <xsl:call-template name="trail-table">
        <xsl:with-param name="caption" select="'Actes, les plus récents d’abord'"/>
      </xsl:call-template>
    </div>
  </xsl:template>
</xsl:stylesheet>
