<?xml version="1.0" encoding="UTF-8"?>
<!-- Opening an account: the mail that is on its way. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="sign-up-done" mode="title">
    <xsl:choose>
      <xsl:when test="@role = 'pupil'">Vérifie tes e-mails</xsl:when>
      <xsl:otherwise>Vérifiez vos e-mails</xsl:otherwise>
    </xsl:choose>
    <xsl:text> · Créer un compte</xsl:text>
  </xsl:template>

  <xsl:template match="sign-up-done">
    <xsl:call-template name="mail-sent">
      <xsl:with-param name="title" select="'Merci, c’est presque fini'"/>
      <xsl:with-param name="text">
        <xsl:choose>
          <xsl:when test="@role = 'pupil'">
            Un e-mail vient de partir à ton adresse. Suis son lien pour choisir ton mot de passe et ouvrir ton
            compte : il est valable 7 jours.
          </xsl:when>
          <xsl:otherwise>
            Un e-mail vient de partir à l’adresse indiquée. Suivez son lien pour choisir un mot de passe et ouvrir
            le compte : il est valable 7 jours.
          </xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="mail-sent">
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <div class="container narrow">
      <div class="card call">
        <p class="big-icon ok"><s:icon name="envelope"/></p>
        <h1><xsl:value-of select="$title"/></h1>
        <p><xsl:value-of select="$text"/></p>
        <p class="hint">
          <xsl:text>Rien dans quelques minutes ? </xsl:text>
          <xsl:choose>
            <xsl:when test="@role = 'pupil'">Regarde dans les courriers indésirables.</xsl:when>
            <xsl:otherwise>Regardez dans les courriers indésirables.</xsl:otherwise>
          </xsl:choose>
        </p>
        <p class="actions"><a class="button primary" href="/">Retour à l’accueil</a></p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
