<?xml version="1.0" encoding="UTF-8"?>
<!-- Documents to print, of headings, paragraphs, facts and tables, which src/lib/pdf/document.c draws:
     the codes of a school's pupils, the calendar of dates, the sheet of a placement. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="/page[codes-print or dates-print or placement-print]" priority="1">
    <xsl:apply-templates select="codes-print | dates-print | placement-print"/>
  </xsl:template>

  <xsl:template name="printed">
    <p><xsl:value-of select="$site/@long-name"/> – imprimé le <xsl:value-of select="@printed"/></p>
  </xsl:template>

  <!-- The logo of the offer or its employer (site/logo.h). -->
  <xsl:template name="print-logo">
    <xsl:for-each select="logo">
      <image alt="Logo de {../offer/employer/name}"><xsl:value-of select="."/></image>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="codes-print">
    <print title="Codes d’inscription des élèves">
      <xsl:call-template name="printed"/>
      <h1>Codes d’inscription des élèves</h1>
      <p><xsl:value-of select="@school"/>, <xsl:value-of select="@town"/></p>
      <p>Pour ouvrir un compte : <xsl:value-of select="$site/@base-url"/>/compte/creer/eleve</p>
      <p>
        Un code est personnel : il ouvre le compte d’un seul élève. Donnez à chacun le sien, sans afficher cette liste.
        Elle ne contient que les élèves qui n’ont pas encore de compte.
      </p>
      <xsl:if test="not(class)"><p>Tous les élèves de la liste ont un compte, ou la liste est vide.</p></xsl:if>
      <xsl:for-each select="class">
        <h2>
          <xsl:if test="position() &gt; 1"><xsl:attribute name="page">new</xsl:attribute></xsl:if>
          <xsl:choose>
            <xsl:when test="@name != ''"><xsl:value-of select="@name"/></xsl:when>
            <xsl:otherwise>Sans classe</xsl:otherwise>
          </xsl:choose>
          <xsl:text> : </xsl:text>
          <xsl:value-of select="count(pupil)"/>
          <xsl:text> élève</xsl:text>
          <xsl:if test="count(pupil) &gt; 1">s</xsl:if>
        </h2>
        <table>
          <head><cell width="36">Nom</cell><cell width="36">Prénom</cell><cell width="28">Code</cell></head>
          <xsl:for-each select="pupil">
            <row>
              <cell><xsl:value-of select="@last-name"/></cell>
              <cell><xsl:value-of select="@first-name"/></cell>
              <cell><xsl:value-of select="@code"/></cell>
            </row>
          </xsl:for-each>
        </table>
      </xsl:for-each>
    </print>
  </xsl:template>

  <xsl:template match="dates-print">
    <print title="Dates de stage par collège">
      <xsl:call-template name="printed"/>
      <h1>Dates de stage par collège</h1>
      <p>
        Chaque collège choisit la période de stage de ses élèves de 3e.
        Pour accueillir un élève, proposez une de ces semaines.
      </p>
      <p>À jour sur <xsl:value-of select="$site/@base-url"/>/colleges/dates</p>
      <xsl:if test="@words != ''"><p>Recherche : <xsl:value-of select="@words"/></p></xsl:if>
      <xsl:if test="week[@selected]"><p>Semaine <xsl:value-of select="week[@selected]"/></p></xsl:if>
      <xsl:if test="not(period or by-school)">
        <p>
          <xsl:choose>
            <xsl:when test="week">Aucun collège ne correspond.</xsl:when>
            <xsl:otherwise>Aucune date n’est publiée pour le moment.</xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:if>
      <xsl:if test="by-school">
        <table>
          <head>
            <cell width="40">Collège</cell>
            <cell width="24">Commune</cell>
            <cell width="24">Dates</cell>
            <cell width="12">Classe</cell>
          </head>
          <xsl:for-each select="by-school/date">
            <row>
              <cell><xsl:value-of select="../@name"/></cell>
              <cell><xsl:value-of select="../@town"/></cell>
              <cell><xsl:value-of select="."/></cell>
              <cell><xsl:call-template name="classes"/></cell>
            </row>
          </xsl:for-each>
        </table>
      </xsl:if>
      <xsl:for-each select="period">
        <h2><xsl:value-of select="concat(translate(substring(@text, 1, 1), 'dl', 'DL'), substring(@text, 2))"/></h2>
        <table>
          <head>
            <cell width="42">Collège</cell>
            <cell width="28">Commune</cell>
            <cell width="14">Classe</cell>
            <cell width="16">Prioritaire</cell>
          </head>
          <xsl:for-each select="school">
            <row>
              <cell><xsl:value-of select="."/></cell>
              <cell><xsl:value-of select="@town"/></cell>
              <cell><xsl:call-template name="classes"/></cell>
              <cell>
                <xsl:choose>
                  <xsl:when test="@priority"><xsl:value-of select="s:label('priority', @priority)"/></xsl:when>
                  <xsl:otherwise>Non</xsl:otherwise>
                </xsl:choose>
              </cell>
            </row>
          </xsl:for-each>
        </table>
      </xsl:for-each>
    </print>
  </xsl:template>

  <!-- A fact that has something to say. -->
  <xsl:template name="fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="$value != ''"><fact name="{$name}"><xsl:value-of select="$value"/></fact></xsl:if>
  </xsl:template>

  <!-- Where and when, with what: as the agreement says once it is complete, else the offer. -->
  <xsl:template match="agreed" mode="print-place">
    <fact name="Adresse du stage">
      <xsl:value-of select="@address"/>, <xsl:value-of select="@postcode"/><xsl:text> </xsl:text>
      <xsl:value-of select="@town"/>
    </fact>
    <xsl:call-template name="fact">
      <xsl:with-param name="name" select="'Horaires'"/>
      <xsl:with-param name="value" select="@hours"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name" select="'Repas'"/>
      <xsl:with-param name="value" select="s:optional('agreement-meal', @meal)"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name" select="'Déplacements'"/>
      <xsl:with-param name="value" select="s:optional('agreement-travel', @travel)"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name" select="'À apporter'"/>
      <xsl:with-param name="value" select="bring"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="offer" mode="print-place">
    <fact name="Adresse du stage">
      <xsl:value-of select="place/address"/>, <xsl:value-of select="place/postcode"/>
      <xsl:text> </xsl:text><xsl:value-of select="place/town"/>
    </fact>
    <xsl:call-template name="fact">
      <xsl:with-param name="name" select="'Jours'"/>
      <xsl:with-param name="value" select="conditions/days"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name" select="'Horaires'"/>
      <xsl:with-param name="value" select="conditions/hours"/>
    </xsl:call-template>
    <xsl:if test="conditions/@meal-on-site = 'yes'">
      <fact name="Repas">
        <xsl:text>Sur place</xsl:text>
        <xsl:if test="conditions/@meal-paid = 'yes'">, pris en charge par l’employeur</xsl:if>
      </fact>
    </xsl:if>
    <xsl:if test="conditions/@has-travel = 'yes'">
      <fact name="Déplacements">
        <xsl:text>Pendant le stage</xsl:text>
        <xsl:if test="conditions/@travel-paid = 'yes'">, pris en charge par l’employeur</xsl:if>
      </fact>
    </xsl:if>
  </xsl:template>

  <xsl:template match="placement-print">
    <print title="Fiche de stage : {placed/@first-name} {placed/@last-name}">
      <xsl:call-template name="printed"/>
      <h1>Fiche de stage</h1>
      <facts>
        <fact name="Élève">
          <xsl:value-of select="placed/@first-name"/>
          <xsl:text> </xsl:text>
          <xsl:value-of select="placed/@last-name"/>
          <xsl:if test="placed/@class != ''">, <xsl:value-of select="placed/@class"/></xsl:if>
        </fact>
        <fact name="Collège">
          <xsl:value-of select="placed/@school"/>, <xsl:value-of select="placed/@school-town"/>
        </fact>
        <fact name="Dates"><xsl:value-of select="application/@week"/></fact>
        <fact name="Candidature">n° <xsl:value-of select="application/@id"/></fact>
      </facts>
      <h2>Le lieu et les horaires</h2>
      <xsl:call-template name="print-logo"/>
      <facts>
        <fact name="Employeur"><xsl:value-of select="offer/employer/name"/></fact>
        <fact name="Stage"><xsl:value-of select="offer/title"/></fact>
        <xsl:apply-templates select="agreed | offer[not(../agreed)]" mode="print-place"/>
      </facts>
      <h2>Qui appeler</h2>
      <facts>
        <xsl:for-each select="agreed">
          <fact name="Tuteur"><xsl:value-of select="@tutor"/>, <xsl:value-of select="@tutor-title"/></fact>
          <xsl:call-template name="fact">
            <xsl:with-param name="name" select="'Téléphone du tuteur'"/>
            <xsl:with-param name="value" select="@tutor-phone"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name" select="'E-mail du tuteur'"/>
            <xsl:with-param name="value" select="@tutor-email"/>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="application/contact">
          <fact name="Chez l’employeur"><xsl:value-of select="@name"/></fact>
          <xsl:call-template name="fact">
            <xsl:with-param name="name" select="'Son téléphone'"/>
            <xsl:with-param name="value" select="@phone"/>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name" select="'Son e-mail'"/>
            <xsl:with-param name="value" select="@email"/>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:call-template name="fact">
          <xsl:with-param name="name" select="'Téléphone du collège'"/>
          <xsl:with-param name="value" select="placed/@school-phone"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name" select="'Référent'"/>
          <xsl:with-param name="value" select="application/referent/@name"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name" select="'Téléphone de l’élève'"/>
          <xsl:with-param name="value" select="application/pupil/@phone"/>
        </xsl:call-template>
        <xsl:call-template name="fact">
          <xsl:with-param name="name" select="'E-mail de l’élève'"/>
          <xsl:with-param name="value" select="application/pupil/@email"/>
        </xsl:call-template>
      </facts>
      <h2>Avant le premier jour</h2>
      <p>
        La convention de stage est signée par l’employeur, le collège, l’élève et son représentant légal.
        En cas de retard, d’absence ou d’accident, l’employeur, le collège et la famille se préviennent le jour même.
      </p>
    </print>
  </xsl:template>

  <!-- The class that goes on a date; a school may say one date for all. -->
  <xsl:template name="classes">
    <xsl:choose>
      <xsl:when test="@class != ''"><xsl:value-of select="@class"/></xsl:when>
      <xsl:otherwise>Toutes</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
