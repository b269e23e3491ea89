<?xml version="1.0" encoding="UTF-8"?>
<!-- What the pages around files share: the way back, what is not ready. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <!-- Where a visitor who takes files away comes from. -->
  <xsl:template name="export-back">
    <xsl:call-template name="breadcrumb">
      <xsl:with-param name="href">
        <xsl:choose>
          <xsl:when test="$visitor/@role = 'admin'">/export/admin</xsl:when>
          <xsl:otherwise>/candidatures</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="label">
        <xsl:choose>
          <xsl:when test="$visitor/@role = 'admin'">Exports</xsl:when>
          <xsl:when test="$visitor/@role = 'school'">Élèves du collège</xsl:when>
          <xsl:otherwise>Votre activité</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What was asked for before and is not there yet. -->
  <xsl:template name="export-unfinished">
    <xsl:if test="unfinished">
      <h2>En préparation</h2>
      <ul>
        <xsl:for-each select="unfinished">
          <li>
            <a href="/export/fichiers/{@id}">
              <xsl:value-of select="."/> (<xsl:value-of select="s:label('file-format', @format)"/>)
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
