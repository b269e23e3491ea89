<?xml version="1.0" encoding="UTF-8"?>
<!-- What became of an offer whose link was followed. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="offer-activated" mode="title">Votre offre</xsl:template>

  <xsl:template match="offer-activated">
    <div class="container narrow">
      <div class="card call">
        <xsl:choose>
          <xsl:when test="@listed">
            <p class="big-icon ok"><s:icon name="check-circle"/></p>
            <h1>Votre offre est en ligne</h1>
            <p>
              « <xsl:value-of select="offer/title"/> » est visible par les élèves.
              Vous recevrez un e-mail à chaque candidature.
            </p>
            <p class="actions">
              <a class="button primary" href="/offres/{offer/@id}">
                Voir l’offre n° <xsl:value-of select="offer/@id"/>
              </a>
              <a class="button" href="/offres/deposer">Déposer une autre offre</a>
            </p>
          </xsl:when>
          <xsl:otherwise>
            <h1>Ce lien a déjà servi</h1>
            <p>
              L’offre « <xsl:value-of select="offer/title"/> » n’est plus proposée. Vous pouvez en déposer une autre.
            </p>
            <p class="actions"><a class="button primary" href="/offres/deposer">Déposer une offre</a></p>
          </xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
