<?xml version="1.0" encoding="UTF-8"?>
<!-- A form that came after the end of the session: signing in again, nothing lost. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="session-ended" mode="title">Votre session a pris fin</xsl:template>

  <xsl:template match="session-ended">
    <div class="container narrow">
      <h1>Votre session a pris fin</h1>
      <p class="notice info" role="alert">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template>
        <span>Rien n’est enregistré, mais rien n’est perdu : connectez-vous, et ce que vous avez rempli pourra être envoyé.</span>
      </p>
      <xsl:call-template name="sign-in-form"/>
    </div>
  </xsl:template>

  <!-- E-mail and password, with the way back and what was kept of a form. -->
  <xsl:template name="sign-in-form">
    <form method="post" action="/connexion" class="card stack">
      <xsl:call-template name="form-tokens"/>
      <xsl:for-each select="form/value[@name = 'retour' or starts-with(@name, 'kept-')]">
        <input type="hidden" name="{@name}" value="{.}"/>
      </xsl:for-each>
      <div class="field">
        <label for="email">E-mail</label>
        <input type="email" id="email" name="email" value="{key('value', 'email')}" autocomplete="username" required="required" maxlength="254">
          <xsl:if test="form/error"><xsl:attribute name="aria-invalid">true</xsl:attribute><xsl:attribute name="aria-describedby">email-erreur</xsl:attribute></xsl:if>
        </input>
      </div>
      <div class="field">
        <label for="password">Mot de passe</label>
        <input type="password" id="password" name="password" autocomplete="current-password" required="required"/>
      </div>
      <button class="button primary large" type="submit">Se connecter</button>
    </form>
  </xsl:template>
</xsl:stylesheet>
