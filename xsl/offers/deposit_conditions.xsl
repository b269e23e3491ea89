<?xml version="1.0" encoding="UTF-8"?>
<!-- The last part of the deposit: conditions, days and hours. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">

  <xsl:template name="deposit-conditions">
    <fieldset class="card" id="conditions">
      <legend><span class="number">8</span> Conditions d’accueil</legend>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'meal-on-site'"/></xsl:call-template>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'meal-paid'"/></xsl:call-template>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'has-travel'"/></xsl:call-template>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'travel-paid'"/></xsl:call-template>
      <xsl:call-template name="deposit-schedule"/>
      <fieldset class="boxes">
        <legend>Pouvez-vous accueillir un élève en situation de handicap ?</legend>
        <xsl:call-template name="answer">
          <xsl:with-param name="name" select="'accessible-visual'"/>
          <xsl:with-param name="label" select="'Handicap visuel'"/>
        </xsl:call-template>
        <xsl:call-template name="answer">
          <xsl:with-param name="name" select="'accessible-motor'"/>
          <xsl:with-param name="label" select="'Handicap moteur'"/>
        </xsl:call-template>
        <xsl:call-template name="answer">
          <xsl:with-param name="name" select="'accessible-mental'"/>
          <xsl:with-param name="label" select="'Handicap mental'"/>
        </xsl:call-template>
        <xsl:call-template name="answer">
          <xsl:with-param name="name" select="'accessible-hearing'"/>
          <xsl:with-param name="label" select="'Handicap auditif'"/>
        </xsl:call-template>
      </fieldset>
      <xsl:call-template name="text-field">
        <xsl:with-param name="name" select="'accessibility-note'"/>
        <xsl:with-param name="rows" select="'3'"/>
        <xsl:with-param name="maxlength" select="'1000'"/>
        <xsl:with-param name="hint" select="'Vos possibilités d’accueil, en clair.'"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>

  <!-- Days ticked, the hours of all of them, and of each day that differs. -->
  <xsl:template name="deposit-schedule">
    <fieldset class="boxes schedule">
      <legend>Jours et horaires de l’élève</legend>
      <p class="hint">Sept heures par jour au plus, entre 6 h et 20 h, avec une pause de 30 minutes après 4 h 30.</p>
      <xsl:if test="key('value', 'days') != '' or key('value', 'hours') != ''">
        <p class="hint">
          <xsl:text>Écrit jusqu’ici : « </xsl:text>
          <xsl:value-of select="key('value', 'days')"/>
          <xsl:if test="key('value', 'days') != '' and key('value', 'hours') != ''">, </xsl:if>
          <xsl:value-of select="key('value', 'hours')"/>
          <xsl:text> ». Choisissez maintenant jours et heures.</xsl:text>
        </p>
        <input type="hidden" name="days" value="{key('value', 'days')}"/>
        <input type="hidden" name="hours" value="{key('value', 'hours')}"/>
      </xsl:if>
      <div class="schedule-days">
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-1'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-2'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-3'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-4'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-5'"/></xsl:call-template>
      </div>
      <xsl:call-template name="schedule-hours"/>
      <div class="hours-check" role="status" data-hours="/offres/horaires.json"></div>
      <details class="schedule-own">
        <xsl:if test="form/*[self::value[. != ''] |
                      self::error][starts-with(concat(@name, @field), 'day-') and
                      string-length(concat(@name, @field)) &gt; 5]">
          <xsl:attribute name="open">open</xsl:attribute>
        </xsl:if>
        <summary>Un jour a d’autres horaires</summary>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-1'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-2'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-3'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-4'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-5'"/></xsl:call-template>
      </details>
    </fieldset>
  </xsl:template>

  <xsl:template name="schedule-day">
    <xsl:param name="name"/>
    <xsl:call-template name="box">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="label" select="s:label('field', $name)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="schedule-own">
    <xsl:param name="name"/>
    <fieldset class="boxes">
      <legend><xsl:value-of select="s:label('field', $name)"/></legend>
      <xsl:call-template name="schedule-hours">
        <xsl:with-param name="from" select="concat($name, '-from')"/>
        <xsl:with-param name="to" select="concat($name, '-to')"/>
        <xsl:with-param name="break-from" select="concat($name, '-break-from')"/>
        <xsl:with-param name="break-to" select="concat($name, '-break-to')"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>

  <!-- Four hours; what is wrong with them stands above them, where there is room. Of one day, their
       labels have no day: the legend says it. -->
  <xsl:template name="schedule-hours">
    <xsl:param name="from" select="'hours-from'"/>
    <xsl:param name="to" select="'hours-to'"/>
    <xsl:param name="break-from" select="'break-from'"/>
    <xsl:param name="break-to" select="'break-to'"/>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$from"/></xsl:call-template>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$to"/></xsl:call-template>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$break-from"/></xsl:call-template>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$break-to"/></xsl:call-template>
    <div class="schedule-hours">
      <xsl:call-template name="hour-field">
        <xsl:with-param name="name" select="$from"/>
        <xsl:with-param name="label" select="'hours-from'"/>
      </xsl:call-template>
      <xsl:call-template name="hour-field">
        <xsl:with-param name="name" select="$to"/>
        <xsl:with-param name="label" select="'hours-to'"/>
      </xsl:call-template>
      <xsl:call-template name="hour-field">
        <xsl:with-param name="name" select="$break-from"/>
        <xsl:with-param name="label" select="'break-from'"/>
      </xsl:call-template>
      <xsl:call-template name="hour-field">
        <xsl:with-param name="name" select="$break-to"/>
        <xsl:with-param name="label" select="'break-to'"/>
      </xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template name="hour-field">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <div class="field">
      <label for="{$name}"><xsl:value-of select="s:label('field', $label)"/></label>
      <input type="time" id="{$name}" name="{$name}" value="{key('value', $name)}">
        <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      </input>
    </div>
  </xsl:template>
</xsl:stylesheet>
