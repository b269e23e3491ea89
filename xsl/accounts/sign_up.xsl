<?xml version="1.0" encoding="UTF-8"?>
<!-- Opening an account: the form, in steps for pupils. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="sign-up" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:text>Créer un compte</xsl:text>
    <xsl:text> : </xsl:text>
    <xsl:value-of select="s:label('role', @role)"/>
    <xsl:if test="@step">, étape <xsl:value-of select="@step"/> sur <xsl:value-of select="@steps"/></xsl:if>
  </xsl:template>

  <xsl:template match="sign-up">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="s:label('sign-up-path', @role)"/>
        <xsl:with-param name="label" select="s:label('sign-up-back', @role)"/>
      </xsl:call-template>
      <h1><xsl:value-of select="s:label('sign-up-title', @role)"/></h1>
      <xsl:if test="@target"><p class="lead"><xsl:value-of select="@target"/></p></xsl:if>
      <xsl:if test="@step">
        <p><strong>Étape <xsl:value-of select="@step"/> sur <xsl:value-of select="@steps"/></strong></p>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@email-domain != ''">
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>
              Pour rejoindre cette structure, utilisez une adresse e-mail qui se termine par
              <strong>@<xsl:value-of select="@email-domain"/></strong>.
            </span>
          </p>
        </xsl:when>
        <xsl:when test="@role = 'employer' and @target">
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>L’administrateur de cette structure recevra votre demande et l’acceptera.</span>
          </p>
        </xsl:when>
        <xsl:when test="@role = 'school'">
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>Nous demanderons l’accord du collège à son adresse officielle.</span>
          </p>
        </xsl:when>
      </xsl:choose>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <xsl:if test="key('value', 'code') != ''">
          <input type="hidden" name="code" value="{key('value', 'code')}"/>
        </xsl:if>
        <xsl:call-template name="steps-carried"/>
        <xsl:for-each select="form/fieldset[not(../../@step) or position() = ../../@step]">
          <xsl:apply-templates select="."/>
          <xsl:if test="@name = 'organisation'">
            <p class="hint">Vous pourrez ajouter le logo de la structure une fois le compte activé.</p>
          </xsl:if>
        </xsl:for-each>
        <xsl:if test="@role = 'employer'">
          <div class="card">
            <xsl:call-template name="box">
              <xsl:with-param name="name" select="'commitment'"/>
              <xsl:with-param name="required" select="true()"/>
              <xsl:with-param name="label">
                Je certifie avoir lu les <a href="/employeurs/principes-engagement" target="_blank">principes
                d’engagement<span class="visually-hidden"> (nouvelle fenêtre)</span></a> et m’y
                conformer.<xsl:call-template name="required-mark"/>
              </xsl:with-param>
            </xsl:call-template>
          </div>
        </xsl:if>
        <xsl:if test="@step and @step = @steps">
          <p class="hint">Ton mot de passe, tu le choisis juste après, avec le lien que tu reçois par e-mail.</p>
        </xsl:if>
        <div class="actions">
          <button class="button accent large" type="submit">
            <xsl:choose>
              <xsl:when test="@step &lt; @steps">Continuer</xsl:when>
              <xsl:otherwise>Créer le compte</xsl:otherwise>
            </xsl:choose>
          </button>
          <xsl:if test="@step &gt; 1">
            <button class="button large" type="submit" name="retour" value="1">Étape précédente</button>
          </xsl:if>
        </div>
      </form>
    </div>
  </xsl:template>

  <!-- Which step this is, and what the other ones hold so far. -->
  <xsl:template name="steps-carried">
    <xsl:if test="@step">
      <input type="hidden" name="etape" value="{@step}"/>
      <xsl:variable name="step" select="@step"/>
      <xsl:for-each select="form/fieldset[position() != $step and
                            position() &lt;= ../../@reached]/field[key('value', @name) != '']">
        <input type="hidden" name="{@name}" value="{key('value', @name)}"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="field[@name = 'notice']" mode="box-label">
    <xsl:text>J’ai lu la page </xsl:text>
    <a href="/donnees-personnelles" target="_blank">
      <xsl:choose>
        <xsl:when test="$is-pupil">tes données et tes droits</xsl:when>
        <xsl:otherwise>vos données et vos droits</xsl:otherwise>
      </xsl:choose>
      <span class="visually-hidden"> (nouvelle fenêtre)</span>
    </a>
    <xsl:text>.</xsl:text>
    <xsl:call-template name="required-mark"/>
  </xsl:template>
</xsl:stylesheet>
