<?xml version="1.0" encoding="UTF-8"?>
<!-- A form that came after the end of the session: signing in again, nothing lost. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="session-ended" mode="title">Votre session a pris fin</xsl:template>

  <xsl:template match="session-ended">
    <div class="container narrow">
      <h1>Votre session a pris fin</h1>
      <p class="notice info" role="alert">
        <s:icon name="info-circle"/>
        <span>
          <xsl:choose>
            <xsl:when test="form/value[@name = 'kept']">
              Rien n’est enregistré, mais rien n’est perdu : connectez-vous avec le même compte dans l’heure,
              et vous retrouverez ce que vous avez rempli.
            </xsl:when>
            <xsl:otherwise>Rien n’est enregistré. Connectez-vous pour continuer.</xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@file"> Le fichier, lui, sera à choisir de nouveau.</xsl:if>
        </span>
      </p>
      <xsl:call-template name="sign-in-form"/>
    </div>
  </xsl:template>

  <!-- E-mail and password, with the way back and what was kept of a form. -->
  <xsl:template name="sign-in-form">
    <form method="post" action="/connexion" class="card stack">
      <xsl:call-template name="form-tokens"/>
      <xsl:for-each select="form/value[@name = 'retour' or @name = 'kept']">
        <input type="hidden" name="{@name}" value="{.}"/>
      </xsl:for-each>
      <div class="field">
        <label for="email">E-mail</label>
        <input type="email"
               id="email"
               name="email"
               value="{key('value', 'email')}"
               autocomplete="username"
               required="required"
               maxlength="254">
          <xsl:call-template name="sign-in-refused"/>
        </input>
      </div>
      <div class="field">
        <label for="password">Mot de passe</label>
        <input type="password" id="password" name="password" autocomplete="current-password" required="required">
          <xsl:call-template name="sign-in-refused"/>
        </input>
      </div>
      <p class="hint">Les deux champs sont obligatoires.</p>
      <button class="button primary large" type="submit">Se connecter</button>
    </form>
  </xsl:template>

  <!-- Which of the two is wrong is not said. -->
  <xsl:template name="sign-in-refused">
    <xsl:if test="form/error">
      <xsl:attribute name="aria-invalid">true</xsl:attribute>
      <xsl:attribute name="aria-describedby">email-erreur</xsl:attribute>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
