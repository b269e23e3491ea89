<?xml version="1.0" encoding="UTF-8"?>
<!-- What has been done, and buttons that do one thing. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- What has just been done, or was not, said once on the page that one comes back to. -->
  <xsl:template name="info">
    <xsl:choose>
      <xsl:when test="s:optional('info-undone', @info) != ''">
        <p class="notice warning" role="alert">
          <s:icon name="exclamation-triangle"/>
          <span>
            <xsl:call-template name="words">
              <xsl:with-param name="list" select="'info-undone'"/>
              <xsl:with-param name="code" select="@info"/>
            </xsl:call-template>
          </span>
        </p>
      </xsl:when>
      <xsl:when test="s:optional('info', @info) != ''">
        <p class="notice info" role="status">
          <s:icon name="check-circle"/>
          <span>
            <xsl:call-template name="words">
              <xsl:with-param name="list" select="'info'"/>
              <xsl:with-param name="code" select="@info"/>
            </xsl:call-template>
          </span>
        </p>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- That the code of a mail or an SMS was not the right one, at its field, which describes itself by it. -->
  <xsl:template name="code-error">
    <xsl:param name="info" select="@info"/>
    <xsl:if test="$info = 'code-faux'">
      <p class="field-error" id="code-erreur">
        <s:icon name="exclamation-triangle"/>
        <span>
          <xsl:call-template name="words">
            <xsl:with-param name="list" select="'info-undone'"/>
            <xsl:with-param name="code" select="$info"/>
          </xsl:call-template>
        </span>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- A button that does one thing: a form of its own. -->
  <xsl:template name="act">
    <xsl:param name="action"/>
    <xsl:param name="label"/>
    <xsl:param name="about"/>
    <xsl:param name="style"/>
    <xsl:param name="back"/>
    <form method="post" action="{$action}" class="inline-form">
      <input type="hidden" name="csrf" value="{/page/*[1]/form/@csrf}"/>
      <xsl:if test="$back != ''"><input type="hidden" name="retour" value="{$back}"/></xsl:if>
      <button class="button {$style}" type="submit">
        <xsl:value-of select="$label"/>
        <xsl:if test="$about != ''">
          <span class="visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="$about"/></span>
        </xsl:if>
      </button>
    </form>
  </xsl:template>
</xsl:stylesheet>
