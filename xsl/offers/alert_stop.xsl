<?xml version="1.0" encoding="UTF-8"?>
<!-- The link that ends an alert. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="alert-stop" mode="title">Arrêter une alerte</xsl:template>

  <xsl:template match="alert-stop">
    <div class="container narrow">
      <div class="card call">
        <xsl:choose>
          <xsl:when test="@alert">
            <h1>Arrêter cette alerte ?</h1>
            <p>Recherche : <strong><xsl:value-of select="@label"/></strong></p>
            <form method="post" action="{form/@action}">
              <xsl:call-template name="form-tokens"/>
              <button class="button primary" type="submit">Arrêter l’alerte</button>
            </form>
          </xsl:when>
          <xsl:otherwise>
            <h1>L’alerte est arrêtée</h1>
            <p>Recherche : <strong><xsl:value-of select="@label"/></strong>. Plus aucun e-mail n’en partira.</p>
            <p><a class="button primary" href="/offres">Voir les offres</a></p>
          </xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
