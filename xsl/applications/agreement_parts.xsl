<?xml version="1.0" encoding="UTF-8"?>
<!-- What several pages of agreements share: the badge, what the hours break of the law, why something was refused. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="*" mode="agreement-badge">
    <xsl:param name="state" select="@agreement"/>
    <xsl:call-template name="state">
      <xsl:with-param name="list" select="'agreement-state'"/>
      <xsl:with-param name="code" select="$state"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="agreement-refusal">
    <xsl:if test="s:optional('agreement-refusal', @refusal) != ''">
      <div class="notice warning" role="alert">
        <s:icon name="exclamation-triangle"/>
        <p>
          <strong>Ce n’est pas fait.</strong>
          <xsl:text> </xsl:text>
          <xsl:value-of select="s:optional('agreement-refusal', @refusal)"/>
        </p>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- What the hours break of the law. -->
  <xsl:template name="breaches">
    <xsl:if test="breach">
      <section class="notice warning" aria-labelledby="horaires-loi">
        <s:icon name="exclamation-triangle"/>
        <div>
          <h2 id="horaires-loi">
            <xsl:choose>
              <xsl:when test="breach/@binds">Ces horaires ne respectent pas la loi</xsl:when>
              <xsl:otherwise>Un conseil sur les horaires</xsl:otherwise>
            </xsl:choose>
          </h2>
          <ul>
            <xsl:for-each select="breach[not(@limit = preceding-sibling::breach/@limit)]">
              <li>
                <xsl:value-of select="s:label('working-time', @limit)"/> Ici :
                <xsl:for-each select="../breach[@limit = current()/@limit]">
                  <xsl:if test="position() &gt; 1"> ; </xsl:if>
                  <xsl:value-of select="@found"/>
                </xsl:for-each>
                <xsl:text>. </xsl:text>
                <span class="hint">(<xsl:value-of select="s:label('working-time-law', @limit)"/>)</span>
              </li>
            </xsl:for-each>
          </ul>
          <xsl:if test="breach/@binds">
            <p>Le collège ne pourra pas ouvrir la signature avant que l’employeur les ait corrigés.</p>
          </xsl:if>
        </div>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
