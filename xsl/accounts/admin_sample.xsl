<?xml version="1.0" encoding="UTF-8"?>
<!-- One message with sample data. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="admin-sample" mode="title">Aperçu : <xsl:value-of select="@name"/></xsl:template>
  <xsl:template match="page/admin-sample">
    <div class="container">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/admin/messages/apercu'"/>
        <xsl:with-param name="label" select="'Aperçu des messages'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="s:label('message', @template)"/></h1>
      <dl class="facts">
        <div><dt>Exemple</dt><dd><xsl:value-of select="@name"/></dd></div>
        <xsl:if test="@subject != ''"><div><dt>Objet</dt><dd><xsl:value-of select="@subject"/></dd></div></xsl:if>
      </dl>
      <xsl:if test="not(@sms)">
        <section class="card">
          <h2>HTML</h2>
          <iframe class="mail-frame" sandbox="" src="/admin/messages/apercu/{@number}.html" title="Le message en HTML"/>
        </section>
      </xsl:if>
      <section class="card">
        <h2><xsl:choose><xsl:when test="@sms">SMS</xsl:when><xsl:otherwise>Texte</xsl:otherwise></xsl:choose></h2>
        <pre class="mail-text"><xsl:value-of select="text"/></pre>
        <xsl:if test="@sms"><p class="hint"><xsl:value-of select="string-length(text)"/> caractères</p></xsl:if>
      </section>
    </div>
  </xsl:template>
</xsl:stylesheet>
