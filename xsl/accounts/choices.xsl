<?xml version="1.0" encoding="UTF-8"?>
<!-- "Mes messages": what comes, and how. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="my-messages" mode="title">Mes messages</xsl:template>

  <xsl:template match="page/my-messages">
    <xsl:variable name="is-pupil" select="@reader = 'pupil'"/>
    <div class="container narrow">
      <xsl:if test="not(@by-link)">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/compte'"/>
          <xsl:with-param name="label" select="'Mon compte'"/>
        </xsl:call-template>
      </xsl:if>
      <h1>Mes messages</h1>
      <xsl:call-template name="info"/>
      <p class="lead">
        <xsl:choose>
          <xsl:when test="$is-pupil">
            Choisis ce que le site te rappelle. Tu reçois au plus un rappel par jour, qui rassemble tout.
          </xsl:when>
          <xsl:otherwise>
            Choisissez ce que le site vous rappelle. Vous recevez au plus un rappel par jour, qui rassemble tout.
          </xsl:otherwise>
        </xsl:choose>
      </p>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <xsl:if test="alert[@essential]">
          <h2>Ce qui vient toujours</h2>
          <p class="hint">
            <xsl:choose>
              <xsl:when test="$is-pupil">Sans ces messages, tu pourrais perdre ton stage.</xsl:when>
              <xsl:otherwise>Sans ces messages, un élève pourrait perdre son stage.</xsl:otherwise>
            </xsl:choose>
          </p>
          <xsl:apply-templates select="alert[@essential]"/>
        </xsl:if>
        <xsl:if test="alert[not(@essential)]">
          <h2>
            <xsl:text>Ce que </xsl:text>
            <xsl:choose>
              <xsl:when test="$is-pupil">tu choisis</xsl:when>
              <xsl:otherwise>vous choisissez</xsl:otherwise>
            </xsl:choose>
          </h2>
          <xsl:apply-templates select="alert[not(@essential)]"/>
        </xsl:if>
        <xsl:if test="alert[@manner != 'fixed']">
          <button class="button accent large" type="submit">Enregistrer</button>
        </xsl:if>
      </form>
      <xsl:if test="@sms">
        <form method="post" action="{form/@action}" class="card stack">
          <xsl:call-template name="form-tokens"/>
          <h2>SMS</h2>
          <p>Tu as accepté de recevoir des SMS sur ton portable.</p>
          <button class="button" type="submit" name="acte" value="sms">Ne plus recevoir de SMS</button>
        </form>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="my-messages/alert[@manner = 'fixed' or @manner = 'check']">
    <div class="box">
      <input type="checkbox" id="{@code}" name="{@code}" value="mail">
        <xsl:if test="@manner = 'fixed' or @way != 'none'">
          <xsl:attribute name="checked">checked</xsl:attribute>
        </xsl:if>
        <xsl:if test="@manner = 'fixed'"><xsl:attribute name="disabled">disabled</xsl:attribute></xsl:if>
      </input>
      <label for="{@code}"><xsl:value-of select="s:label('alert', @code)"/>, par e-mail</label>
    </div>
  </xsl:template>

  <xsl:template match="my-messages/alert[@manner = 'ways' or @manner = 'pace']">
    <div class="field">
      <label for="{@code}"><xsl:value-of select="s:label('alert', @code)"/></label>
      <select id="{@code}" name="{@code}">
        <xsl:choose>
          <xsl:when test="@manner = 'pace'">
            <option value="">Dès qu’elles arrivent</option>
            <option value="daily">
              <xsl:if test="@way = 'mail'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:text>Une fois par jour, dans un seul e-mail</xsl:text>
            </option>
          </xsl:when>
          <xsl:otherwise>
            <option value="">Par e-mail, puis par SMS</option>
            <option value="mail">
              <xsl:if test="@way = 'mail'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:text>Par e-mail seulement</xsl:text>
            </option>
            <option value="sms">
              <xsl:if test="@way = 'sms'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:text>Par SMS seulement</xsl:text>
            </option>
            <option value="both">
              <xsl:if test="@way = 'both'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:text>Par e-mail et par SMS</xsl:text>
            </option>
          </xsl:otherwise>
        </xsl:choose>
      </select>
    </div>
  </xsl:template>
</xsl:stylesheet>
