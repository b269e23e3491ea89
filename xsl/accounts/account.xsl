<?xml version="1.0" encoding="UTF-8"?>
<!-- One’s own account: profile, devices, employer, data, goodbye. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="account" mode="title">Mon compte</xsl:template>

  <xsl:template match="page/account">
    <div class="container narrow">
      <h1>Mon compte</h1>
      <xsl:call-template name="info"/>
      <section class="card">
        <h2><xsl:value-of select="person/@name"/></h2>
        <dl class="facts">
          <div>
            <dt>Compte</dt>
            <dd><xsl:value-of select="s:label('role', @role)"/>, depuis le <xsl:value-of select="@since"/></dd>
          </div>
          <xsl:if test="@organisation">
            <div>
              <dt>
                <xsl:choose>
                  <xsl:when test="@role = 'employer'">Structure</xsl:when>
                  <xsl:otherwise>Collège</xsl:otherwise>
                </xsl:choose>
              </dt>
              <dd><xsl:value-of select="@organisation"/></dd>
            </div>
          </xsl:if>
          <div><dt>E-mail</dt><dd><xsl:value-of select="@email"/></dd></div>
          <xsl:if test="person/@mobile != ''">
            <div><dt>Portable</dt><dd><xsl:value-of select="person/@mobile"/></dd></div>
          </xsl:if>
          <xsl:if test="person/@landline != ''">
            <div><dt>Téléphone fixe</dt><dd><xsl:value-of select="person/@landline"/></dd></div>
          </xsl:if>
          <xsl:if test="person/@job-title != ''">
            <div><dt>Fonction</dt><dd><xsl:value-of select="person/@job-title"/></dd></div>
          </xsl:if>
        </dl>
        <p class="actions">
          <xsl:if test="@role != 'admin'">
            <a class="button primary" href="/compte/profil">Modifier mes coordonnées</a>
          </xsl:if>
          <xsl:if test="@role = 'employer'"><a class="button" href="/compte/structure">Ma structure</a></xsl:if>
          <a class="button" href="/compte/messages">Mes messages</a>
          <a class="button" href="/compte/changer-email">Changer d’adresse e-mail</a>
          <a class="button" href="/compte/changer-mot-de-passe">Changer de mot de passe</a>
        </p>
      </section>
      <section class="card">
        <h2>Appareils connectés</h2>
        <ul class="rows">
          <xsl:for-each select="device">
            <li>
              <span>
                <strong><xsl:value-of select="@name"/></strong>
                <xsl:if test="@current"> (celui-ci)</xsl:if>
                <span class="hint">
                  Depuis le <xsl:value-of select="@since"/>, vu le <xsl:value-of select="@seen"/>
                </span>
              </span>
              <xsl:if test="not(@current)">
                <xsl:call-template name="act">
                  <xsl:with-param name="action" select="concat('/compte/appareils/', @id, '/fermer')"/>
                  <xsl:with-param name="label" select="'Déconnecter'"/>
                  <xsl:with-param name="about" select="concat(@name, ', vu le ', @seen, ', connecté le ', @since)"/>
                </xsl:call-template>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
        <xsl:call-template name="act">
          <xsl:with-param name="action" select="'/compte/appareils/fermer'"/>
          <xsl:with-param name="label" select="'Déconnecter tous les appareils'"/>
        </xsl:call-template>
      </section>
      <section class="card">
        <h2>Mes données</h2>
        <p>
          <xsl:text>Tout ce que le site sait de ce compte, dans un fichier lisible par une machine. </xsl:text>
          <a href="/donnees-personnelles">
            <xsl:choose>
              <xsl:when test="$is-pupil">Tes données et tes droits</xsl:when>
              <xsl:otherwise>Vos données et vos droits</xsl:otherwise>
            </xsl:choose>
          </a>
        </p>
        <p class="actions">
          <a class="button" href="/compte/journal">Ce qui s’est passé</a>
          <a class="button" href="/compte/donnees.json">Télécharger mes données</a>
          <a class="button danger" href="/compte/supprimer">Supprimer mon compte</a>
        </p>
      </section>
    </div>
  </xsl:template>
</xsl:stylesheet>
