<?xml version="1.0" encoding="UTF-8"?>
<!-- The offers that the département looks for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="admin-offers" mode="title">Offres</xsl:template>

  <xsl:template match="admin-offers">
    <div class="container">
      <h1>Offres</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search">
        <xsl:with-param name="label" select="'Numéro, titre, employeur ou e-mail du contact'"/>
      </xsl:call-template>
      <div id="resultats">
        <xsl:choose>
          <xsl:when test="managed-offer">
            <table class="list">
              <caption class="visually-hidden">Les offres, les plus récentes d’abord</caption>
              <thead>
                <tr>
                  <th scope="col">Numéro</th>
                  <th scope="col">Offre</th>
                  <th scope="col">Période</th>
                  <th scope="col">Statut</th>
                  <th scope="col">En ligne depuis</th>
                  <th scope="col"><span class="visually-hidden">Actions</span></th>
                </tr>
              </thead>
              <tbody><xsl:apply-templates select="managed-offer" mode="row"/></tbody>
            </table>
            <xsl:if test="@next"><p class="pager"><a class="button" rel="next" href="{@next}">Suivantes</a></p></xsl:if>
          </xsl:when>
          <xsl:otherwise><p class="card">Aucune offre ne correspond.</p></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
