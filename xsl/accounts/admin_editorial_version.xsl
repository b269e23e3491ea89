<?xml version="1.0" encoding="UTF-8"?>
<!-- One version of a text, and what changed in it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="version-author">
    <xsl:choose>
      <xsl:when test="@package">livrée avec le site</xsl:when>
      <xsl:when test="@by != ''">par <xsl:value-of select="@by"/></xsl:when>
      <xsl:otherwise>par un compte effacé</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@beside">, gardée à côté</xsl:if>
    <xsl:if test="@from">, publiée le <xsl:value-of select="@from"/></xsl:if>
  </xsl:template>

  <xsl:template match="admin-editorial-version" mode="title">
    <xsl:text>Version du </xsl:text>
    <xsl:value-of select="version/@made"/>
    <xsl:text> de « </xsl:text>
    <xsl:value-of select="entry/title"/>
    <xsl:text> »</xsl:text>
  </xsl:template>

  <xsl:template match="admin-editorial-version">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="concat('/admin/contenus/', @page)"/>
        <xsl:with-param name="label" select="'La page et ses versions'"/>
      </xsl:call-template>
      <h1>Une version</h1>
      <p class="lead">
        <xsl:value-of select="version/@made"/>
        <xsl:text>, </xsl:text>
        <xsl:for-each select="version"><xsl:call-template name="version-author"/></xsl:for-each>
      </p>
      <form method="post" action="{form/@action}" class="actions before-card">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="from" value="{@from}"/>
        <button class="button accent" type="submit">Restaurer ce texte</button>
      </form>
      <xsl:apply-templates select="diff"/>
      <section class="card article" aria-label="Le texte de cette version">
        <h2><xsl:value-of select="entry/title"/></h2>
        <p class="lead"><xsl:value-of select="entry/summary"/></p>
        <div class="prose"><xsl:apply-templates select="entry/body/node()" mode="prose"/></div>
      </section>
      <details>
        <summary>Son texte en Markdown</summary>
        <pre class="source" tabindex="0"><xsl:value-of select="source"/></pre>
      </details>
    </div>
  </xsl:template>

  <!-- What changed: removed words are struck out, added ones underlined, and both are named to who hears
       them. -->
  <xsl:template match="diff">
    <section class="card">
      <h2>
        <xsl:choose>
          <xsl:when test="@kind = 'shown'">Ce qui diffère de votre texte</xsl:when>
          <xsl:when test="@kind = 'package'">Ce que la mise à jour a changé</xsl:when>
          <xsl:otherwise>Ce qui a changé</xsl:otherwise>
        </xsl:choose>
      </h2>
      <p class="hint">
        <xsl:choose>
          <xsl:when test="@kind = 'shown'">Par rapport au texte de la page, </xsl:when>
          <xsl:when test="@kind = 'package'">Par rapport au texte livré avant, </xsl:when>
          <xsl:otherwise>Par rapport à la version </xsl:otherwise>
        </xsl:choose>
        <xsl:for-each select="version">
          <a href="/admin/contenus/versions/{@id}">du <xsl:value-of select="@made"/></a>
          <xsl:text>, </xsl:text>
          <xsl:call-template name="version-author"/>
        </xsl:for-each>
        <xsl:text>. </xsl:text>
        <del>Barré</del>
        <xsl:text> : retiré. </xsl:text>
        <ins>Souligné</ins>
        <xsl:text> : ajouté.</xsl:text>
      </p>
      <xsl:choose>
        <xsl:when test="added or removed">
          <pre class="source diff" tabindex="0">
            <xsl:apply-templates select="same | added | removed | left-out" mode="diff"/>
          </pre>
        </xsl:when>
        <xsl:otherwise><p>Les deux textes sont les mêmes.</p></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="same" mode="diff"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="removed" mode="diff">
    <del>
      <span class="visually-hidden">[retiré : </span>
      <xsl:value-of select="."/>
      <span class="visually-hidden">]</span>
    </del>
  </xsl:template>
  <xsl:template match="added" mode="diff">
    <ins>
      <span class="visually-hidden">[ajouté : </span>
      <xsl:value-of select="."/>
      <span class="visually-hidden">]</span>
    </ins>
  </xsl:template>
  <xsl:template match="left-out" mode="diff">
    <span class="left-out">
      … <xsl:value-of select="@lines"/> lignes sans changement …<xsl:text>&#10;</xsl:text>
    </span>
  </xsl:template>
</xsl:stylesheet>
