<?xml version="1.0" encoding="UTF-8"?>
<!-- A school's space: its tabs. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="school-tabs">
    <xsl:if test="@school"><p class="lead"><xsl:value-of select="@school"/></p></xsl:if>
    <nav class="tabs" aria-label="Espace du collège">
      <ul>
        <li>
          <a href="/candidatures">
            <xsl:if test="self::school-applications"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Élèves</xsl:text>
          </a>
        </li>
        <li>
          <a href="/conventions">
            <xsl:if test="self::agreements"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Conventions</xsl:text>
          </a>
        </li>
        <li>
          <a href="/college/dates">
            <xsl:if test="self::school-dates"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Dates de stage</xsl:text>
          </a>
        </li>
        <li>
          <a href="/offres/prets-a-aider">
            <xsl:if test="self::helpful-employers"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Prêts à aider</xsl:text>
          </a>
        </li>
        <li>
          <a href="/college/equipe">
            <xsl:if test="self::school-team"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Équipe</xsl:text>
          </a>
        </li>
        <li>
          <a href="/statistiques/college">
            <xsl:if test="self::statistics"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Chiffres</xsl:text>
          </a>
        </li>
      </ul>
    </nav>
    <xsl:call-template name="info"/>
  </xsl:template>
</xsl:stylesheet>
