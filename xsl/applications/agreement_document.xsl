<?xml version="1.0" encoding="UTF-8"?>
<!-- The document of an agreement, of headings, paragraphs, facts and tables: src/lib/pdf/document.c
     draws it as PDF, and the templates in mode "document" as a part of a page. What is missing
     says so. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="/page[agreement-print]" priority="1">
    <xsl:apply-templates select="agreement-print"/>
  </xsl:template>

  <xsl:template match="/page[agreement-evidence]" priority="1">
    <xsl:apply-templates select="agreement-evidence"/>
  </xsl:template>

  <!-- The page of evidence, behind the document. -->
  <xsl:template match="agreement-evidence">
    <print>
      <h2 page="new">Page de preuve</h2>
      <p>
        Convention n° <xsl:value-of select="@number"/>, version <xsl:value-of select="@version"/>.
        Chaque signataire a signé le document qui précède, dont l’empreinte est ci-dessous. Chaque signature contient
        l’empreinte de celle d’avant : rien ne peut être changé, ajouté ou retiré sans que cela se voie.
      </p>
      <table>
        <head>
          <cell width="22">Signataire</cell>
          <cell width="20">En tant que</cell>
          <cell width="20">A signé du nom de</cell>
          <cell width="20">Le</cell>
          <cell width="18">Comment</cell>
        </head>
        <xsl:for-each select="signatory">
          <row>
            <cell><xsl:value-of select="@name"/></cell>
            <cell><xsl:value-of select="s:label('signatory', @kind)"/></cell>
            <cell><xsl:value-of select="@typed"/></cell>
            <cell><xsl:value-of select="@signed"/></cell>
            <cell>
              <xsl:value-of select="s:label('signed-how', @how)"/>
              <xsl:if test="@mailbox != ''"> (<xsl:value-of select="@mailbox"/>)</xsl:if>
              <xsl:if test="@origin != ''">, réseau <xsl:value-of select="@origin"/></xsl:if>
            </cell>
          </row>
        </xsl:for-each>
      </table>
      <xsl:for-each select="signatory[@drawn != '']">
        <drawing alt="Signature dessinée : {@name}"><xsl:value-of select="@drawn"/></drawing>
      </xsl:for-each>
      <facts>
        <fact name="Empreinte du document (SHA-256)"><xsl:value-of select="@document"/></fact>
        <fact name="Empreinte de la dernière signature"><xsl:value-of select="@chain"/></fact>
        <fact name="Pour vérifier"><xsl:value-of select="@address"/></fact>
      </facts>
      <qr><xsl:value-of select="@address"/></qr>
    </print>
  </xsl:template>

  <!-- Above a document: the logos beside one another, and lines. -->
  <xsl:template name="letterhead">
    <xsl:if test="logo">
      <images>
        <xsl:for-each select="logo"><image alt="Logo : {@of}"><xsl:value-of select="."/></image></xsl:for-each>
      </images>
    </xsl:if>
    <xsl:if test="letterhead"><p><xsl:value-of select="letterhead"/></p></xsl:if>
  </xsl:template>

  <xsl:template name="agreement-fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:param name="needed" select="true()"/>
    <xsl:choose>
      <xsl:when test="$value != ''"><fact name="{$name}"><xsl:value-of select="$value"/></fact></xsl:when>
      <xsl:when test="$needed"><fact name="{$name}">(à compléter)</fact></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="agreement-print">
    <print title="Convention de stage n° {@number}, version {@version} : {pupil/@name}" size="small">
      <xsl:call-template name="letterhead"/>
      <h1>Convention de stage d’observation en milieu professionnel</h1>
      <p>
        Convention n° <xsl:value-of select="@number"/>, version <xsl:value-of select="@version"/> –
        <xsl:value-of select="@week"/> – <xsl:value-of select="$site/@long-name"/>
      </p>
      <h2>Les parties</h2>
      <facts>
        <fact name="Organisme d’accueil">
          <xsl:value-of select="host/@name"/>, SIRET <xsl:value-of select="host/@siret"/>
        </fact>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Représenté par'"/>
          <xsl:with-param name="value">
            <xsl:value-of select="host/@signatory"/>
            <xsl:if test="host/@title != ''">, <xsl:value-of select="host/@title"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <fact name="Établissement scolaire">
          <xsl:value-of select="school/@name"/> (<xsl:value-of select="school/@uai"/>),
          <xsl:if test="school/@address != ''"><xsl:value-of select="school/@address"/>, </xsl:if>
          <xsl:value-of select="school/@postcode"/><xsl:text> </xsl:text><xsl:value-of select="school/@town"/>
          <xsl:if test="school/@phone != ''">, <xsl:value-of select="school/@phone"/></xsl:if>
        </fact>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Représenté par'"/>
          <xsl:with-param name="value">
            <xsl:value-of select="school/@signatory"/>
            <xsl:if test="school/@title != ''">, <xsl:value-of select="school/@title"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <fact name="Élève">
          <xsl:value-of select="pupil/@name"/>
          <xsl:if test="pupil/@class != ''">, classe <xsl:value-of select="pupil/@class"/></xsl:if>
          <xsl:if test="pupil/@born">, né(e) le <xsl:value-of select="pupil/@born"/></xsl:if>
          <xsl:if test="pupil/@address != ''">
            <xsl:text>, </xsl:text>
            <xsl:value-of select="pupil/@address"/>
            <xsl:text>, </xsl:text>
            <xsl:value-of select="pupil/@postcode"/>
            <xsl:text> </xsl:text>
            <xsl:value-of select="pupil/@town"/>
          </xsl:if>
        </fact>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Représentant(s) légal(aux)'"/>
          <xsl:with-param name="value">
            <xsl:value-of select="guardian/@name"/>
            <xsl:if test="guardian/@name2 != ''"> et <xsl:value-of select="guardian/@name2"/></xsl:if>
            <xsl:if test="guardian/@phone != ''">, <xsl:value-of select="guardian/@phone"/></xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </facts>
      <h2>Le stage</h2>
      <facts>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
        <fact name="Intitulé"><xsl:value-of select="@title"/></fact>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Lieu'"/>
          <xsl:with-param name="value">
            <xsl:if test="place/@address != ''">
              <xsl:value-of select="place/@address"/>, <xsl:value-of select="place/@postcode"/><xsl:text> </xsl:text>
              <xsl:value-of select="place/@town"/>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Autres lieux'"/>
          <xsl:with-param name="value" select="other-places"/>
          <xsl:with-param name="needed" select="false()"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Tuteur dans l’organisme'"/>
          <xsl:with-param name="value">
            <xsl:if test="tutor/@name != ''">
              <xsl:value-of select="tutor/@name"/>, <xsl:value-of select="tutor/@title"/>,
              <xsl:value-of select="tutor/@phone"/>
              <xsl:if test="tutor/@email != ''">, <xsl:value-of select="tutor/@email"/></xsl:if>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Enseignant référent'"/>
          <xsl:with-param name="value">
            <xsl:if test="teacher/@name != ''">
              <xsl:value-of select="teacher/@name"/>, <xsl:value-of select="teacher/@email"/>
              <xsl:if test="teacher/@phone != ''">, <xsl:value-of select="teacher/@phone"/></xsl:if>
            </xsl:if>
          </xsl:with-param>
        </xsl:call-template>
      </facts>
      <h2>Horaires de l’élève</h2>
      <xsl:choose>
        <xsl:when test="hours/day/@text">
          <table>
            <head>
              <cell width="34">Jour</cell>
              <cell width="50">Horaires de présence</cell>
              <cell width="16">Durée</cell>
            </head>
            <xsl:for-each select="hours/day">
              <row>
                <cell><xsl:value-of select="@name"/></cell>
                <cell>
                  <xsl:choose>
                    <xsl:when test="@text"><xsl:value-of select="@text"/></xsl:when>
                    <xsl:otherwise>Pas de stage ce jour-là</xsl:otherwise>
                  </xsl:choose>
                </cell>
                <cell><xsl:value-of select="@length"/></cell>
              </row>
            </xsl:for-each>
            <row>
              <cell>Total</cell>
              <cell>pauses non comptées</cell>
              <cell><xsl:value-of select="hours/@total"/></cell>
            </row>
          </table>
        </xsl:when>
        <xsl:otherwise><p>(à compléter)</p></xsl:otherwise>
      </xsl:choose>
      <h2>Annexe pédagogique</h2>
      <facts>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Objectifs du stage'"/>
          <xsl:with-param name="value" select="aims"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Activités prévues'"/>
          <xsl:with-param name="value" select="activities"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Ce que l’élève découvre'"/>
          <xsl:with-param name="value" select="skills"/>
          <xsl:with-param name="needed" select="false()"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Aménagements'"/>
          <xsl:with-param name="value" select="arrangements"/>
          <xsl:with-param name="needed" select="false()"/>
        </xsl:call-template>
      </facts>
      <h2>Annexe financière et pratique</h2>
      <facts>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Repas'"/>
          <xsl:with-param name="value" select="s:optional('agreement-meal', @meal)"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Trajets'"/>
          <xsl:with-param name="value" select="s:optional('agreement-travel', @travel)"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Équipement fourni'"/>
          <xsl:with-param name="value" select="equipment"/>
          <xsl:with-param name="needed" select="false()"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'L’élève apporte'"/>
          <xsl:with-param name="value" select="bring"/>
          <xsl:with-param name="needed" select="false()"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Assurance de l’organisme'"/>
          <xsl:with-param name="value" select="host/@insurance"/>
        </xsl:call-template>
        <xsl:call-template name="agreement-fact">
          <xsl:with-param name="name" select="'Assurance scolaire'"/>
          <xsl:with-param name="value" select="school/@insurance"/>
        </xsl:call-template>
      </facts>
      <xsl:if test="articles/*">
        <h2 page="new">Articles</h2>
        <xsl:apply-templates select="articles/*" mode="article"/>
      </xsl:if>
    </print>
  </xsl:template>

  <xsl:template match="heading" mode="article"><h2><xsl:value-of select="."/></h2></xsl:template>
  <xsl:template match="paragraph" mode="article"><p><xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="item" mode="article"><p>– <xsl:value-of select="."/></p></xsl:template>

  <!-- The same on a page: its own heading is the page's, so each goes one level down. -->
  <xsl:template match="document">
    <article class="card agreement-document" aria-label="La convention">
      <xsl:apply-templates mode="document"/>
    </article>
  </xsl:template>
  <xsl:template match="h1" mode="document"><h2><xsl:value-of select="."/></h2></xsl:template>
  <xsl:template match="h2" mode="document"><h3><xsl:value-of select="."/></h3></xsl:template>
  <xsl:template match="p" mode="document"><p class="lines"><xsl:value-of select="."/></p></xsl:template>
  <xsl:template match="qr | images" mode="document"/>
  <xsl:template match="facts" mode="document">
    <dl class="facts">
      <xsl:for-each select="fact">
        <div><dt><xsl:value-of select="@name"/></dt><dd class="lines"><xsl:value-of select="."/></dd></div>
      </xsl:for-each>
    </dl>
  </xsl:template>
  <xsl:template match="table" mode="document">
    <table class="list">
      <caption class="visually-hidden"><xsl:value-of select="preceding-sibling::h2[1]"/></caption>
      <thead>
        <tr><xsl:for-each select="head/cell"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr>
      </thead>
      <tbody>
        <xsl:for-each select="row">
          <tr>
            <xsl:for-each select="cell">
              <xsl:variable name="place" select="position()"/>
              <xsl:choose>
                <xsl:when test="$place = 1"><th scope="row"><xsl:value-of select="."/></th></xsl:when>
                <xsl:otherwise>
                  <td data-label="{../../head/cell[$place]}"><xsl:value-of select="."/></td>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>
</xsl:stylesheet>
