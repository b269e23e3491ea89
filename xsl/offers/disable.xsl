<?xml version="1.0" encoding="UTF-8"?>
<!-- Taking an offer off the site: by the département, with a reason. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="offer-disable" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:text>Désactiver l’offre n° </xsl:text>
    <xsl:value-of select="managed-offer/@id"/>
  </xsl:template>

  <xsl:template match="offer-disable">
    <div class="container narrow">
      <h1>Désactiver cette offre ?</h1>
      <p class="lead">
        <xsl:value-of select="managed-offer"/>
        <xsl:text> </xsl:text>
        <span class="hint">(n° <xsl:value-of select="managed-offer/@id"/>)</span>
      </p>
      <xsl:call-template name="error-summary"/>
      <div class="notice warning">
        <s:icon name="exclamation-triangle"/>
        <div>
          <p>
            <xsl:choose>
              <xsl:when test="@open = 0">Aucune candidature n’attend de réponse : personne n’est à prévenir.</xsl:when>
              <xsl:when test="@open = 1">
                <strong>1 candidature sera rejetée.</strong>
                <xsl:text> L’élève est prévenu par e-mail.</xsl:text>
              </xsl:when>
              <xsl:otherwise>
                <strong><xsl:value-of select="@open"/> candidatures seront rejetées.</strong>
                <xsl:text> Les élèves sont prévenus par e-mail.</xsl:text>
              </xsl:otherwise>
            </xsl:choose>
          </p>
          <p>
            <xsl:choose>
              <xsl:when test="@confirmed = 1">1 stage est confirmé : il reste, l’élève viendra.</xsl:when>
              <xsl:when test="@confirmed &gt; 1">
                <xsl:value-of select="@confirmed"/>
                <xsl:text> stages sont confirmés : ils restent, les élèves viendront.</xsl:text>
              </xsl:when>
            </xsl:choose>
            <xsl:text> L’offre ne pourra pas être remise en ligne : pour une pause, suspendez-la.</xsl:text>
          </p>
        </div>
      </div>
      <form method="post" action="{form/@action}" class="stack">
        <xsl:call-template name="form-tokens"/>
        <xsl:if test="@with-reason">
          <xsl:call-template name="text-field">
            <xsl:with-param name="name" select="'reason'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="rows" select="'3'"/>
            <xsl:with-param name="maxlength" select="'500'"/>
            <xsl:with-param name="hint" select="'Ces mots partent tels quels à l’employeur.'"/>
          </xsl:call-template>
        </xsl:if>
        <div class="actions">
          <button class="button danger" type="submit">Désactiver l’offre</button>
          <a class="button">
            <xsl:attribute name="href">
              <xsl:value-of select="@base"/>
              <xsl:if test="$visitor/@role">/gerer</xsl:if>
            </xsl:attribute>
            <xsl:text>Annuler</xsl:text>
          </a>
        </div>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
