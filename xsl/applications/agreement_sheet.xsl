<?xml version="1.0" encoding="UTF-8"?>
<!-- The sheet of signatures of a school, a page a class, to print: who has signed, and room for who
     signs on paper. src/lib/pdf/document.c draws it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="/page[signatures-print]" priority="1">
    <xsl:apply-templates select="signatures-print"/>
  </xsl:template>

  <xsl:template match="signatures-print">
    <print title="Signature des conventions" size="small">
      <h1>Signature des conventions</h1>
      <p>
        <xsl:if test="@school != ''"><xsl:value-of select="@school"/>, </xsl:if>le <xsl:value-of select="@printed"/>
      </p>
      <p>
        Une date : la signature est enregistrée sur le site. Une case vide : elle manque.
        Qui signe sur papier signe la convention elle-même ; le collège en joint la copie sur le site.
      </p>
      <xsl:if test="not(class)"><p>Aucune convention.</p></xsl:if>
      <xsl:apply-templates select="class" mode="sheet"/>
    </print>
  </xsl:template>

  <xsl:template match="class" mode="sheet">
    <h2>
      <xsl:if test="position() &gt; 1"><xsl:attribute name="page">new</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="@name != ''"><xsl:value-of select="@name"/></xsl:when>
        <xsl:otherwise>Sans classe</xsl:otherwise>
      </xsl:choose>
      <xsl:text> : </xsl:text>
      <xsl:value-of select="count(agreed-pupil)"/>
      <xsl:text> convention</xsl:text>
      <xsl:if test="count(agreed-pupil) &gt; 1">s</xsl:if>
    </h2>
    <table row-height="26">
      <head>
        <cell width="17">Élève</cell>
        <cell width="21">Employeur, semaine</cell>
        <cell width="14">Organisme</cell>
        <cell width="12">Collège</cell>
        <cell width="12">Parents</cell>
        <cell width="12">Élève</cell>
        <cell width="12">Référent</cell>
      </head>
      <xsl:apply-templates select="agreed-pupil" mode="sheet"/>
    </table>
  </xsl:template>

  <xsl:template match="agreed-pupil" mode="sheet">
    <row>
      <cell><xsl:value-of select="@name"/></cell>
      <cell>
        <xsl:value-of select="@employer"/>
        <xsl:text>, </xsl:text>
        <xsl:value-of select="@week"/>
        <xsl:if test="not(signatory)"> (<xsl:value-of select="s:label('agreement-state', @state)"/>)</xsl:if>
      </cell>
      <cell>
        <xsl:apply-templates select="." mode="signed">
          <xsl:with-param name="who" select="signatory[@kind = 'host']"/>
        </xsl:apply-templates>
      </cell>
      <cell>
        <xsl:apply-templates select="." mode="signed">
          <xsl:with-param name="who" select="signatory[@kind = 'school']"/>
        </xsl:apply-templates>
      </cell>
      <cell>
        <xsl:apply-templates select="." mode="signed">
          <xsl:with-param name="who" select="signatory[starts-with(@kind, 'guardian')]"/>
        </xsl:apply-templates>
      </cell>
      <cell>
        <xsl:apply-templates select="." mode="signed">
          <xsl:with-param name="who" select="signatory[@kind = 'pupil']"/>
        </xsl:apply-templates>
      </cell>
      <cell>
        <xsl:apply-templates select="." mode="signed">
          <xsl:with-param name="who" select="signatory[@kind = 'teacher']"/>
        </xsl:apply-templates>
      </cell>
    </row>
  </xsl:template>

  <!-- The day, "1 sur 2", nothing where it is to come, a dash where nobody signs. -->
  <xsl:template match="agreed-pupil" mode="signed">
    <xsl:param name="who"/>
    <xsl:choose>
      <xsl:when test="not(signatory)"/>
      <xsl:when test="not($who)">–</xsl:when>
      <xsl:when test="$who/@declined">refus</xsl:when>
      <xsl:when test="not($who[not(@signed)])"><xsl:value-of select="$who[last()]/@signed"/></xsl:when>
      <xsl:when test="$who/@signed">1 sur 2</xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
