<?xml version="1.0" encoding="UTF-8"?>
<!-- The offers of the signed-in employer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="own-offers" mode="title">Vos offres de stage</xsl:template>

  <xsl:template match="own-offers">
    <xsl:variable name="waiting" select="count(own-offer[@status = 'to-activate'])"/>
    <div class="container">
      <h1>Vos offres de stage</h1>
      <xsl:call-template name="info"/>
      <xsl:choose>
        <xsl:when test="$waiting = 1"><p class="lead">Une offre attend d’être activée.</p></xsl:when>
        <xsl:when test="$waiting &gt; 1"><p class="lead"><xsl:value-of select="$waiting"/> offres attendent d’être activées.</p></xsl:when>
      </xsl:choose>
      <p><a class="button accent" href="/offres/deposer/sans-compte">Déposer une offre</a></p>
      <xsl:choose>
        <xsl:when test="own-offer">
          <table class="list">
            <caption>Vos offres, celles à activer d’abord</caption>
            <thead><tr><th scope="col">Numéro</th><th scope="col">Offre</th><th scope="col">Période</th><th scope="col">Statut</th><th scope="col">Places libres</th><th scope="col">En ligne depuis</th><th scope="col"><span class="visually-hidden">Actions</span></th></tr></thead>
            <tbody><xsl:apply-templates select="own-offer"/></tbody>
          </table>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Aucune offre pour l’instant</h2>
            <p>Déposez votre première offre : quatre minutes suffisent. Indiquez l’adresse e-mail de ce compte comme contact, et elle apparaîtra ici.</p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="own-offer">
    <tr>
      <td class="fixed" data-label="Numéro"><xsl:value-of select="@id"/></td>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="@status = 'to-activate' or @status = 'disabled' or @status = 'ended'"><xsl:value-of select="."/></xsl:when>
          <xsl:otherwise><a href="/offres/{@id}"><xsl:value-of select="."/></a></xsl:otherwise>
        </xsl:choose>
        <span class="hint"><xsl:text> </xsl:text><xsl:value-of select="@town"/></span>
      </th>
      <td data-label="Période"><xsl:value-of select="@period"/></td>
      <td data-label="Statut">
        <span>
          <xsl:attribute name="class">badge <xsl:choose><xsl:when test="@status = 'open'">ok free</xsl:when><xsl:when test="@status = 'to-activate'">warning late</xsl:when><xsl:when test="@status = 'suspended'">warning paused</xsl:when><xsl:otherwise>muted full</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:value-of select="s:label('offer-status', @status)"/>
        </span>
      </td>
      <td data-label="Places libres"><xsl:value-of select="@seats-left"/></td>
      <td class="fixed" data-label="En ligne depuis"><xsl:choose><xsl:when test="@online"><xsl:value-of select="@online"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
      <td>
        <xsl:if test="@status = 'to-activate'">
          <div class="actions">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/activer')"/>
              <xsl:with-param name="label" select="'Activer'"/>
              <xsl:with-param name="about" select="."/>
              <xsl:with-param name="style" select="'primary'"/>
            </xsl:call-template>
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/retirer')"/>
              <xsl:with-param name="label" select="'Retirer'"/>
              <xsl:with-param name="about" select="."/>
            </xsl:call-template>
          </div>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
