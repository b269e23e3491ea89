<?xml version="1.0" encoding="UTF-8"?>
<!-- What each mail says: <mail subject="…"> of paragraphs and one button, which text.xsl and
     html.xsl draw. A template of the outbox is a named branch here. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:variable name="site" select="/message/site"/>

  <xsl:template match="/message">
    <mail>
      <xsl:attribute name="subject">
        <xsl:value-of select="translate($site/@long-name, 'abcdefghijklmnopqrstuvwxyzéèêàçôû', 'ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÊÀÇÔÛ')"/>
        <xsl:text> / </xsl:text>
        <xsl:choose>
          <xsl:when test="@template = 'offer-activation'">Activez votre offre de stage</xsl:when>
          <xsl:when test="@template = 'offer-sign-in'">Votre offre de stage</xsl:when>
          <xsl:when test="@template = 'offer-online'">Votre offre est en ligne</xsl:when>
        </xsl:choose>
      </xsl:attribute>
      <site name="{$site/@name}" long-name="{$site/@long-name}" base-url="{$site/@base-url}" operator="{$site/@operator}"
            help-phone="{$site/@help-phone}" help-hours="{$site/@help-hours}" help-mail="{$site/@help-mail}"/>
      <xsl:if test="@step &gt; 0">
        <steps reached="{@step}">
          <step number="1">Activation de l’offre</step>
          <step number="2">Réception des candidatures</step>
          <step number="3">Validation ou refus des candidatures</step>
          <step number="4">Confirmation de l’élève</step>
          <step number="5">Signature de la convention</step>
        </steps>
      </xsl:if>
      <p>Bonjour,</p>
      <xsl:choose>
        <xsl:when test="@template = 'offer-activation'"><xsl:call-template name="offer-activation"/></xsl:when>
        <xsl:when test="@template = 'offer-sign-in'"><xsl:call-template name="offer-sign-in"/></xsl:when>
        <xsl:when test="@template = 'offer-online'"><xsl:call-template name="offer-online"/></xsl:when>
        <xsl:otherwise><xsl:message terminate="yes">no such mail template</xsl:message></xsl:otherwise>
      </xsl:choose>
      <p>Vous remerciant pour votre confiance,</p>
      <p><xsl:value-of select="$site/@operator"/></p>
    </mail>
  </xsl:template>

  <xsl:template name="offer-facts">
    <facts>
      <fact name="Offre n° {offer/@id}"><xsl:value-of select="offer/title"/></fact>
      <fact name="Employeur"><xsl:value-of select="offer/employer"/></fact>
      <fact name="Lieu"><xsl:value-of select="offer/town"/></fact>
      <fact name="Période"><xsl:value-of select="offer/period"/></fact>
    </facts>
  </xsl:template>

  <xsl:template name="offer-activation">
    <p>Votre offre de stage est enregistrée. Il reste une étape : l’activer, pour que les élèves la voient.</p>
    <xsl:call-template name="offer-facts"/>
    <button href="{link/@href}">Activer mon offre</button>
    <p>Ce lien est valable 7 jours. Il ouvre une page avec un bouton : rien n’est publié sans votre clic.</p>
    <p>Vous n’avez pas déposé d’offre ? Ne faites rien : elle ne sera jamais publiée.</p>
  </xsl:template>

  <xsl:template name="offer-sign-in">
    <p>Une offre de stage vient d’être déposée avec votre adresse e-mail. Vous avez déjà un compte sur ce site : connectez-vous pour l’activer ou la retirer.</p>
    <xsl:call-template name="offer-facts"/>
    <button href="{link/@href}">Me connecter</button>
    <p>Vous n’avez pas déposé d’offre ? Ne faites rien : elle ne sera jamais publiée.</p>
  </xsl:template>

  <xsl:template name="offer-online">
    <p>Votre offre est en ligne : tous les élèves du département peuvent la consulter.</p>
    <xsl:call-template name="offer-facts"/>
    <button href="{link/@href}">Voir mon offre</button>
    <p>Gardez cet e-mail : il vous permet de retrouver votre offre.</p>
  </xsl:template>
</xsl:stylesheet>
