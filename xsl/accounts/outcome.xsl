<?xml version="1.0" encoding="UTF-8"?>
<!-- What became of an account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="account-outcome" mode="title">
    <xsl:apply-templates select="." mode="said">
      <xsl:with-param name="list" select="'outcome-title'"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- To the pupil whose account it is, else to whoever reads. -->
  <xsl:template match="account-outcome" mode="said">
    <xsl:param name="list"/>
    <xsl:variable name="to-pupil" select="s:optional(concat($list, '-pupil'), @code)"/>
    <xsl:choose>
      <xsl:when test="@role = 'pupil' and $to-pupil != ''"><xsl:value-of select="$to-pupil"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="s:label($list, @code)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="account-outcome">
    <div class="container narrow">
      <div class="card call">
        <p class="big-icon ok"><s:icon name="check-circle"/></p>
        <h1>
          <xsl:apply-templates select="." mode="said">
            <xsl:with-param name="list" select="'outcome-title'"/>
          </xsl:apply-templates>
        </h1>
        <p>
          <xsl:apply-templates select="." mode="said">
            <xsl:with-param name="list" select="'outcome-text'"/>
          </xsl:apply-templates>
        </p>
        <p class="actions">
          <xsl:choose>
            <xsl:when test="@code = 'activated'">
              <a class="button primary" href="/connexion?retour=/compte">Se connecter</a>
            </xsl:when>
            <xsl:otherwise><a class="button primary" href="/">Retour à l’accueil</a></xsl:otherwise>
          </xsl:choose>
        </p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
