<?xml version="1.0" encoding="UTF-8"?>
<!-- The schools: who is open, who is reached. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="admin-schools" mode="title">Établissements</xsl:template>
  <xsl:template match="admin-schools">
    <div class="container">
      <h1>Établissements</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search">
        <xsl:with-param name="label" select="'Nom, ville ou UAI'"/>
      </xsl:call-template>
      <xsl:for-each select="report">
        <div class="notice info" role="status">
          <s:icon name="check-circle"/>
          <div>
            <p>
              Ajoutés : <xsl:value-of select="@added"/>. Changés : <xsl:value-of select="@changed"/>. Inchangés :
              <xsl:value-of select="@unchanged"/>. Refusés : <xsl:value-of select="@refused"/>.
            </p>
            <xsl:if test="refusal">
              <ul>
                <xsl:for-each select="refusal">
                  <li>
                    Ligne <xsl:value-of select="@line"/> : <xsl:value-of select="s:label('import-reason', .)"/>
                  </li>
                </xsl:for-each>
              </ul>
            </xsl:if>
          </div>
        </div>
      </xsl:for-each>
      <div id="resultats">
        <xsl:call-template name="cut"/>
        <xsl:choose>
          <xsl:when test="school">
            <table class="list">
              <caption>Établissements trouvés</caption>
              <thead>
                <tr>
                  <th scope="col">Nom</th>
                  <th scope="col">UAI</th>
                  <th scope="col">Ville</th>
                  <th scope="col">Priorité</th>
                  <th scope="col">Équipe</th>
                  <th scope="col">Élèves</th>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="school">
                  <tr>
                    <th scope="row">
                      <a href="/admin/etablissements/{@id}"><xsl:value-of select="."/></a>
                      <xsl:if test="not(@open)"> (fermé)</xsl:if>
                    </th>
                    <td class="fixed" data-label="UAI"><xsl:value-of select="@uai"/></td>
                    <td class="town" data-label="Ville"><xsl:value-of select="@town"/></td>
                    <td data-label="Priorité"><xsl:value-of select="s:label('priority', @priority)"/></td>
                    <td data-label="Équipe">
                      <a href="/admin/etablissements/{@id}/equipe">
                        <xsl:value-of select="@staff"/>
                        <span class="visually-hidden"> : équipe de <xsl:value-of select="."/></span>
                      </a>
                    </td>
                    <td data-label="Élèves"><xsl:value-of select="@pupils"/></td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </xsl:when>
          <xsl:when test="@text != ''"><p class="card empty">Aucun établissement ne correspond.</p></xsl:when>
        </xsl:choose>
      </div>
      <p><a href="/admin/etablissements/domaines">Adresses e-mail des personnels reconnues</a></p>
      <xsl:call-template name="table-import">
        <xsl:with-param name="action" select="form/@action"/>
        <xsl:with-param name="title" select="'Importer l’annuaire'"/>
        <xsl:with-param name="about">
          <p>Le fichier CSV de l’annuaire officiel, ou le nôtre. Un établissement déjà là est mis à jour.</p>
        </xsl:with-param>
      </xsl:call-template>
    </div>
  </xsl:template>
</xsl:stylesheet>
