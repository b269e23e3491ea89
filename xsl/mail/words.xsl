<?xml version="1.0" encoding="UTF-8"?>
<!-- What each mail says: <mail subject="…"> of paragraphs and one button, which text.xsl and
     html.xsl draw. A template of the outbox has its subject and its body in the files
     included here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:include href="../parts/week.xsl"/>
  <xsl:include href="offers.xsl"/>
  <xsl:include href="accounts.xsl"/>
  <xsl:include href="applications.xsl"/>
  <xsl:include href="operation.xsl"/>
  <xsl:include href="agreements.xsl"/>
  <xsl:include href="alerts.xsl"/>
  <xsl:variable name="site" select="/message/site"/>

  <xsl:template match="/message">
    <mail>
      <xsl:attribute name="subject">
        <xsl:call-template name="site-capitals"/>
        <xsl:text> / </xsl:text>
        <xsl:apply-templates select="." mode="subject"/>
      </xsl:attribute>
      <xsl:attribute name="title"><xsl:apply-templates select="." mode="subject"/></xsl:attribute>
      <!-- What one can stop says how (RFC 8058). -->
      <xsl:copy-of select="@stop"/>
      <site name="{$site/@name}"
            long-name="{$site/@long-name}"
            base-url="{$site/@base-url}"
            operator="{$site/@operator}"
            help-phone="{translate($site/@help-phone, ' ', ' ')}"
            help-hours="{$site/@help-hours}"
            help-mail="{$site/@help-mail}"/>
      <xsl:if test="@step &gt; 0">
        <steps reached="{@step}">
          <step number="1"><xsl:value-of select="s:label('step', 1)"/></step>
          <step number="2"><xsl:value-of select="s:label('step', 2)"/></step>
          <step number="3"><xsl:value-of select="s:label('step', 3)"/></step>
          <step number="4"><xsl:value-of select="s:label('step', 4)"/></step>
          <step number="5"><xsl:value-of select="s:label('step', 5)"/></step>
        </steps>
      </xsl:if>
      <p>Bonjour,</p>
      <xsl:apply-templates select="." mode="body"/>
      <xsl:choose>
        <xsl:when test="person/@role = 'pupil'"><p>À bientôt,</p></xsl:when>
        <xsl:otherwise><p>Merci de votre confiance,</p></xsl:otherwise>
      </xsl:choose>
      <p><xsl:value-of select="$site/@operator"/></p>
      <xsl:apply-templates select="." mode="choices"/>
    </mail>
  </xsl:template>

  <xsl:template name="site-capitals">
    <xsl:value-of select="translate($site/@long-name, 'abcdefghijklmnopqrstuvwxyzéèêàçôû',
                          'ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÊÀÇÔÛ')"/>
  </xsl:template>

  <!-- What somebody typed, inside one fact: its lines and paragraphs as they were. -->
  <xsl:template match="*" mode="typed">
    <xsl:for-each select="p">
      <xsl:if test="position() &gt; 1"><br/><br/></xsl:if>
      <xsl:copy-of select="node()"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Where one chooses what else comes: of mails that one may choose. -->
  <xsl:template match="message" mode="choices"/>

  <xsl:template match="message" mode="subject"/>
  <xsl:template match="message" mode="body">
    <xsl:message terminate="yes">no such mail template</xsl:message>
  </xsl:template>
</xsl:stylesheet>
