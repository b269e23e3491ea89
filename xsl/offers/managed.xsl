<?xml version="1.0" encoding="UTF-8"?>
<!-- A list of offers in the hands of who manages them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <!-- A column's head: a link that sorts by it, and the other way once it does. -->
  <xsl:template name="sort-head">
    <xsl:param name="code"/>
    <xsl:param name="label"/>
    <xsl:variable name="is-current" select="@column = $code"/>
    <xsl:variable name="next">
      <xsl:choose>
        <xsl:when test="$is-current and @direction = 'croissant'">decroissant</xsl:when>
        <xsl:otherwise>croissant</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <th scope="col">
      <xsl:if test="$is-current">
        <xsl:attribute name="aria-sort">
          <xsl:choose>
            <xsl:when test="@direction = 'croissant'">ascending</xsl:when>
            <xsl:otherwise>descending</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <a class="sort" href="/offres/mes-offres?tri={$code}&amp;sens={$next}&amp;numero={@number}">
        <xsl:value-of select="$label"/>
      </a>
    </th>
  </xsl:template>

  <xsl:template match="managed-offer" mode="row">
    <tr>
      <td class="fixed" data-label="Id stage"><xsl:value-of select="@id"/></td>
      <th scope="row">
        <a href="/offres/{@id}/gerer"><xsl:value-of select="."/></a>
        <span class="hint">
          <xsl:text> </xsl:text>
          <xsl:if test="parent::admin-offers"><xsl:value-of select="@employer"/> · </xsl:if>
          <xsl:value-of select="@town"/>
        </span>
        <xsl:if test="parent::own-offers and @waiting &gt; 0">
          <br/>
          <a class="waiting-link" href="/candidatures?offre={@id}">
            <xsl:text>En attente : </xsl:text>
            <xsl:value-of select="@waiting"/>
            <span class="visually-hidden"> candidatures pour <xsl:value-of select="."/></span>
          </a>
        </xsl:if>
      </th>
      <td class="days" data-label="Période d’accueil"><xsl:value-of select="@period"/></td>
      <td data-label="Statut"><xsl:apply-templates select="." mode="status"/></td>
      <td class="fixed" data-label="Date de mise en ligne">
        <xsl:choose>
          <xsl:when test="@online"><xsl:value-of select="@online"/></xsl:when>
          <xsl:otherwise>–</xsl:otherwise>
        </xsl:choose>
      </td>
      <td>
        <div class="actions">
          <details class="pop">
            <summary class="button icon-button">
              <s:icon name="info-circle"/>
              <span class="visually-hidden">Chiffres de l’offre <xsl:value-of select="@id"/></span>
            </summary>
            <div class="pop-body card"><xsl:apply-templates select="." mode="figures"/></div>
          </details>
          <xsl:if test="@can-activate and parent::own-offers">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/activer')"/>
              <xsl:with-param name="label" select="'Activer'"/>
              <xsl:with-param name="about" select="."/>
              <xsl:with-param name="style" select="'primary'"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="parent::own-offers and @can-suspend">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/suspendre')"/>
              <xsl:with-param name="label" select="'Suspendre'"/>
              <xsl:with-param name="about" select="."/>
              <xsl:with-param name="back" select="'liste'"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:if test="parent::own-offers and @can-resume">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/offres/', @id, '/reprendre')"/>
              <xsl:with-param name="label" select="'Reprendre'"/>
              <xsl:with-param name="about" select="."/>
              <xsl:with-param name="style" select="'primary'"/>
              <xsl:with-param name="back" select="'liste'"/>
            </xsl:call-template>
          </xsl:if>
          <a class="button" href="/offres/{@id}/gerer">
            Gérer<span class="visually-hidden"><xsl:text> </xsl:text><xsl:value-of select="."/></span>
          </a>
        </div>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="managed-offer" mode="status">
    <span class="badge {s:label('offer-status-tone', @status)}">
      <xsl:value-of select="s:label('offer-status', @status)"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
