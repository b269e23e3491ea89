<?xml version="1.0" encoding="UTF-8"?>
<!-- Opening an agreement again. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="agreement-correct" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Corriger la convention n° <xsl:value-of select="agreement/@id"/>
  </xsl:template>

  <xsl:template match="agreement-correct">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="@base"/>
        <xsl:with-param name="label" select="concat('Convention n° ', agreement/@id)"/>
      </xsl:call-template>
      <h1>Corriger la convention</h1>
      <xsl:call-template name="error-summary"/>
      <div class="notice info">
        <s:icon name="info-circle"/>
        <p>
          <xsl:choose>
            <xsl:when test="@is-new-version">
              Une nouvelle version commence : tous les signataires signeront de nouveau, même ceux qui l’ont déjà fait.
              La version d’avant est gardée.
            </xsl:when>
            <xsl:otherwise>Rien n’est perdu : ce qui est écrit reste, et peut être changé.</xsl:otherwise>
          </xsl:choose>
        </p>
      </div>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <xsl:choose>
          <xsl:when test="@may-choose">
            <div class="field size-full">
              <xsl:call-template name="field-head">
                <xsl:with-param name="name" select="'correction-who'"/>
                <xsl:with-param name="label" select="s:label('field', 'correction-who')"/>
                <xsl:with-param name="required" select="true()"/>
              </xsl:call-template>
              <select id="correction-who" name="correction-who" required="required">
                <xsl:call-template name="described">
                  <xsl:with-param name="name" select="'correction-who'"/>
                </xsl:call-template>
                <option value="">Choisir…</option>
                <option value="employer">
                  <xsl:if test="key('value', 'correction-who') = 'employer'">
                    <xsl:attribute name="selected">selected</xsl:attribute>
                  </xsl:if>
                  <xsl:text>La partie de l’employeur (horaires, lieu, activités)</xsl:text>
                </option>
                <option value="school">
                  <xsl:if test="key('value', 'correction-who') = 'school'">
                    <xsl:attribute name="selected">selected</xsl:attribute>
                  </xsl:if>
                  <xsl:text>La partie du collège</xsl:text>
                </option>
              </select>
            </div>
          </xsl:when>
          <xsl:otherwise><input type="hidden" name="correction-who" value="employer"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="text-field">
          <xsl:with-param name="name" select="'correction-reason'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="rows" select="'3'"/>
          <xsl:with-param name="maxlength" select="'500'"/>
          <xsl:with-param name="hint"
                          select="'Ces mots sont envoyés à qui doit corriger, et gardés dans l’historique.'"/>
        </xsl:call-template>
        <div class="actions">
          <button class="button primary large" type="submit">Ouvrir la correction</button>
          <a class="button" href="{@base}">Revenir</a>
        </div>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
