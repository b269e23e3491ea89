<?xml version="1.0" encoding="UTF-8"?>
<!-- An employer's space: its three tabs, with their counts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="tabs">
    <nav class="tabs" aria-label="Votre activité">
      <ul>
        <li>
          <a href="/candidatures">
            <xsl:if test="../@tab = 'pending'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Candidatures à traiter</xsl:text>
            <span class="tab-count"><xsl:value-of select="@pending"/></span>
          </a>
        </li>
        <li>
          <a href="/candidatures/traitees">
            <xsl:if test="../@tab = 'answered'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Candidatures traitées</xsl:text>
            <span class="tab-count"><xsl:value-of select="@answered"/></span>
          </a>
        </li>
        <li>
          <a href="/offres/mes-offres">
            <xsl:if test="parent::own-offers"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Vos offres de stage</xsl:text>
            <span class="tab-count"><xsl:value-of select="@offers"/></span>
          </a>
        </li>
        <li>
          <a href="/conventions">
            <xsl:if test="parent::agreements"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
            <xsl:text>Conventions</xsl:text>
          </a>
        </li>
        <li><a href="/statistiques/employeur">Votre année</a></li>
      </ul>
    </nav>
    <ul class="exports" aria-label="Vos fichiers">
      <xsl:call-template name="export-link">
        <xsl:with-param name="label" select="'Détail des candidatures'"/>
        <xsl:with-param name="file" select="'detail-candidatures'"/>
        <xsl:with-param name="query">
          <xsl:if test="parent::employer-applications"><xsl:value-of select="../@export"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="export-link">
        <xsl:with-param name="label" select="'Vos offres'"/>
        <xsl:with-param name="file" select="'vos-offres'"/>
        <xsl:with-param name="query">
          <xsl:if test="parent::own-offers"><xsl:value-of select="../@export"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </ul>
  </xsl:template>

  <!-- A list of an employer by the number of an offer. -->
  <xsl:template name="number-filter">
    <xsl:param name="label"/>
    <div class="field size-small">
      <label for="numero"><xsl:value-of select="$label"/></label>
      <input type="search"
             id="numero"
             name="numero"
             value="{@number}"
             inputmode="numeric"
             maxlength="10"
             autocomplete="off"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
