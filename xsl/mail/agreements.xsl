<?xml version="1.0" encoding="UTF-8"?>
<!-- What mails say about an agreement: to the pupil, and to all others. A mail to an employer names
     the pupil by number only. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="message[@template = 'agreement-pupil']" mode="subject"><xsl:value-of select="s:label('mail-agreement-pupil-subject', @change)"/></xsl:template>
  <xsl:template match="message[@template = 'agreement-news']" mode="subject"><xsl:value-of select="s:label('mail-agreement-subject', @change)"/></xsl:template>

  <xsl:template match="message[@template = 'agreement-pupil']" mode="body"><xsl:apply-templates select="." mode="agreement-pupil"/></xsl:template>
  <xsl:template match="message[@template = 'agreement-news']" mode="body"><xsl:apply-templates select="." mode="agreement-news"/></xsl:template>

  <!-- Which one. -->
  <xsl:template name="agreement-facts">
    <facts>
      <fact name="Convention">n° <xsl:value-of select="@application"/></fact>
      <xsl:if test="@pupil-name"><fact name="Élève">« <xsl:value-of select="@pupil-name"/> »</fact></xsl:if>
      <fact name="Offre n° {offer/@id}">« <xsl:value-of select="offer/title"/> »</fact>
      <fact name="Employeur">« <xsl:value-of select="offer/employer"/> », <xsl:value-of select="offer/town"/></fact>
      <fact name="Dates"><xsl:value-of select="@week"/></fact>
    </facts>
    <xsl:if test="reason/p"><facts typed="Ce qui est à corriger"><fact name="Message"><xsl:apply-templates select="reason" mode="typed"/></fact></facts></xsl:if>
  </xsl:template>

  <xsl:template match="message[@change = 'to_complete_employer']" mode="agreement-news">
    <p>Le collège vous demande de reprendre la convention de stage.</p>
    <xsl:call-template name="agreement-facts"/>
    <p>Corrigez, puis validez : elle repart au collège.</p>
    <button href="{link/@href}">Reprendre la convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'to_complete_school']" mode="agreement-news">
    <p>L’employeur a complété la convention de stage. C’est au collège de vérifier, de compléter et d’ouvrir la signature.</p>
    <xsl:call-template name="agreement-facts"/>
    <button href="{link/@href}">Compléter la convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'to_sign']" mode="agreement-news">
    <p>La convention de stage est complète. Elle est prête à signer.</p>
    <xsl:call-template name="agreement-facts"/>
    <button href="{link/@href}">Lire la convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'to_sign']" mode="agreement-pupil">
    <p>Ta convention de stage est prête à signer.</p>
    <xsl:call-template name="agreement-facts"/>
    <p>Lis-la avec tes parents. Sans convention signée par tous, le stage ne peut pas commencer.</p>
    <button href="{link/@href}">Lire ma convention</button>
  </xsl:template>
</xsl:stylesheet>
