<?xml version="1.0" encoding="UTF-8"?>
<!-- The link that activates an account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="account-activation" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Activer le compte
  </xsl:template>
  <xsl:template match="account-activation">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Activer le compte'"/>
      <xsl:with-param name="text">
        <p>
          <xsl:value-of select="s:label('role', @role)"/> : <strong><xsl:value-of select="@person"/></strong>
          <xsl:if test="@organisation != ''">, <xsl:value-of select="@organisation"/></xsl:if>
          <xsl:text>.</xsl:text>
          <br/>
          <xsl:text>Adresse e-mail : </xsl:text>
          <strong><xsl:value-of select="@email"/></strong>
        </p>
        <p>
          <xsl:choose>
            <xsl:when test="@role = 'pupil'">
              C’est bien toi ? Choisis le mot de passe de ton compte : il s’ouvre aussitôt. Sinon, ferme cette page :
              sans mot de passe, le compte reste fermé.
            </xsl:when>
            <xsl:otherwise>
              C’est bien vous ? Choisissez le mot de passe du compte. Sinon, fermez cette page :
              sans mot de passe, le compte reste fermé.
            </xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'Activer le compte'"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
