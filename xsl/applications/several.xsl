<?xml version="1.0" encoding="UTF-8"?>
<!-- Answering several applications at once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <!-- Refusing several: why, once for all. -->
  <xsl:template match="application-several" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Refuser ces candidatures
  </xsl:template>
  <xsl:template match="application-several">
    <div class="container narrow">
      <h1>
        <xsl:choose>
          <xsl:when test="count(application) = 1">Refuser cette candidature ?</xsl:when>
          <xsl:otherwise>Refuser ces <xsl:value-of select="count(application)"/> candidatures ?</xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:call-template name="error-summary"/>
      <ul class="rows card">
        <xsl:for-each select="application">
          <li>
            <span>
              <strong><xsl:apply-templates select="pupil" mode="short"/></strong>
              <span class="hint">
                Élève n° <xsl:value-of select="pupil/@id"/> · <xsl:value-of select="offer-link"/>,
                <xsl:call-template name="named-week"/>
              </span>
            </span>
            <xsl:apply-templates select="." mode="priority"/>
          </li>
        </xsl:for-each>
      </ul>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="acte" value="refuser"/>
        <xsl:for-each select="application"><input type="hidden" name="candidature" value="{@id}"/></xsl:for-each>
        <xsl:call-template name="refusal-fields"/>
        <div class="actions">
          <button class="button danger" type="submit">Refuser</button>
          <a class="button" href="/candidatures">Revenir</a>
        </div>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
