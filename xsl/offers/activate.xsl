<?xml version="1.0" encoding="UTF-8"?>
<!-- The link of the activation mail: the offer and one button. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="offer-activation" mode="title">Activer votre offre</xsl:template>

  <xsl:template match="offer-activation">
    <div class="container offer-page">
      <div class="card call">
        <h1>Activer votre offre</h1>
        <p>
          Un clic, et votre offre « <xsl:value-of select="offer/title"/> » est visible par
          tous les élèves du département.
        </p>
        <form method="post" action="{form/@action}">
          <xsl:call-template name="form-tokens"/>
          <button class="button accent large" type="submit">
            <s:icon name="check-circle"/>
            <xsl:text>Activer l’offre</xsl:text>
          </button>
        </form>
      </div>
      <h2><xsl:value-of select="offer/title"/></h2>
      <xsl:apply-templates select="offer" mode="subtitle"/>
      <xsl:apply-templates select="offer" mode="full"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
