<?xml version="1.0" encoding="UTF-8"?>
<!-- The outbox, as the département watches over it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="admin-messages" mode="title">Messages</xsl:template>
  <xsl:template match="admin-messages">
    <div class="container">
      <h1>Messages</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="info"/>
      <section class="card">
        <h2>En ce moment</h2>
        <dl class="facts">
          <div>
            <dt>À envoyer</dt>
            <dd>
              <xsl:value-of select="outbox/@due"/>
              <xsl:if test="outbox/@due &gt; 0">
                <xsl:text>, le plus ancien depuis </xsl:text>
                <xsl:value-of select="outbox/@oldest-minutes"/>
                <xsl:text> min</xsl:text>
              </xsl:if>
            </dd>
          </div>
          <div><dt>Pour plus tard</dt><dd><xsl:value-of select="outbox/@later"/></dd></div>
          <div><dt>Non remis</dt><dd><xsl:value-of select="outbox/@failed"/></dd></div>
          <div>
            <dt>SMS de ce mois</dt>
            <dd>
              <xsl:value-of select="translate(format-number(outbox/@sms, '#,##0'), ',', ' ')"/> sur
              <xsl:value-of select="translate(format-number(outbox/@sms-max, '#,##0'), ',', ' ')"/>
            </dd>
          </div>
        </dl>
        <xsl:if test="outbox/@due &gt; 0 and outbox/@oldest-minutes &gt; 60">
          <p class="notice warning">
            <s:icon name="exclamation-triangle"/>
            <span>
              Des messages ne partent pas depuis plus d’une heure. Rien n’est perdu :
              ils partiront dès que la cause aura disparu.
            </span>
          </p>
        </xsl:if>
      </section>
      <p><a class="button" href="/admin/messages/apercu">Aperçu des messages</a></p>
      <nav class="tabs" aria-label="Lesquels">
        <ul>
          <li>
            <a href="/admin/messages">
              <xsl:if test="@state = 'failed'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
              <xsl:text>Non remis</xsl:text>
            </a>
          </li>
          <li>
            <a href="/admin/messages?etat=attente">
              <xsl:if test="@state = 'queued'"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if>
              <xsl:text>En attente</xsl:text>
            </a>
          </li>
        </ul>
      </nav>
      <xsl:choose>
        <xsl:when test="message">
          <table class="list">
            <caption>
              <xsl:choose>
                <xsl:when test="@state = 'failed'">Non remis, les plus récents d’abord</xsl:when>
                <xsl:otherwise>En attente, les plus récents d’abord</xsl:otherwise>
              </xsl:choose>
            </caption>
            <thead>
              <tr>
                <th scope="col">Numéro</th>
                <th scope="col">Message</th>
                <th scope="col">Écrit le</th>
                <th scope="col">Pourquoi</th>
                <th scope="col"><span class="visually-hidden">Actions</span></th>
              </tr>
            </thead>
            <tbody><xsl:apply-templates select="message" mode="outbox"/></tbody>
          </table>
          <xsl:if test="@next">
            <p class="pager"><a class="button" rel="next" href="{@next}">Plus anciens</a></p>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise><p class="card">Aucun message.</p></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="message" mode="outbox">
    <xsl:variable name="words" select="s:optional('message', @template)"/>
    <tr>
      <td class="fixed" data-label="Numéro"><xsl:value-of select="@id"/></td>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="$words != ''"><xsl:value-of select="$words"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="@template"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@channel = 'sms'"> (SMS)</xsl:if>
        <br/>
        <span class="hint">à <xsl:value-of select="@recipient"/></span>
      </th>
      <td class="fixed" data-label="Écrit le"><xsl:value-of select="@since"/></td>
      <td data-label="Pourquoi" class="typed">
        <xsl:choose>
          <xsl:when test="@reason != ''"><span lang="en"><xsl:value-of select="@reason"/></span></xsl:when>
          <xsl:otherwise>pas encore essayé</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@tries &gt; 1 or @next">
          <br/>
          <span class="hint">
            <xsl:if test="@tries &gt; 1"><xsl:value-of select="@tries"/> essais. </xsl:if>
            <xsl:if test="@next">Prochain essai le <xsl:value-of select="@next"/></xsl:if>
          </span>
        </xsl:if>
      </td>
      <td>
        <form method="post" action="/admin/messages/{@id}" class="actions">
          <xsl:call-template name="form-tokens"><xsl:with-param name="form" select="../form"/></xsl:call-template>
          <input type="hidden" name="etat" value="{../@state}"/>
          <button class="button" type="submit" name="acte" value="reessayer">
            Renvoyer<span class="visually-hidden"> le message <xsl:value-of select="@id"/></span>
          </button>
          <button class="button" type="submit" name="acte" value="annuler">
            Annuler<span class="visually-hidden"> le message <xsl:value-of select="@id"/></span>
          </button>
        </form>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
