<?xml version="1.0" encoding="UTF-8"?>
<!-- What mails say about an agreement: to the pupil, and to all others. A mail to an employer names
     the pupil by number only. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="message[@template = 'agreement-pupil']" mode="subject">
    <xsl:value-of select="s:label('mail-agreement-pupil-subject', @change)"/>
  </xsl:template>
  <xsl:template match="message[@template = 'agreement-news']" mode="subject">
    <xsl:value-of select="s:label('mail-agreement-subject', @change)"/>
  </xsl:template>

  <xsl:template match="message[@template = 'agreement-pupil']" mode="body">
    <xsl:apply-templates select="." mode="agreement-pupil"/>
  </xsl:template>
  <xsl:template match="message[@template = 'agreement-news']" mode="body">
    <xsl:apply-templates select="." mode="agreement-news"/>
  </xsl:template>

  <!-- Which one. -->
  <xsl:template name="agreement-facts">
    <facts>
      <fact name="Convention">n° <xsl:value-of select="@application"/></fact>
      <xsl:if test="@pupil-name"><fact name="Élève">« <xsl:value-of select="@pupil-name"/> »</fact></xsl:if>
      <fact name="Offre n° {offer/@id}">« <xsl:value-of select="offer/title"/> »</fact>
      <fact name="Employeur">« <xsl:value-of select="offer/employer"/> », <xsl:value-of select="offer/town"/></fact>
      <fact name="Dates"><xsl:value-of select="@week"/></fact>
    </facts>
    <xsl:if test="reason/p">
      <facts typed="Pourquoi"><fact name="Message"><xsl:apply-templates select="reason" mode="typed"/></fact></facts>
    </xsl:if>
  </xsl:template>

  <xsl:template match="message[@change = 'to_complete_employer']" mode="agreement-news">
    <p>Le collège vous demande de reprendre la convention de stage.</p>
    <xsl:call-template name="agreement-facts"/>
    <p>Corrigez, puis validez : elle repart au collège.</p>
    <button href="{link/@href}">Reprendre la convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'to_complete_school']" mode="agreement-news">
    <p>
      L’employeur a complété la convention de stage.
      C’est au collège de vérifier, de compléter et d’ouvrir la signature.
    </p>
    <xsl:call-template name="agreement-facts"/>
    <button href="{link/@href}">Compléter la convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'signed']" mode="agreement-news">
    <p>La convention de stage est signée par tous : le stage peut commencer à la date prévue.</p>
    <xsl:call-template name="agreement-facts"/>
    <p>Le document signé, avec sa page de preuve, est sur cette page :</p>
    <button href="{link/@href}">Voir la convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'declined']" mode="agreement-news">
    <p>Un signataire refuse de signer la convention de stage. Personne ne peut plus signer cette version.</p>
    <xsl:call-template name="agreement-facts"/>
    <p>Le collège ou l’employeur peut la corriger : tous signent alors la nouvelle version.</p>
    <button href="{link/@href}">Voir la convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'attested']" mode="agreement-news">
    <p>L’employeur a rempli l’attestation de stage.</p>
    <xsl:call-template name="agreement-facts"/>
    <button href="{link/@href}">Voir l’attestation</button>
  </xsl:template>

  <xsl:template match="message[@change = 'attested']" mode="agreement-pupil">
    <p>L’employeur a rempli ton attestation de stage : garde-la, elle sert pour ton rapport et ton dossier.</p>
    <xsl:call-template name="agreement-facts"/>
    <button href="{link/@href}">Voir mon attestation</button>
  </xsl:template>

  <xsl:template match="message[@change = 'to_sign']" mode="agreement-pupil">
    <p>Ta convention de stage est prête à signer.</p>
    <xsl:call-template name="agreement-facts"/>
    <p>Lis-la avec tes parents. Sans convention signée par tous, le stage ne peut pas commencer.</p>
    <button href="{link/@href}">Lire ma convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'signed']" mode="agreement-pupil">
    <p>Ta convention est signée par tous : ton stage peut commencer à la date prévue.</p>
    <xsl:call-template name="agreement-facts"/>
    <button href="{link/@href}">Voir ma convention</button>
  </xsl:template>

  <xsl:template match="message[@change = 'declined']" mode="agreement-pupil">
    <p>
      Un signataire refuse de signer ta convention. Parles-en à ton collège :
      elle peut être corrigée, et signée de nouveau.
    </p>
    <xsl:call-template name="agreement-facts"/>
    <button href="{link/@href}">Voir ma convention</button>
  </xsl:template>

  <!-- To one who signs -->

  <xsl:template match="message[@template = 'agreement-signatory']" mode="subject">
    <xsl:value-of select="s:label('mail-signatory-subject', @change)"/>
  </xsl:template>
  <xsl:template match="message[@template = 'agreement-signatory']" mode="body">
    <p>
      <xsl:choose>
        <xsl:when test="@change = 'to_sign'">
          <xsl:text>Une convention de stage attend votre signature</xsl:text>
          <xsl:if test="@kind">, comme <xsl:value-of select="s:label('signatory-as', @kind)"/></xsl:if>
          <xsl:text>.</xsl:text>
        </xsl:when>
        <xsl:when test="@change = 'moved'">
          <xsl:text>L’établissement a fait envoyer à une autre adresse le lien pour signer cette convention</xsl:text>
          <xsl:if test="@kind">, comme <xsl:value-of select="s:label('signatory-as', @kind)"/></xsl:if>
          <xsl:text>. Celui que vous aviez reçu ne vaut plus.</xsl:text>
        </xsl:when>
        <xsl:when test="@change = 'cancelled'">Le stage est annulé : sa convention ne vaut plus.</xsl:when>
        <xsl:when test="@change = 'signed'">
          La convention de stage que vous avez signée l’est maintenant par tous.
        </xsl:when>
        <xsl:otherwise>
          Un signataire refuse de signer la convention de stage. Personne ne peut plus signer cette version.
        </xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="agreement-facts"/>
    <xsl:choose>
      <xsl:when test="@change = 'to_sign'">
        <p>
          Lisez-la, puis signez-la en ligne. Le lien est personnel : ne le transmettez pas.
          Un code vous est envoyé à cette adresse pour signer.
        </p>
        <button href="{link/@href}">Lire et signer</button>
      </xsl:when>
      <xsl:when test="@change = 'moved'">
        <p>
          Vous l’avez demandé ? Vous n’avez rien à faire. Sinon, prévenez l’établissement :
          personne ne doit signer à votre place.
        </p>
      </xsl:when>
      <xsl:when test="@change = 'signed'">
        <p>Votre lien permet encore de la lire et de l’enregistrer, avec un code envoyé à cette adresse.</p>
      </xsl:when>
      <xsl:when test="@change = 'cancelled'">
        <p>Vous n’avez plus rien à faire. Ce qui a été signé est gardé.</p>
      </xsl:when>
      <xsl:otherwise><p>Si elle est corrigée, vous recevrez un nouveau lien.</p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'agreement-code']" mode="subject">
    <xsl:text>Votre code pour </xsl:text>
    <xsl:choose>
      <xsl:when test="@application != ''">une convention</xsl:when>
      <xsl:otherwise>signer vos conventions</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="message[@template = 'agreement-code']" mode="body">
    <p>
      <xsl:text>Le code pour </xsl:text>
      <xsl:choose>
        <xsl:when test="@application != ''">lire et signer la convention de stage</xsl:when>
        <xsl:otherwise>signer les conventions de stage que vous avez cochées</xsl:otherwise>
      </xsl:choose>
      <xsl:text> :</xsl:text>
    </p>
    <facts>
      <fact name="Code"><xsl:value-of select="@code"/></fact>
      <xsl:if test="@application != ''"><fact name="Convention">n° <xsl:value-of select="@application"/></fact></xsl:if>
    </facts>
    <p>
      <xsl:text>Il vaut dix minutes. Si vous ne l’avez pas demandé, quelqu’un d’autre a votre </xsl:text>
      <xsl:choose>
        <xsl:when test="@application != ''">lien</xsl:when>
        <xsl:otherwise>mot de passe</xsl:otherwise>
      </xsl:choose>
      <xsl:text> : ne transmettez ce code à personne, et dites-le-nous.</xsl:text>
    </p>
  </xsl:template>
</xsl:stylesheet>
