<?xml version="1.0" encoding="UTF-8"?>
<!-- The employers that the département looks for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="admin-employers" mode="title">Employeurs</xsl:template>
  <xsl:template match="admin-employers">
    <div class="container">
      <h1>Employeurs</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search"><xsl:with-param name="label" select="'Nom ou SIRET'"/></xsl:call-template>
      <div id="resultats">
        <xsl:call-template name="cut"/>
        <xsl:choose>
          <xsl:when test="employer">
            <xsl:call-template name="employers-table">
              <xsl:with-param name="rows" select="employer"/>
              <xsl:with-param name="caption" select="'Employeurs trouvés'"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="@text != ''"><p class="card empty">Aucun employeur ne correspond.</p></xsl:when>
        </xsl:choose>
      </div>
      <xsl:if test="double">
        <xsl:call-template name="employers-table">
          <xsl:with-param name="rows" select="double"/>
          <xsl:with-param name="caption" select="'Peut-être en double : même nom, même ville'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@doubles">
        <p class="hint">
          <xsl:value-of select="count(double)"/> sur <xsl:value-of select="@doubles"/>, les plus récents d’abord.
          Les autres viennent ici quand ceux-ci sont réunis, et se trouvent par la recherche.
        </p>
      </xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
