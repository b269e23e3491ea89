<?xml version="1.0" encoding="UTF-8"?>
<!-- What mails say about an offer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <!-- What was typed of an offer, by whoever deposited it: a quotation. -->
  <xsl:template name="offer-facts">
    <facts typed="Ce qui a été saisi">
      <fact name="Offre n° {offer/@id}"><xsl:value-of select="offer/title"/></fact>
      <fact name="Employeur"><xsl:value-of select="offer/employer"/></fact>
      <fact name="Lieu"><xsl:value-of select="offer/town"/></fact>
      <fact name="Période"><xsl:value-of select="offer/period"/></fact>
    </facts>
  </xsl:template>

  <!-- Each of those that wait at an address, with its link where it has one. -->
  <xsl:template match="offer" mode="waiting">
    <facts typed="Ce qui a été saisi">
      <fact name="Offre n° {@id}"><xsl:value-of select="title"/></fact>
      <fact name="Employeur"><xsl:value-of select="employer"/></fact>
      <fact name="Lieu"><xsl:value-of select="town"/></fact>
      <fact name="Période"><xsl:value-of select="period"/></fact>
    </facts>
    <xsl:if test="link"><button href="{link/@href}">Activer l’offre n° <xsl:value-of select="@id"/></button></xsl:if>
  </xsl:template>

  <xsl:template name="and-others">
    <xsl:choose>
      <xsl:when test="@count = 2">, et une autre</xsl:when>
      <xsl:when test="@count &gt; 2">, et <xsl:value-of select="@count - 1"/> autres</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'offer-activation']" mode="subject">
    Activez votre offre de stage<xsl:call-template name="and-others"/>
  </xsl:template>
  <xsl:template match="message[@template = 'offer-activation']" mode="body">
    <xsl:choose>
      <xsl:when test="@count &gt; 1">
        <p>
          <xsl:value-of select="@count"/> offres de stage sont enregistrées avec votre adresse. Il reste une étape :
          activer chacune, pour que les élèves la voient.
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p>Votre offre de stage est enregistrée. Il reste une étape : l’activer, pour que les élèves la voient.</p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="offer" mode="waiting"/>
    <p>
      <xsl:choose>
        <xsl:when test="@count &gt; 1">Ces liens sont valables 7 jours. Ils ouvrent</xsl:when>
        <xsl:otherwise>Ce lien est valable 7 jours. Il ouvre</xsl:otherwise>
      </xsl:choose>
      <xsl:text> une page avec un bouton : rien n’est publié sans votre clic.</xsl:text>
    </p>
    <p>Vous n’avez pas déposé d’offre ? Ne faites rien : elle ne sera jamais publiée.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'offer-sign-in']" mode="subject">
    Votre offre de stage<xsl:call-template name="and-others"/>
  </xsl:template>
  <xsl:template match="message[@template = 'offer-sign-in']" mode="body">
    <xsl:choose>
      <xsl:when test="@count &gt; 1">
        <p>
          <xsl:value-of select="@count"/> offres de stage ont été déposées avec votre adresse e-mail.
          Vous avez déjà un compte sur ce site : connectez-vous pour les activer ou les retirer.
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p>
          Une offre de stage vient d’être déposée avec votre adresse e-mail. Vous avez déjà un compte sur ce site :
          connectez-vous pour l’activer ou la retirer.
        </p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="offer" mode="waiting"/>
    <button href="{link/@href}">Me connecter</button>
    <p>Vous n’avez pas déposé d’offre ? Ne faites rien : elle ne sera jamais publiée.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'contact-confirmation']" mode="subject">
    Êtes-vous le contact de cette offre ?
  </xsl:template>
  <xsl:template match="message[@template = 'contact-confirmation']" mode="body">
    <p>
      Votre adresse est indiquée comme contact d’une offre de stage. Si c’est juste, confirmez-le :
      vous recevrez alors les candidatures des élèves.
    </p>
    <xsl:call-template name="offer-facts"/>
    <button href="{link/@href}">Voir et confirmer</button>
    <p>Ce lien est valable 30 jours. Il ouvre une page avec un bouton : rien ne change sans votre clic.</p>
    <p>Vous ne connaissez pas cette offre ? Ne faites rien : vous ne recevrez rien d’autre à son sujet.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'offer-online']" mode="subject">Votre offre est en ligne</xsl:template>
  <xsl:template match="message[@template = 'offer-online']" mode="body">
    <p>Votre offre est en ligne : tous les élèves du département peuvent la consulter.</p>
    <xsl:call-template name="offer-facts"/>
    <button href="{link/@href}">Gérer mon offre</button>
    <xsl:choose>
      <xsl:when test="@manage">
        <p>
          Gardez cet e-mail : ce lien permet de modifier l’offre, de la suspendre ou de la retirer, sans compte.
          Ne le transmettez qu’à qui doit pouvoir le faire.
        </p>
      </xsl:when>
      <xsl:otherwise><p>Vous pouvez la modifier, la suspendre ou la retirer à tout moment.</p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'offer-disabled']" mode="subject">Votre offre est désactivée</xsl:template>
  <xsl:template match="message[@template = 'offer-disabled']" mode="body">
    <p>Le département a retiré votre offre de stage du site.</p>
    <facts typed="Pourquoi"><fact name="Message"><xsl:apply-templates select="reason" mode="typed"/></fact></facts>
    <xsl:call-template name="offer-facts"/>
    <p>
      Les candidatures en attente sont fermées et les élèves prévenus. Les stages déjà confirmés restent.
      Pour toute question : <xsl:value-of select="site/@help-mail"/>.
    </p>
  </xsl:template>
</xsl:stylesheet>
