<?xml version="1.0" encoding="UTF-8"?>
<!-- The département’s files: what each is of, what has been asked for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="export-admin" mode="title"><xsl:if test="form/error">Erreur : </xsl:if>Exports</xsl:template>
  <xsl:template match="export-admin">
    <div class="container narrow">
      <h1>Exports</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <fieldset>
          <legend>Que voulez-vous exporter ?</legend>
          <xsl:for-each select="file">
            <!-- The first has the name's own id: the summary of errors leads there. -->
            <xsl:variable name="id">
              fichier<xsl:if test="position() &gt; 1">-<xsl:value-of select="@code"/></xsl:if>
            </xsl:variable>
            <div class="box">
              <input type="radio" id="{$id}" name="fichier" value="{@code}">
                <xsl:if test="@code = key('value', 'fichier') or (position() = 1 and not(key('value', 'fichier')))">
                  <xsl:attribute name="checked">checked</xsl:attribute>
                </xsl:if>
              </input>
              <label for="{$id}"><xsl:value-of select="."/></label>
            </div>
          </xsl:for-each>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="'fichier'"/></xsl:call-template>
        </fieldset>
        <fieldset>
          <legend>Seulement (facultatif)</legend>
          <xsl:call-template name="export-field">
            <xsl:with-param name="name" select="'q'"/>
            <xsl:with-param name="hint" select="'Les mots de la recherche de la liste.'"/>
          </xsl:call-template>
          <div class="field-row">
            <xsl:call-template name="export-field">
              <xsl:with-param name="name" select="'du'"/>
              <xsl:with-param name="type" select="'date'"/>
            </xsl:call-template>
            <xsl:call-template name="export-field">
              <xsl:with-param name="name" select="'au'"/>
              <xsl:with-param name="type" select="'date'"/>
            </xsl:call-template>
          </div>
          <p class="hint">
            Période : envoi des candidatures, dépôt des offres, création des comptes et des employeurs.
          </p>
          <xsl:call-template name="export-select"><xsl:with-param name="name" select="'etat'"/></xsl:call-template>
          <xsl:call-template name="export-select"><xsl:with-param name="name" select="'role'"/></xsl:call-template>
        </fieldset>
        <xsl:call-template name="export-field">
          <xsl:with-param name="name" select="'reason'"/>
          <xsl:with-param name="hint" select="'Obligatoire : il reste dans le journal, avec votre nom.'"/>
        </xsl:call-template>
        <fieldset>
          <legend>Format</legend>
          <div class="box">
            <input type="radio" id="format" name="format" value="xlsx">
              <xsl:if test="not(key('value', 'format') = 'csv')">
                <xsl:attribute name="checked">checked</xsl:attribute>
              </xsl:if>
            </input>
            <label for="format">Excel ou LibreOffice (.xlsx)</label>
          </div>
          <div class="box">
            <input type="radio" id="format-csv" name="format" value="csv">
              <xsl:if test="key('value', 'format') = 'csv'">
                <xsl:attribute name="checked">checked</xsl:attribute>
              </xsl:if>
            </input>
            <label for="format-csv">Texte (.csv, points-virgules)</label>
          </div>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="'format'"/></xsl:call-template>
        </fieldset>
        <div class="actions"><button class="button primary" type="submit">Exporter</button></div>
      </form>
      <xsl:call-template name="export-unfinished"/>
    </div>
  </xsl:template>

  <xsl:template name="export-field">
    <xsl:param name="name"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="hint"/>
    <div class="field">
      <label for="{$name}"><xsl:value-of select="s:label('field', concat('export-', $name))"/></label>
      <xsl:if test="$hint != ''"><p class="hint" id="{$name}-aide"><xsl:value-of select="$hint"/></p></xsl:if>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      <input type="{$type}"
             id="{$name}"
             name="{$name}"
             value="{key('value', $name)}"
             maxlength="200"
             autocomplete="off">
        <xsl:if test="$name = 'reason'"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:call-template name="described">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="hint" select="$hint"/>
        </xsl:call-template>
      </input>
    </div>
  </xsl:template>

  <!-- What each list can be narrowed to, named after the list it is of. -->
  <xsl:template name="export-select">
    <xsl:param name="name"/>
    <xsl:variable name="chosen" select="key('value', $name)"/>
    <div class="field">
      <label for="{$name}"><xsl:value-of select="s:label('field', concat('export-', $name))"/></label>
      <select id="{$name}" name="{$name}">
        <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
        <option value="">Tous</option>
        <xsl:choose>
          <xsl:when test="$name = 'role'">
            <xsl:call-template name="code-options">
              <xsl:with-param name="list" select="'role'"/>
              <xsl:with-param name="codes" select="'pupil employer school admin '"/>
              <xsl:with-param name="chosen" select="$chosen"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <optgroup label="Offres">
              <xsl:call-template name="code-options">
                <xsl:with-param name="list" select="'offer-state'"/>
                <xsl:with-param name="codes" select="'to_activate active disabled '"/>
                <xsl:with-param name="chosen" select="$chosen"/>
              </xsl:call-template>
            </optgroup>
            <optgroup label="Candidatures">
              <xsl:call-template name="code-options">
                <xsl:with-param name="list" select="'application-state'"/>
                <xsl:with-param name="codes">
                  <xsl:text>pending accepted confirmed refused withdrawn seat_taken confirmed_elsewhere </xsl:text>
                  <xsl:text>expired offer_disabled week_removed cancelled </xsl:text>
                </xsl:with-param>
                <xsl:with-param name="chosen" select="$chosen"/>
              </xsl:call-template>
            </optgroup>
            <optgroup label="Comptes">
              <xsl:call-template name="code-options">
                <xsl:with-param name="list" select="'account-state'"/>
                <xsl:with-param name="codes" select="'inactive active locked '"/>
                <xsl:with-param name="chosen" select="$chosen"/>
              </xsl:call-template>
            </optgroup>
          </xsl:otherwise>
        </xsl:choose>
      </select>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </div>
  </xsl:template>
</xsl:stylesheet>
