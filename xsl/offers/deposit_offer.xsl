<?xml version="1.0" encoding="UTF-8"?>
<!-- The right column of the deposit: what is offered, when, and until when it can be asked for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template name="deposit-subject">
    <fieldset class="card" id="offre">
      <legend><span class="number">5</span> L’offre</legend>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'title'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="maxlength" select="'120'"/>
        <xsl:with-param name="hint" select="'Il commence par « Découverte du métier de… » ou « Stage découverte… ».'"/>
      </xsl:call-template>
      <xsl:call-template name="text-field">
        <xsl:with-param name="name" select="'description'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="rows" select="'8'"/>
        <xsl:with-param name="maxlength" select="'4000'"/>
        <xsl:with-param name="hint" select="s:label('hint', 'description')"/>
      </xsl:call-template>
      <fieldset class="domains" id="domain">
        <xsl:if test="key('error', 'domain')">
          <xsl:attribute name="aria-describedby">domain-erreur</xsl:attribute>
        </xsl:if>
        <legend>Domaines d’activité<span class="required"> *</span></legend>
        <p class="hint">Un à trois domaines, pour que les élèves vous trouvent.</p>
        <xsl:call-template name="field-error"><xsl:with-param name="name" select="'domain'"/></xsl:call-template>
        <div class="domain-boxes" tabindex="0" role="group" aria-label="Liste des domaines">
          <xsl:for-each select="form/domain">
            <div class="box">
              <input type="checkbox" id="domain-{@id}" name="domain" value="{@id}">
                <xsl:if test="@selected"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
                <xsl:if test="key('error', 'domain')"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
              </input>
              <label for="domain-{@id}"><xsl:value-of select="."/></label>
            </div>
          </xsl:for-each>
        </div>
      </fieldset>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-period">
    <fieldset class="card" id="periode">
      <legend><span class="number">6</span> Période d’accueil</legend>
      <div class="field-row">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'from'"/>
          <xsl:with-param name="label" select="'Du'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="min" select="@today"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'to'"/>
          <xsl:with-param name="label" select="'Au'"/>
          <xsl:with-param name="type" select="'date'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="min" select="@today"/>
        </xsl:call-template>
      </div>
      <div data-unless="weekly">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'seats'"/>
          <xsl:with-param name="label" select="'Nombre de stagiaires pour la période'"/>
          <xsl:with-param name="type" select="'number'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="min" select="'1'"/>
          <xsl:with-param name="max" select="'500'"/>
          <xsl:with-param name="size" select="'small'"/>
          <xsl:with-param name="inputmode" select="'numeric'"/>
        </xsl:call-template>
      </div>
      <xsl:call-template name="box">
        <xsl:with-param name="name" select="'weekly'"/>
        <xsl:with-param name="label" select="'Option : indiquer les places semaine par semaine'"/>
      </xsl:call-template>
      <div class="week-picker" data-when="weekly">
        <p class="hint">
          Laissez 0 pour les semaines sans accueil. Les vacances scolaires ne sont pas proposées.
          Les semaines doivent être dans la période choisie plus haut.
        </p>
        <xsl:if test="form/month/week[@priority-schools &gt; 0]">
          <xsl:call-template name="explained"><xsl:with-param name="word" select="'priority'"/></xsl:call-template>
        </xsl:if>
        <xsl:for-each select="form/month">
          <details class="month">
            <xsl:if test="position() &lt;= 3 or week[key('value', concat('seats-', @monday)) &gt; 0] or
                          week[key('error', concat('seats-', @monday))]">
              <xsl:attribute name="open">open</xsl:attribute>
            </xsl:if>
            <summary><xsl:value-of select="@name"/></summary>
            <ul>
              <xsl:apply-templates select="week" mode="picker"/>
            </ul>
          </details>
        </xsl:for-each>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template match="week" mode="picker">
    <xsl:variable name="name" select="concat('seats-', @monday)"/>
    <li data-week="{@monday}">
      <xsl:if test="@holiday"><xsl:attribute name="class">is-holiday</xsl:attribute></xsl:if>
      <label>
        <xsl:if test="not(@holiday) or key('error', $name)">
          <xsl:attribute name="for"><xsl:value-of select="$name"/></xsl:attribute>
        </xsl:if>
        <span class="visually-hidden">Places, </span>
        <span class="week-number">Semaine <xsl:value-of select="@number"/></span>
        <xsl:value-of select="@text"/>
        <xsl:if test="@schools and not(@holiday)">
          <span class="week-schools">
            <xsl:value-of select="@schools"/>
            <xsl:text> collège</xsl:text>
            <xsl:if test="@schools &gt; 1">s</xsl:if>
            <xsl:text> en stage</xsl:text>
            <xsl:if test="@priority-schools &gt; 0">
              <xsl:text>, dont </xsl:text>
              <xsl:value-of select="@priority-schools"/>
              <xsl:text> prioritaire</xsl:text>
              <xsl:if test="@priority-schools &gt; 1">s</xsl:if>
              <xsl:text>&#160;</xsl:text>
              <s:icon name="star-fill"/>
            </xsl:if>
          </span>
        </xsl:if>
      </label>
      <xsl:choose>
        <xsl:when test="@holiday and not(key('error', $name))">
          <span class="holiday-name"><xsl:value-of select="@holiday"/></span>
        </xsl:when>
        <xsl:otherwise>
          <input type="number" id="{$name}" name="{$name}" min="0" max="500" inputmode="numeric">
            <xsl:attribute name="value">
              <xsl:choose>
                <xsl:when test="key('value', $name) != ''"><xsl:value-of select="key('value', $name)"/></xsl:when>
                <xsl:otherwise>0</xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
            <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
          </input>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </li>
  </xsl:template>

  <xsl:template name="deposit-applications">
    <fieldset class="card" id="candidatures">
      <legend><span class="number">7</span> Candidatures</legend>
      <p class="hint">Sans dates, les élèves peuvent postuler dès que l’offre est en ligne.</p>
      <div class="field-row">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'apply-from'"/>
          <xsl:with-param name="label" select="'Du'"/>
          <xsl:with-param name="type" select="'date'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'apply-to'"/>
          <xsl:with-param name="label" select="'Au'"/>
          <xsl:with-param name="type" select="'date'"/>
        </xsl:call-template>
      </div>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'lead-days'"/>
        <xsl:with-param name="label" select="'Délai de candidature en jours'"/>
        <xsl:with-param name="type" select="'number'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="min" select="'0'"/>
        <xsl:with-param name="max" select="'60'"/>
        <xsl:with-param name="size" select="'small'"/>
        <xsl:with-param name="inputmode" select="'numeric'"/>
        <xsl:with-param name="hint" select="s:label('hint', 'lead-days')"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>
</xsl:stylesheet>
