<?xml version="1.0" encoding="UTF-8"?>
<!-- An application to print: a plain document of headings, paragraphs and facts, which
     src/lib/pdf/document.c draws. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="/page[application-print]" priority="1">
    <xsl:apply-templates select="application-print"/>
  </xsl:template>

  <xsl:template match="application-print">
    <xsl:variable name="application" select="application"/>
    <print title="Candidature n° {$application/@id}">
      <p><xsl:value-of select="$site/@long-name"/> – imprimé le <xsl:value-of select="@printed"/></p>
      <h1>
        <xsl:choose>
          <xsl:when test="$visitor/@role = 'employer' or not($visitor/@role)">
            Candidature d’un élève intéressé par votre offre
          </xsl:when>
          <xsl:otherwise>Candidature n° <xsl:value-of select="$application/@id"/></xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:if test="$application/@priority">
        <p>★ Candidature prioritaire (<xsl:value-of select="s:label('priority', $application/@priority)"/>)</p>
      </xsl:if>
      <facts>
        <fact name="Candidature">
          n° <xsl:value-of select="$application/@id"/>, envoyée le <xsl:value-of select="$application/@sent"/>
        </fact>
        <fact name="Statut"><xsl:value-of select="s:label('application-status', $application/@status)"/></fact>
        <fact name="Dates demandées"><xsl:value-of select="$application/@week"/></fact>
      </facts>
      <xsl:apply-templates select="$application/pupil" mode="print"/>
      <h2>Motivations</h2>
      <xsl:for-each select="$application/motivation/p">
        <p>
          <xsl:for-each select="node()">
            <xsl:choose>
              <xsl:when test="self::br"><xsl:text>&#10;</xsl:text></xsl:when>
              <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </p>
      </xsl:for-each>
      <h2>Avis du référent</h2>
      <p>
        <xsl:value-of select="s:label('referent-opinion', $application/referent/@opinion)"/>
        <xsl:if test="$application/referent/@name != ''">
          <xsl:text> (</xsl:text>
          <xsl:value-of select="$application/referent/@name"/>
          <xsl:text>)</xsl:text>
        </xsl:if>
      </p>
      <h2>L’offre</h2>
      <facts>
        <fact name="Offre n° {offer/@id}"><xsl:value-of select="offer/title"/></fact>
        <fact name="Domaine">
          <xsl:for-each select="offer/domain">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:value-of select="."/>
          </xsl:for-each>
        </fact>
        <fact name="Période de validité"><xsl:value-of select="offer/@period"/></fact>
        <fact name="Localisation du stage">
          <xsl:value-of select="offer/place/address"/>, <xsl:value-of select="offer/place/postcode"/>
          <xsl:text> </xsl:text><xsl:value-of select="offer/place/town"/>
        </fact>
      </facts>
      <xsl:for-each select="offer/description/p"><p><xsl:value-of select="."/></p></xsl:for-each>
      <h2>L’employeur</h2>
      <xsl:call-template name="print-logo"/>
      <facts>
        <fact name="Nom"><xsl:value-of select="offer/employer/name"/></fact>
        <fact name="Numéro SIRET"><xsl:value-of select="offer/employer/@siret"/></fact>
        <xsl:for-each select="$application/contact">
          <fact name="Contact"><xsl:value-of select="@name"/></fact>
          <fact name="E-mail"><xsl:value-of select="@email"/></fact>
          <xsl:if test="@phone != ''"><fact name="Téléphone"><xsl:value-of select="@phone"/></fact></xsl:if>
        </xsl:for-each>
      </facts>
    </print>
  </xsl:template>

  <xsl:template match="pupil" mode="print">
    <h2>Coordonnées de l’élève</h2>
    <facts>
      <fact name="Id élève"><xsl:value-of select="@id"/></fact>
      <fact name="Nom et prénom">
        <xsl:value-of select="@last-name"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="@first-name"/>
      </fact>
      <xsl:if test="@born"><fact name="Date de naissance"><xsl:value-of select="@born"/></fact></xsl:if>
      <xsl:if test="@address != ''">
        <fact name="Adresse">
          <xsl:value-of select="@address"/>, <xsl:value-of select="@postcode"/>
          <xsl:text> </xsl:text><xsl:value-of select="@town"/>
        </fact>
      </xsl:if>
      <xsl:if test="@phone != ''"><fact name="Téléphone"><xsl:value-of select="@phone"/></fact></xsl:if>
      <xsl:if test="@email"><fact name="E-mail"><xsl:value-of select="@email"/></fact></xsl:if>
      <fact name="Établissement">
        <xsl:value-of select="@school"/>, <xsl:value-of select="@school-town"/>
        <xsl:if test="@class != ''"> (<xsl:value-of select="@class"/>)</xsl:if>
      </fact>
    </facts>
  </xsl:template>
</xsl:stylesheet>
