<?xml version="1.0" encoding="UTF-8"?>
<!-- A form that was kept while its visitor signed in again. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- What was kept, as a person reads it, and the button that sends it. -->
  <xsl:template match="form-kept" mode="title">Ce que vous aviez rempli</xsl:template>

  <xsl:template match="form-kept">
    <xsl:variable name="is-pupil" select="/page/visitor/@role = 'pupil'"/>
    <div class="container narrow">
      <h1>
        <xsl:choose>
          <xsl:when test="$is-pupil">Te voilà de nouveau connecté</xsl:when>
          <xsl:when test="/page/visitor/@role">Vous êtes de nouveau connecté</xsl:when>
          <xsl:otherwise>Cette page était ouverte depuis longtemps</xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:if test="entry">
        <p class="lead">
          <xsl:choose>
            <xsl:when test="$is-pupil">Ce que tu avais rempli est là. Rien n’est encore envoyé.</xsl:when>
            <xsl:otherwise>Ce que vous aviez rempli est là. Rien n’est encore envoyé.</xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:if>
      <form method="post" action="{form/@action}" class="card stack kept">
        <h2><xsl:call-template name="kept-act"/></h2>
        <xsl:if test="@file or @password">
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>
              <xsl:choose>
                <xsl:when test="@file and @password">Les fichiers et les mots de passe ne sont jamais gardés.</xsl:when>
                <xsl:when test="@file">Le fichier n’a pas été gardé.</xsl:when>
                <xsl:otherwise>Les mots de passe ne sont jamais gardés.</xsl:otherwise>
              </xsl:choose>
              <xsl:text> </xsl:text>
              <xsl:choose>
                <xsl:when test="$is-pupil">Il te sera demandé de nouveau.</xsl:when>
                <xsl:when test="@file">Choisissez-le de nouveau.</xsl:when>
                <xsl:otherwise>Il vous sera demandé de nouveau.</xsl:otherwise>
              </xsl:choose>
            </span>
          </p>
        </xsl:if>
        <xsl:if test="entry">
          <dl class="facts"><xsl:apply-templates select="entry" mode="kept"/></dl>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="not(entry) and (@file or @password)">
            <div class="actions"><a class="button accent large" href="{@back}">Revenir à la page</a></div>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="form-tokens"/>
            <xsl:for-each select="form/value[@name != 'once']">
              <input type="hidden" name="{@name}" value="{.}"/>
            </xsl:for-each>
            <xsl:for-each select="form/value[@name = 'once'][1]">
              <input type="hidden" name="once" value="{.}"/>
            </xsl:for-each>
            <div class="actions">
              <button class="button accent large" type="submit">Envoyer ce que j’avais rempli</button>
              <a class="button" href="/">Laisser tomber</a>
            </div>
          </xsl:otherwise>
        </xsl:choose>
      </form>
    </div>
  </xsl:template>

  <!-- What the button does: the words of the form's route, with the number it is about. -->
  <xsl:template name="kept-act">
    <xsl:value-of select="s:label('kept-act', @pattern)"/>
    <xsl:if test="@number != ''"> (n° <xsl:value-of select="@number"/>)</xsl:if>
  </xsl:template>

  <!-- A label, then all the values of that name. -->
  <xsl:template match="entry" mode="kept">
    <xsl:variable name="name" select="@name"/>
    <xsl:variable name="label" select="s:optional('field', $name)"/>
    <xsl:if test="@week or not(preceding-sibling::entry[@name = $name])">
      <div>
        <dt>
          <xsl:choose>
            <xsl:when test="@week">Places, semaine du <xsl:value-of select="@week"/></xsl:when>
            <xsl:when test="$label != ''"><xsl:value-of select="$label"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="s:label('kept-field', $name)"/></xsl:otherwise>
          </xsl:choose>
        </dt>
        <dd>
          <xsl:choose>
            <xsl:when test="@week"><xsl:copy-of select="p"/></xsl:when>
            <xsl:otherwise>
              <xsl:apply-templates select="../entry[@name = $name and not(@week)]" mode="kept-value"/>
            </xsl:otherwise>
          </xsl:choose>
        </dd>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="entry" mode="kept-value">
    <xsl:variable name="list">
      <xsl:choose>
        <xsl:when test="@name = 'reason-code'">refusal</xsl:when>
        <xsl:when test="@name = 'opinion' or @name = 'avis'">referent-opinion</xsl:when>
        <xsl:when test="@name = 'acte'">kept-acte</xsl:when>
        <xsl:when test="contains(' legal-status civility priority referent ', concat(' ', @name, ' '))">
          <xsl:value-of select="@name"/>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="words" select="s:optional($list, @code)"/>
    <xsl:choose>
      <xsl:when test="$words != ''"><p><xsl:value-of select="$words"/></p></xsl:when>
      <xsl:when test="@code = '1' and
                      not(contains(' seats lead-days domain referent candidature ', concat(' ', @name, ' ')))">
        <p>oui</p>
      </xsl:when>
      <xsl:otherwise><xsl:copy-of select="p"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
