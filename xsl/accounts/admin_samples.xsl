<?xml version="1.0" encoding="UTF-8"?>
<!-- The messages of the site, to be looked at with sample data. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="admin-samples" mode="title">Aperçu des messages</xsl:template>
  <xsl:template match="admin-samples">
    <div class="container">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/admin/messages'"/>
        <xsl:with-param name="label" select="'Messages'"/>
      </xsl:call-template>
      <h1>Aperçu des messages</h1>
      <p class="lead">Tout ce que le site écrit, avec des données inventées.</p>
      <xsl:for-each select="sample[not(@template = preceding-sibling::sample/@template)]">
        <xsl:variable name="template" select="@template"/>
        <section class="card">
          <h2><xsl:value-of select="s:label('message', @template)"/></h2>
          <ul class="rows">
            <xsl:for-each select="../sample[@template = $template]">
              <li>
                <a href="/admin/messages/apercu/{@number}">
                  <xsl:choose>
                    <!-- All begin with the name of the site. -->
                    <xsl:when test="@channel = 'mail' and contains(subject, ' / ')">
                      <xsl:value-of select="substring-after(subject, ' / ')"/>
                    </xsl:when>
                    <xsl:when test="subject != ''"><xsl:value-of select="subject"/></xsl:when>
                    <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
                  </xsl:choose>
                </a>
                <xsl:variable name="reader" select="s:optional('role', @reader)"/>
                <xsl:if test="$reader != '' or @channel = 'sms'">
                  <span class="hint">
                    <xsl:value-of select="$reader"/>
                    <xsl:if test="@channel = 'sms'"><xsl:if test="$reader != ''">, par </xsl:if>SMS</xsl:if>
                  </span>
                </xsl:if>
              </li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:for-each>
    </div>
  </xsl:template>
</xsl:stylesheet>
