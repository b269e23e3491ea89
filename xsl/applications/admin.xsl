<?xml version="1.0" encoding="UTF-8"?>
<!-- The département's search among all applications. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="admin-applications" mode="title">Candidatures</xsl:template>

  <xsl:template match="admin-applications">
    <div class="container">
      <h1>Candidatures</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search">
        <xsl:with-param name="label"
                        select="'Numéro (candidature, offre, élève), nom ou e-mail de l’élève, offre, employeur'"/>
      </xsl:call-template>
      <div id="resultats">
        <xsl:choose>
          <xsl:when test="application">
            <table class="list">
              <caption class="visually-hidden">Les candidatures, les plus récentes d’abord</caption>
              <thead>
                <tr>
                  <th scope="col">N°</th>
                  <th scope="col">Offre</th>
                  <th scope="col">Élève</th>
                  <th scope="col">Statut</th>
                  <th scope="col">Envoyée le</th>
                  <th scope="col">Semaine du</th>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="application">
                  <tr>
                    <td class="fixed" data-label="N°"><xsl:value-of select="@id"/></td>
                    <th scope="row">
                      <a href="/candidatures/{@id}"><xsl:value-of select="offer-link"/></a>
                      <span class="hint">
                        <xsl:text> n° </xsl:text>
                        <xsl:value-of select="offer-link/@id"/>
                        <xsl:text> · </xsl:text>
                        <xsl:value-of select="offer-link/@employer"/>
                      </span>
                    </th>
                    <td class="who" data-label="Élève">
                      <xsl:value-of select="pupil/@first-name"/>
                      <xsl:text> </xsl:text>
                      <xsl:value-of select="pupil/@last-name"/>
                      <span class="hint">
                        <xsl:text> n° </xsl:text>
                        <xsl:value-of select="pupil/@id"/>
                        <xsl:text> · </xsl:text>
                        <xsl:value-of select="pupil/@school"/>
                      </span>
                      <xsl:if test="@priority"><br/><xsl:apply-templates select="." mode="priority"/></xsl:if>
                    </td>
                    <td data-label="Statut"><xsl:apply-templates select="." mode="status"/></td>
                    <td class="fixed" data-label="Envoyée le"><xsl:value-of select="@sent"/></td>
                    <td class="fixed" data-label="Semaine du"><xsl:value-of select="@first"/></td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
            <xsl:if test="@next"><p class="pager"><a class="button" rel="next" href="{@next}">Suivantes</a></p></xsl:if>
          </xsl:when>
          <xsl:otherwise><p class="card">Aucune candidature ne correspond.</p></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
