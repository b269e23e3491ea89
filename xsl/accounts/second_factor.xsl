<?xml version="1.0" encoding="UTF-8"?>
<!-- The second code, and setting it up. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="second-factor" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Code de connexion
  </xsl:template>
  <xsl:template match="second-factor">
    <div class="container narrow">
      <h1>Code de connexion</h1>
      <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="retour" value="{key('value', 'retour')}"/>
        <xsl:if test="key('value', 'kept') != ''">
          <input type="hidden" name="kept" value="{key('value', 'kept')}"/>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="enrolment">
            <p>
              Un compte d’administrateur se protège par un second code. Installez une application d’authentification
              (FreeOTP, Aegis…), puis scannez cette image ou recopiez la clé.
            </p>
            <svg class="qr"
                 viewBox="-4 -4 {enrolment/qr/@size + 8} {enrolment/qr/@size + 8}"
                 role="img"
                 aria-label="QR code de la clé">
              <path d="{enrolment/qr/@path}"/>
            </svg>
            <p>Clé : <code class="secret"><xsl:value-of select="enrolment/@secret"/></code></p>
            <p>L’application affiche alors un code à 6 chiffres : tapez-le ici.</p>
          </xsl:when>
          <xsl:otherwise>
            <p>Tapez le code à 6 chiffres que donne votre application, ou un de vos codes de secours.</p>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="required-note"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'code'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'one-time-code'"/>
          <xsl:with-param name="maxlength" select="'20'"/>
          <xsl:with-param name="size" select="'small'"/>
        </xsl:call-template>
        <button class="button primary large" type="submit">Continuer</button>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
