<?xml version="1.0" encoding="UTF-8"?>
<!-- The accounts that the département looks for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="admin-accounts" mode="title">Comptes</xsl:template>
  <xsl:template match="admin-accounts">
    <div class="container">
      <h1>Comptes</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search"><xsl:with-param name="label" select="'Nom ou e-mail'"/></xsl:call-template>
      <div id="resultats">
        <xsl:choose>
          <xsl:when test="account">
            <table class="list">
              <caption>Comptes, les plus récents d’abord</caption>
              <thead>
                <tr>
                  <th scope="col">Numéro</th>
                  <th scope="col">Nom</th>
                  <th scope="col">E-mail</th>
                  <th scope="col">Rôle</th>
                  <th scope="col">État</th>
                  <th scope="col">Créé le</th>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="account">
                  <tr>
                    <td class="fixed" data-label="Numéro"><xsl:value-of select="@id"/></td>
                    <th scope="row"><a href="/admin/comptes/{@id}"><xsl:call-template name="account-name"/></a></th>
                    <td data-label="E-mail"><xsl:value-of select="@email"/></td>
                    <td class="whole" data-label="Rôle"><xsl:value-of select="s:label('role', @role)"/></td>
                    <td data-label="État"><xsl:call-template name="state-badge"/></td>
                    <td class="fixed" data-label="Créé le"><xsl:value-of select="@created"/></td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
            <xsl:if test="@previous or @next">
              <nav class="pager" aria-label="Pages de résultats">
                <xsl:if test="@previous">
                  <a class="button" rel="prev" href="/admin/comptes{@previous}">Précédente</a>
                </xsl:if>
                <xsl:if test="@next"><a class="button" rel="next" href="/admin/comptes{@next}">Suivante</a></xsl:if>
              </nav>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise><p class="card empty">Aucun compte ne correspond.</p></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
