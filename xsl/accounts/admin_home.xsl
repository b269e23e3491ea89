<?xml version="1.0" encoding="UTF-8"?>
<!-- The first page of the administration: what waits, and the figures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="admin-home" mode="title">Administration</xsl:template>

  <xsl:template match="admin-home">
    <div class="container">
      <h1>Administration</h1>
      <xsl:call-template name="admin-tabs"/>
      <section class="card" aria-labelledby="attente">
        <h2 id="attente">Ce qui attend</h2>
        <xsl:choose>
          <xsl:when test="@offers-to-activate + @unanswered + @to-approve + @messages-failed = 0">
            <p>Rien n’attend : tout est à jour.</p>
          </xsl:when>
          <xsl:otherwise>
            <ul class="rows">
              <xsl:call-template name="waits">
                <xsl:with-param name="count" select="@offers-to-activate"/>
                <xsl:with-param name="label" select="'offres à activer'"/>
                <xsl:with-param name="href" select="'/admin/offres?etat=to_activate'"/>
              </xsl:call-template>
              <xsl:call-template name="waits">
                <xsl:with-param name="count" select="@unanswered"/>
                <xsl:with-param name="label" select="'candidatures sans réponse depuis deux semaines'"/>
                <xsl:with-param name="href" select="'/admin/candidatures?etat=pending'"/>
              </xsl:call-template>
              <xsl:call-template name="waits">
                <xsl:with-param name="count" select="@to-approve"/>
                <xsl:with-param name="label" select="'comptes à admettre par leur structure ou leur collège'"/>
                <xsl:with-param name="href" select="'/admin/comptes?etat=inactive'"/>
              </xsl:call-template>
              <xsl:call-template name="waits">
                <xsl:with-param name="count" select="@messages-failed"/>
                <xsl:with-param name="label" select="'messages abandonnés après plusieurs essais'"/>
                <xsl:with-param name="href" select="'/admin/messages'"/>
              </xsl:call-template>
            </ul>
          </xsl:otherwise>
        </xsl:choose>
      </section>
      <h2>Les chiffres</h2>
      <dl class="card school-figures">
        <div><dt>Offres en ligne</dt><dd><xsl:value-of select="@offers-online"/></dd></div>
        <div><dt>Élèves inscrits</dt><dd><xsl:value-of select="@pupils"/></dd></div>
        <div><dt>Candidatures en cours</dt><dd><xsl:value-of select="@waiting"/></dd></div>
        <div><dt>Stages confirmés</dt><dd><xsl:value-of select="@placed"/></dd></div>
        <div>
          <dt>Collèges avec des dates</dt>
          <dd>
            <xsl:value-of select="@schools-with-dates"/> sur <xsl:value-of select="@schools"/>
          </dd>
        </div>
      </dl>
      <p class="actions">
        <a class="button" href="/statistiques/departement">Toutes les statistiques</a>
        <xsl:text> </xsl:text>
        <a class="button" href="/export/admin">Les exports</a>
      </p>
    </div>
  </xsl:template>

  <xsl:template name="waits">
    <xsl:param name="count"/>
    <xsl:param name="label"/>
    <xsl:param name="href"/>
    <xsl:if test="$count &gt; 0">
      <li>
        <span>
          <strong><xsl:value-of select="$count"/></strong>
          <xsl:text> </xsl:text>
          <xsl:value-of select="$label"/>
        </span>
        <xsl:if test="$href != ''">
          <a class="button" href="{$href}">
            Voir<span class="visually-hidden"> : <xsl:value-of select="$label"/></span>
          </a>
        </xsl:if>
      </li>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
