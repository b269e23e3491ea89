<?xml version="1.0" encoding="UTF-8"?>
<!-- What administrators are told of the site's own work. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="message[@template = 'outbox-warning']" mode="subject">Des messages ne partent pas</xsl:template>
  <xsl:template match="message[@template = 'outbox-warning']" mode="body">
    <p>
      Les messages du site demandent votre attention. Rien n’est perdu : ce qui attend part dès que la cause a disparu.
    </p>
    <facts>
      <fact name="En attente"><xsl:value-of select="@due"/></fact>
      <fact name="Le plus ancien attend depuis">
        <xsl:choose>
          <xsl:when test="@oldest-hours = 0">moins d’une heure</xsl:when>
          <xsl:otherwise><xsl:value-of select="@oldest-hours"/> h</xsl:otherwise>
        </xsl:choose>
      </fact>
      <fact name="Refusés depuis hier"><xsl:value-of select="@failed"/></fact>
      <fact name="SMS de ce mois"><xsl:value-of select="@sms"/> sur <xsl:value-of select="@sms-max"/></fact>
    </facts>
    <button href="{link/@href}">Voir les messages</button>
    <p>Vous recevez ce message une fois par jour au plus, tant que cela dure.</p>
  </xsl:template>
</xsl:stylesheet>
