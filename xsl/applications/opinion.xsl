<?xml version="1.0" encoding="UTF-8"?>
<!-- The referent’s opinion. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- The referent's opinion -->

  <xsl:template match="application-opinion" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Votre avis sur la candidature
    n° <xsl:value-of select="application/@id"/>
  </xsl:template>

  <xsl:template match="application-opinion">
    <div class="container narrow">
      <xsl:if test="$visitor/@role = 'school'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="concat('/candidatures/', application/@id)"/>
          <xsl:with-param name="label" select="'La candidature'"/>
        </xsl:call-template>
      </xsl:if>
      <h1>Votre avis sur une candidature</h1>
      <xsl:call-template name="info"/>
      <p class="lead">
        <strong>
          <xsl:value-of select="application/pupil/@first-name"/>
          <xsl:text> </xsl:text>
          <xsl:value-of select="application/pupil/@last-name"/>
        </strong>
        <xsl:if test="application/pupil/@class != ''">, <xsl:value-of select="application/pupil/@class"/></xsl:if>
        <xsl:text>, demande « </xsl:text>
        <xsl:value-of select="application/offer-link"/>
        <xsl:text> » chez </xsl:text>
        <xsl:value-of select="application/offer-link/@employer"/>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="named-week">
          <xsl:with-param name="days" select="application/@week"/>
        </xsl:call-template>
        <xsl:text>.</xsl:text>
      </p>
      <section class="card">
        <h2>Ses motivations</h2>
        <div class="prose"><xsl:copy-of select="application/motivation/node()"/></div>
      </section>
      <xsl:choose>
        <xsl:when test="@is-open">
          <xsl:call-template name="error-summary"/>
          <form method="post" action="{form/@action}" class="card stack wide">
            <xsl:call-template name="form-tokens"/>
            <fieldset id="opinion">
              <xsl:call-template name="radio-group">
                <xsl:with-param name="name" select="'opinion'"/>
                <xsl:with-param name="hint" select="'oui'"/>
              </xsl:call-template>
              <legend>Votre avis<xsl:call-template name="required-mark"/></legend>
              <p class="hint" id="opinion-aide">
                Il aide l’employeur à décider, et ne bloque rien. Avis actuel :
                <xsl:value-of select="s:label('referent-opinion', application/referent/@opinion)"/>.
              </p>
              <xsl:call-template name="field-error"><xsl:with-param name="name" select="'opinion'"/></xsl:call-template>
              <div class="box">
                <input type="radio" id="opinion-favourable" name="opinion" value="favourable" required="required">
                  <xsl:if test="key('value', 'opinion') = 'favourable'">
                    <xsl:attribute name="checked">checked</xsl:attribute>
                  </xsl:if>
                </input>
                <label for="opinion-favourable">Favorable</label>
              </div>
              <div class="box">
                <input type="radio" id="opinion-unfavourable" name="opinion" value="unfavourable">
                  <xsl:if test="key('value', 'opinion') = 'unfavourable'">
                    <xsl:attribute name="checked">checked</xsl:attribute>
                  </xsl:if>
                </input>
                <label for="opinion-unfavourable">Défavorable</label>
              </div>
            </fieldset>
            <xsl:call-template name="text-field">
              <xsl:with-param name="name" select="'comment'"/>
              <xsl:with-param name="rows" select="'3'"/>
              <xsl:with-param name="maxlength" select="'500'"/>
              <xsl:with-param name="hint" select="'L’employeur, l’élève et le collège le lisent.'"/>
            </xsl:call-template>
            <button class="button primary" type="submit">Donner mon avis</button>
          </form>
        </xsl:when>
        <xsl:otherwise>
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>Cette candidature est terminée : un avis n’y changerait plus rien.</span>
          </p>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="contains(form/@action, '/avis/')">
        <p class="hint">
          Vous n’êtes pas, ou plus, le référent de cet élève ?
          <a href="{form/@action}/plus-a-moi">Ces liens ne sont plus à moi</a>
        </p>
      </xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
