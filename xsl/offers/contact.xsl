<?xml version="1.0" encoding="UTF-8"?>
<!-- The link by which a contact says to be one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="contact-confirm" mode="title">Confirmer votre adresse</xsl:template>

  <xsl:template match="contact-confirm">
    <div class="container offer-page">
      <div class="card call">
        <xsl:choose>
          <xsl:when test="@done">
            <p class="big-icon ok"><s:icon name="check-circle"/></p>
            <h1>Votre adresse est confirmée</h1>
            <p>Vous recevrez un e-mail à chaque candidature, avec le lien qui permet d’y répondre.</p>
          </xsl:when>
          <xsl:otherwise>
            <h1>Êtes-vous le contact de cette offre ?</h1>
            <p>
              La personne qui l’a déposée a donné votre adresse. En confirmant, vous recevrez les candidatures
              des élèves à sa place. Vous ne la connaissez pas ? Fermez cette page : rien ne change.
            </p>
            <form method="post" action="{form/@action}">
              <xsl:call-template name="form-tokens"/>
              <button class="button accent large" type="submit">
                <s:icon name="check-circle"/>
                <xsl:text>Confirmer mon adresse</xsl:text>
              </button>
            </form>
          </xsl:otherwise>
        </xsl:choose>
      </div>
      <h2><xsl:value-of select="offer/title"/></h2>
      <xsl:apply-templates select="offer" mode="subtitle"/>
      <xsl:if test="not(@done)"><xsl:apply-templates select="offer" mode="full"/></xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
