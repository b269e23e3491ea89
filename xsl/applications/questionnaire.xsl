<?xml version="1.0" encoding="UTF-8"?>
<!-- The questionnaire after a placement. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="questionnaire" mode="title"><xsl:if test="@empty">Erreur : </xsl:if>Après le stage</xsl:template>

  <xsl:template match="page/questionnaire">
    <xsl:variable name="is-pupil" select="@side = 'pupil'"/>
    <div class="container narrow">
      <h1>Après le stage</h1>
      <xsl:choose>
        <xsl:when test="@answered">
          <div class="card call">
            <p>
              <xsl:choose>
                <xsl:when test="$is-pupil">Merci ! Tes réponses sont comptées, sans ton nom.</xsl:when>
                <xsl:otherwise>Merci ! Vos réponses sont comptées, sans votre nom.</xsl:otherwise>
              </xsl:choose>
            </p>
            <p><a class="button primary" href="/">Aller à l’accueil</a></p>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <p class="lead">
            <xsl:choose>
              <xsl:when test="$is-pupil">
                Ton stage chez « <xsl:value-of select="@employer"/> », <xsl:value-of select="@week"/>.
              </xsl:when>
              <xsl:otherwise>Le stage d’un élève chez vous, <xsl:value-of select="@week"/>.</xsl:otherwise>
            </xsl:choose>
          </p>
          <xsl:if test="@empty">
            <p class="notice warning" role="alert">
              <s:icon name="exclamation-triangle"/>
              <span>
                <xsl:choose>
                  <xsl:when test="$is-pupil">Coche au moins une réponse.</xsl:when>
                  <xsl:otherwise>Cochez au moins une réponse.</xsl:otherwise>
                </xsl:choose>
              </span>
            </p>
          </xsl:if>
          <form method="post" action="{form/@action}" class="card stack">
            <xsl:call-template name="form-tokens"/>
            <xsl:apply-templates select="question"/>
            <p class="hint">
              <xsl:choose>
                <xsl:when test="$is-pupil">
                  Rien ne dit que c’est toi : seules les réponses de tous sont comptées, et montrées à partir de cinq.
                </xsl:when>
                <xsl:otherwise>
                  Rien ne dit que c’est vous : seules les réponses de tous sont comptées, et montrées à partir de cinq.
                </xsl:otherwise>
              </xsl:choose>
            </p>
            <button class="button accent large" type="submit">Envoyer</button>
          </form>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="questionnaire/question">
    <fieldset class="yes-no agree">
      <legend><strong><xsl:value-of select="s:label('question', @code)"/></strong></legend>
      <xsl:call-template name="question-answer"><xsl:with-param name="answer" select="1"/></xsl:call-template>
      <xsl:call-template name="question-answer"><xsl:with-param name="answer" select="2"/></xsl:call-template>
      <xsl:call-template name="question-answer"><xsl:with-param name="answer" select="3"/></xsl:call-template>
      <xsl:call-template name="question-answer"><xsl:with-param name="answer" select="4"/></xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="question-answer">
    <xsl:param name="answer"/>
    <div class="box">
      <input type="radio" id="{@code}-{$answer}" name="{@code}" value="{$answer}"/>
      <label for="{@code}-{$answer}"><xsl:value-of select="s:label('agree', string($answer))"/></label>
    </div>
  </xsl:template>
</xsl:stylesheet>
