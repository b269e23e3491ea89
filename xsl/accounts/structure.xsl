<?xml version="1.0" encoding="UTF-8"?>
<!-- The employer of an account: its facts, its members. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="structure" mode="title">
    <xsl:if test="@logo-error">Erreur : </xsl:if>Ma structure
  </xsl:template>
  <xsl:template match="structure">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/compte'"/>
        <xsl:with-param name="label" select="'Mon compte'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="@name"/></h1>
      <xsl:call-template name="info"/>
      <xsl:if test="@logo-error">
        <div class="notice danger" role="alert" tabindex="-1" id="erreurs">
          <s:icon name="exclamation-triangle"/>
          <p>
            <strong>Le logo n’est pas enregistré.</strong>
            <xsl:text> </xsl:text>
            <a href="#logo"><xsl:value-of select="s:label('error', @logo-error)"/></a>
          </p>
        </div>
      </xsl:if>
      <section class="card">
        <h2>La structure</h2>
        <xsl:if test="@logo"><p><img class="logo" src="/compte/logo/{@id}" alt="Logo de {@name}"/></p></xsl:if>
        <dl class="facts">
          <div><dt>SIRET</dt><dd><xsl:apply-templates select="@siret"/></dd></div>
          <div><dt>Adresse</dt><dd><xsl:value-of select="@address"/>, <xsl:value-of select="@town"/></dd></div>
          <xsl:if test="@email-domain != ''">
            <div><dt>Domaine e-mail</dt><dd>@<xsl:value-of select="@email-domain"/></dd></div>
          </xsl:if>
          <xsl:if test="@admin-email != ''">
            <div><dt>Administrateur</dt><dd><xsl:value-of select="@admin-email"/></dd></div>
          </xsl:if>
        </dl>
        <xsl:if test="@editable">
          <p><a class="button primary" href="/compte/structure/modifier">Modifier la structure</a></p>
        </xsl:if>
      </section>
      <section class="card">
        <h2>Les membres</h2>
        <ul class="rows">
          <xsl:for-each select="member">
            <li>
              <span>
                <strong><xsl:value-of select="."/></strong>
                <xsl:text> </xsl:text>
                <xsl:value-of select="@email"/>
                <span class="hint">
                  <xsl:choose>
                    <xsl:when test="@administrator">Administre la structure</xsl:when>
                    <xsl:when test="@awaits-approval">En attente d’accord</xsl:when>
                    <xsl:when test="not(@active)">Compte à activer</xsl:when>
                    <xsl:otherwise>Membre</xsl:otherwise>
                  </xsl:choose>
                  <xsl:if test="@job-title != ''">, <xsl:value-of select="@job-title"/></xsl:if>
                </span>
              </span>
              <xsl:if test="../@editable and @active and not(@administrator)">
                <xsl:call-template name="act">
                  <xsl:with-param name="action" select="concat('/compte/structure/administrateur/', @id)"/>
                  <xsl:with-param name="label" select="'Confier l’administration'"/>
                  <xsl:with-param name="about" select="concat('à ', ., ' (', @email, ')')"/>
                </xsl:call-template>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </section>
      <xsl:if test="@editable">
        <section class="card">
          <h2>Le logo</h2>
          <form method="post" action="/compte/structure/logo" enctype="multipart/form-data" class="stack">
            <input type="hidden" name="csrf" value="{form/@csrf}"/>
            <xsl:call-template name="logo-field">
              <xsl:with-param name="error" select="string(@logo-error)"/>
            </xsl:call-template>
            <button class="button primary" type="submit">Envoyer le logo</button>
          </form>
          <xsl:if test="@logo">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="'/compte/structure/logo/retirer'"/>
              <xsl:with-param name="label" select="'Retirer le logo'"/>
            </xsl:call-template>
          </xsl:if>
        </section>
      </xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
