<?xml version="1.0" encoding="UTF-8"?>
<!-- A forgotten password: asking for a link. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="password-forgotten" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Mot de passe oublié
  </xsl:template>
  <xsl:template match="password-forgotten">
    <div class="container narrow">
      <h1>Mot de passe oublié</h1>
      <p>Indiquez l’adresse e-mail du compte. Nous y envoyons un lien pour choisir un nouveau mot de passe.</p>
      <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'email'"/>
          <xsl:with-param name="type" select="'email'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'username'"/>
          <xsl:with-param name="maxlength" select="'254'"/>
        </xsl:call-template>
        <button class="button primary large" type="submit">Recevoir un lien</button>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
