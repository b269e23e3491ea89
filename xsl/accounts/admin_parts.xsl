<?xml version="1.0" encoding="UTF-8"?>
<!-- What the département’s pages on accounts, employers and schools share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template name="state-badge">
    <xsl:choose>
      <xsl:when test="@state = 'inactive' and @awaits-approval and @email-confirmed">
        <span class="badge warning">Attend un accord</span>
      </xsl:when>
      <xsl:otherwise>
        <span class="badge {s:label('account-state-tone', @state)}">
          <xsl:value-of select="s:label('account-state', @state)"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of an account that was erased no name is left. -->
  <xsl:template name="account-name">
    <xsl:choose>
      <xsl:when test="normalize-space(@name) != ''"><xsl:value-of select="@name"/></xsl:when>
      <xsl:otherwise>Compte effacé</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="audit">
    <section class="card">
      <h2>Historique</h2>
      <ul class="rows">
        <xsl:for-each select="audit">
          <li>
            <span>
              <strong><xsl:value-of select="s:label('audit', @action)"/></strong>
              <xsl:if test="@detail != ''"> : <xsl:value-of select="@detail"/></xsl:if>
              <span class="hint">
                <xsl:value-of select="@when"/>
                <xsl:if test="@who != ''">, <xsl:value-of select="@who"/></xsl:if>
              </span>
            </span>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:if test="not(audit)"><p>Rien pour l’instant.</p></xsl:if>
      <xsl:if test="@audit-more"><p><a href="{@audit-more}">Voir tout l’historique</a></p></xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="employers-table">
    <xsl:param name="rows"/>
    <xsl:param name="caption"/>
    <table class="list">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead>
        <tr>
          <th scope="col">Employeur</th>
          <th scope="col">SIRET</th>
          <th scope="col">Ville</th>
          <th scope="col">Membres</th>
          <th scope="col">Offres</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$rows">
          <tr>
            <th scope="row"><a href="/admin/employeurs/{@id}"><xsl:value-of select="."/></a></th>
            <td class="fixed" data-label="SIRET"><xsl:value-of select="@siret"/></td>
            <td class="town" data-label="Ville"><xsl:value-of select="@town"/></td>
            <td data-label="Membres"><xsl:value-of select="@members"/></td>
            <td data-label="Offres"><xsl:value-of select="@offers"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <!-- A table that one sends in place of typing its rows. -->
  <xsl:template name="table-import">
    <xsl:param name="action"/>
    <xsl:param name="title"/>
    <xsl:param name="about"/>
    <form method="post" action="{$action}" enctype="multipart/form-data" class="card stack">
      <h2><xsl:value-of select="$title"/></h2>
      <xsl:copy-of select="$about"/>
      <input type="hidden" name="csrf" value="{form/@csrf}"/>
      <div class="field">
        <label for="file">Fichier CSV (obligatoire)</label>
        <xsl:if test="@error">
          <p class="field-error" id="file-erreur" role="alert">
            <s:icon name="exclamation-triangle"/>
            <span><xsl:value-of select="s:label('error', @error)"/></span>
          </p>
        </xsl:if>
        <input type="file" id="file" name="file" accept=".csv,text/csv" required="required">
          <xsl:if test="@error">
            <xsl:attribute name="aria-describedby">file-erreur</xsl:attribute>
            <xsl:attribute name="aria-invalid">true</xsl:attribute>
          </xsl:if>
        </input>
      </div>
      <button class="button primary" type="submit">Importer</button>
    </form>
  </xsl:template>
</xsl:stylesheet>
