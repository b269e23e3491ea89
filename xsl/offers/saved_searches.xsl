<?xml version="1.0" encoding="UTF-8"?>
<!-- The searches that a pupil keeps. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="saved-searches" mode="title">Mes recherches</xsl:template>

  <xsl:template match="saved-searches">
    <div class="container">
      <xsl:call-template name="saved-tabs"/>
      <h1>Mes recherches</h1>
      <xsl:call-template name="info"/>
      <xsl:choose>
        <xsl:when test="search">
          <ul class="plain saved-list">
            <xsl:for-each select="search">
              <li class="card">
                <p><a href="/offres{@query}"><strong><xsl:value-of select="."/></strong></a></p>
                <p class="hint">
                  <xsl:choose>
                    <xsl:when test="@alert">
                      Un e-mail te prévient, une fois par jour au plus, quand de nouvelles offres arrivent.
                    </xsl:when>
                    <xsl:otherwise>Sans alerte.</xsl:otherwise>
                  </xsl:choose>
                </p>
                <form method="post" action="/offres/recherches/{@id}" class="actions">
                  <input type="hidden" name="csrf" value="{../form/@csrf}"/>
                  <xsl:choose>
                    <xsl:when test="@alert">
                      <button class="button" type="submit" name="acte" value="taire">Arrêter l’alerte</button>
                    </xsl:when>
                    <xsl:otherwise>
                      <button class="button" type="submit" name="acte" value="alerter">M’alerter</button>
                    </xsl:otherwise>
                  </xsl:choose>
                  <button class="button" type="submit" name="acte" value="supprimer">Supprimer</button>
                </form>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Aucune recherche enregistrée</h2>
            <p>
              Fais une recherche, puis appuie sur « Enregistrer cette recherche » :
              un e-mail te préviendra quand de nouvelles offres arrivent.
            </p>
            <p><a class="button primary" href="/offres">Chercher une offre</a></p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
