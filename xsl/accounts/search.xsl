<?xml version="1.0" encoding="UTF-8"?>
<!-- The everyday words of the search, and what was searched that nothing has. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="admin-search" mode="title">Mots de la recherche</xsl:template>
  <xsl:template match="admin-search">
    <div class="container">
      <h1>Mots de la recherche</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="info"/>
      <xsl:for-each select="report">
        <div class="notice info" role="status">
          <s:icon name="check-circle"/>
          <div>
            <p>
              Ajoutés : <xsl:value-of select="@added"/>. Remplacés : <xsl:value-of select="@changed"/>. Refusés :
              <xsl:value-of select="@refused"/>.
            </p>
            <xsl:if test="refusal">
              <ul>
                <xsl:for-each select="refusal">
                  <li>
                    Ligne <xsl:value-of select="@line"/> : <xsl:value-of select="s:label('error', .)"/>
                  </li>
                </xsl:for-each>
              </ul>
            </xsl:if>
          </div>
        </div>
      </xsl:for-each>
      <p>
        Les élèves tapent « véto » ou « crèche » : chaque mot ou expression mène aux métiers et aux domaines que vous
        indiquez. Le féminin, le pluriel et les fautes de frappe sont compris sans rien ajouter.
      </p>
      <p><a class="button primary" href="/admin/recherche/nouveau"><s:icon name="plus-lg"/>Ajouter un mot</a></p>
      <xsl:if test="missed">
        <section class="card">
          <h2>Cherché, sans rien trouver</h2>
          <p class="hint">
            Les mots seuls, comptés pendant trois mois.
            Ce qui ressemble à un nom, une adresse ou un numéro n’est pas gardé.
          </p>
          <ul class="rows">
            <xsl:for-each select="missed">
              <li>
                <span>
                  <strong><xsl:value-of select="."/></strong>
                  <span class="hint">
                    <xsl:value-of select="@times"/> fois, la dernière le <xsl:value-of select="@last"/>
                  </span>
                </span>
                <a href="/admin/recherche/nouveau?mots={.}">
                  Ajouter<span class="visually-hidden"> « <xsl:value-of select="."/> »</span>
                </a>
              </li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:if>
      <xsl:call-template name="admin-search"><xsl:with-param name="label" select="'Mot ou métier'"/></xsl:call-template>
      <div id="resultats">
        <xsl:call-template name="cut"/>
        <xsl:choose>
          <xsl:when test="synonym">
            <table class="list">
              <caption>Mots de tous les jours</caption>
              <thead>
                <tr>
                  <th scope="col">Ce qu’on tape</th>
                  <th scope="col">Métiers</th>
                  <th scope="col">Domaines</th>
                  <th scope="col"><span class="visually-hidden">Retirer</span></th>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="synonym">
                  <tr>
                    <th scope="row"><a href="/admin/recherche/{@id}"><xsl:value-of select="."/></a></th>
                    <td class="lines" data-label="Métiers"><xsl:value-of select="@trades"/></td>
                    <td class="lines" data-label="Domaines">
                      <xsl:choose>
                        <xsl:when test="@domains != ''"><xsl:value-of select="@domains"/></xsl:when>
                        <xsl:otherwise>–</xsl:otherwise>
                      </xsl:choose>
                    </td>
                    <td>
                      <form method="post" action="/admin/recherche/{@id}/retirer">
                        <input type="hidden" name="csrf" value="{../form/@csrf}"/>
                        <button class="link-button" type="submit">
                          Retirer<span class="visually-hidden"> « <xsl:value-of select="."/> »</span>
                        </button>
                      </form>
                    </td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </xsl:when>
          <xsl:otherwise><p class="card empty">Aucun mot ne correspond.</p></xsl:otherwise>
        </xsl:choose>
      </div>
      <xsl:call-template name="table-import">
        <xsl:with-param name="action" select="concat(form/@action, '/importer')"/>
        <xsl:with-param name="title" select="'Importer un tableau'"/>
        <xsl:with-param name="about">
          <p>
            Un fichier CSV avec les colonnes « mots », « metiers », « domaines » ;
            dans une case, plusieurs valeurs se séparent par une barre verticale (|). Un mot déjà là est remplacé.
          </p>
        </xsl:with-param>
      </xsl:call-template>
    </div>
  </xsl:template>
</xsl:stylesheet>
