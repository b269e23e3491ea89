<?xml version="1.0" encoding="UTF-8"?>
<!-- A school’s team: who is in it, inviting, leaving. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="school-team" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Équipe du collège
  </xsl:template>
  <xsl:template match="school-team">
    <div class="container">
      <xsl:choose>
        <xsl:when test="$visitor/@role = 'admin'">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="'/admin/etablissements'"/>
            <xsl:with-param name="label" select="'Établissements'"/>
          </xsl:call-template>
          <h1>Équipe : <xsl:value-of select="@school"/></h1>
          <xsl:call-template name="info"/>
        </xsl:when>
        <xsl:otherwise>
          <h1>Équipe du collège</h1>
          <xsl:call-template name="school-tabs"/>
        </xsl:otherwise>
      </xsl:choose>
      <div class="two-columns">
        <section class="card">
          <h2>Qui a un compte</h2>
          <ul class="rows">
            <xsl:for-each select="member">
              <li>
                <span>
                  <strong><xsl:value-of select="."/></strong>
                  <xsl:text> </xsl:text>
                  <xsl:value-of select="@email"/>
                  <span class="hint">
                    <xsl:if test="@head">Direction. </xsl:if>
                    <xsl:value-of select="@job-title"/>
                    <xsl:choose>
                      <xsl:when test="@awaits-approval"> En attente de l’accord de l’adresse officielle</xsl:when>
                      <xsl:when test="not(@active)"> Compte à activer, ou fermé</xsl:when>
                    </xsl:choose>
                  </span>
                </span>
                <xsl:if test="../@head and not(@own)">
                  <xsl:if test="@active">
                    <xsl:call-template name="act">
                      <xsl:with-param name="action" select="concat(../@acts, '/', @id, '/direction')"/>
                      <xsl:with-param name="label" select="'Confier la direction'"/>
                      <xsl:with-param name="about" select="concat('à ', ., ' (', @email, ')')"/>
                    </xsl:call-template>
                  </xsl:if>
                  <xsl:call-template name="act">
                    <xsl:with-param name="action" select="concat(../@acts, '/', @id, '/retirer')"/>
                    <xsl:with-param name="label" select="'Retirer'"/>
                    <xsl:with-param name="about" select="concat(., ' (', @email, ')')"/>
                  </xsl:call-template>
                </xsl:if>
              </li>
            </xsl:for-each>
          </ul>
          <xsl:if test="not(member)"><p>Personne encore.</p></xsl:if>
        </section>
        <div>
          <xsl:call-template name="error-summary"/>
          <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
            <xsl:call-template name="form-tokens"/>
            <xsl:apply-templates select="form/fieldset"/>
            <p class="hint">
              <xsl:choose>
                <xsl:when test="$visitor/@role = 'admin'">
                  L’invitation part aussitôt, et l’adresse officielle du collège en est informée.
                </xsl:when>
                <xsl:when test="@head">
                  Une adresse hors de l’académie et du collège doit être approuvée par l’adresse officielle du collège.
                </xsl:when>
                <xsl:otherwise>
                  L’adresse officielle du collège devra approuver : seule la direction invite directement.
                </xsl:otherwise>
              </xsl:choose>
            </p>
            <button class="button primary" type="submit">
              <xsl:choose>
                <xsl:when test="@head">Envoyer l’invitation</xsl:when>
                <xsl:otherwise>Proposer ce collègue</xsl:otherwise>
              </xsl:choose>
            </button>
          </form>
        </div>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
