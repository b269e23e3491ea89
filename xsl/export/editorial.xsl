<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of advice to print, as a tagged PDF: its text, what the site computes, and lines to
     write on where the page has fields. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="/page[editorial-print]" priority="1">
    <xsl:apply-templates select="editorial-print/entry" mode="printed"/>
  </xsl:template>

  <xsl:template match="entry" mode="printed">
    <print title="{title}">
      <h1><xsl:value-of select="title"/></h1>
      <p><xsl:value-of select="summary"/></p>
      <xsl:apply-templates select="body/*" mode="printed"/>
      <xsl:if test="@checked">
        <p>
          Vérifié le <xsl:value-of select="@checked"/>.
          <xsl:value-of select="$site/@base-url"/>/<xsl:value-of select="@section"/>/<xsl:value-of select="@slug"/>
        </p>
      </xsl:if>
    </print>
  </xsl:template>

  <xsl:template match="h2 | h3 | h4" mode="printed"><h2><xsl:value-of select="."/></h2></xsl:template>
  <xsl:template match="p" mode="printed"><p><xsl:value-of select="normalize-space(.)"/></p></xsl:template>
  <!-- A picture: the words in its place. -->
  <xsl:template match="p[img and normalize-space(.) = '']" mode="printed">
    <xsl:for-each select="img"><p>[<xsl:value-of select="@alt"/>]</p></xsl:for-each>
  </xsl:template>
  <xsl:template match="blockquote" mode="printed"><xsl:apply-templates select="*" mode="printed"/></xsl:template>
  <xsl:template match="ul" mode="printed">
    <xsl:for-each select="li"><p>• <xsl:value-of select="normalize-space(.)"/></p></xsl:for-each>
  </xsl:template>
  <xsl:template match="ol" mode="printed">
    <xsl:variable name="before">
      <xsl:choose>
        <xsl:when test="@start"><xsl:value-of select="@start - 1"/></xsl:when>
        <xsl:otherwise>0</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:for-each select="li">
      <p><xsl:value-of select="position() + $before"/>. <xsl:value-of select="normalize-space(.)"/></p>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="table" mode="printed">
    <xsl:variable name="width" select="floor(100 div count(thead/tr/th))"/>
    <table>
      <head>
        <xsl:for-each select="thead/tr/th">
          <cell width="{$width}"><xsl:value-of select="normalize-space(.)"/></cell>
        </xsl:for-each>
      </head>
      <xsl:for-each select="tbody/tr">
        <row><xsl:for-each select="td"><cell><xsl:value-of select="normalize-space(.)"/></cell></xsl:for-each></row>
      </xsl:for-each>
    </table>
  </xsl:template>
  <xsl:template match="*" mode="printed"/>

  <xsl:template match="block[@name = 'champ']" mode="printed">
    <h2><xsl:value-of select="@words"/></h2>
    <p>____________________________________________________________</p>
  </xsl:template>
  <xsl:template match="block[@name = 'cadre']" mode="printed">
    <h2><xsl:value-of select="@words"/></h2>
    <p>____________________________________________________________</p>
    <p>____________________________________________________________</p>
    <p>____________________________________________________________</p>
  </xsl:template>
  <xsl:template match="block[@name = 'case']" mode="printed"><p>☐ <xsl:value-of select="@words"/></p></xsl:template>

  <xsl:template match="block[@name = 'temoignages']" mode="printed">
    <xsl:for-each select="text">
      <h2><xsl:value-of select="title"/><xsl:if test="@checked">, <xsl:value-of select="@checked"/></xsl:if></h2>
      <xsl:apply-templates select="body/*" mode="printed"/>
    </xsl:for-each>
    <xsl:if test="not(text)"><p>Aucun témoignage n’est publié pour le moment. Nous n’inventons rien.</p></xsl:if>
  </xsl:template>

  <xsl:template match="block[@name = 'heures-par-age']" mode="printed">
    <table>
      <head>
        <cell width="50">Limite</cell>
        <cell width="25">Avant 16 ans</cell>
        <cell width="25">À 16 et 17 ans</cell>
      </head>
      <xsl:for-each select="bound">
        <row>
          <cell><xsl:value-of select="s:label('bound', @limit)"/></cell>
          <cell><xsl:value-of select="@under-16"/></cell>
          <cell><xsl:value-of select="@from-16"/></cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>
</xsl:stylesheet>
