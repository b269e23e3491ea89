<?xml version="1.0" encoding="UTF-8"?>
<!-- Signing in. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="sign-in" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:text>Connexion</xsl:text>
  </xsl:template>

  <xsl:template match="sign-in">
    <div class="container narrow">
      <h1>Connexion</h1>
      <xsl:if test="starts-with(key('value', 'retour'), '/candidatures')">
        <p class="notice info">
          <s:icon name="info-circle"/>
          <span>
            <xsl:choose>
              <xsl:when test="starts-with(key('value', 'retour'), '/candidatures/postuler')">
                Pour postuler, connecte-toi avec ton compte élève, ou crée-le. Tu reviendras ensuite à l’offre.
              </xsl:when>
              <xsl:otherwise>Connectez-vous pour voir cette page : vous y reviendrez aussitôt.</xsl:otherwise>
            </xsl:choose>
          </span>
        </p>
      </xsl:if>
      <xsl:if test="@info = 'mot-de-passe'">
        <p class="notice info" role="status">
          <s:icon name="check-circle"/>
          <span>Le mot de passe est changé : connectez-vous.</span>
        </p>
      </xsl:if>
      <xsl:if test="@info = 'code'">
        <p class="notice warning" role="status">
          <s:icon name="exclamation-triangle"/>
          <span>Ce code a déjà servi ou n’est pas le bon. Recommencez.</span>
        </p>
      </xsl:if>
      <xsl:if test="key('value', 'kept') != ''">
        <p class="notice info" role="status">
          <s:icon name="info-circle"/>
          <span>Ce que vous avez rempli vous attend : vous le retrouverez une fois connecté.</span>
        </p>
      </xsl:if>
      <xsl:for-each select="form/error">
        <div class="notice danger" role="alert" tabindex="-1">
          <xsl:if test="position() = 1"><xsl:attribute name="id">erreurs</xsl:attribute></xsl:if>
          <s:icon name="exclamation-triangle"/>
          <p id="email-erreur"><xsl:apply-templates select="." mode="words"/></p>
        </div>
      </xsl:for-each>
      <xsl:call-template name="sign-in-form"/>
      <p class="actions links">
        <a href="/compte/mot-de-passe">Mot de passe oublié ?</a>
        <a href="/compte/creer">Créer un compte</a>
      </p>
      <p>Vous êtes employeur et n’avez pas de compte ? <a href="/offres/deposer">Déposez une offre sans compte</a>.</p>
    </div>
  </xsl:template>
</xsl:stylesheet>
