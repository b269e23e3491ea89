<?xml version="1.0" encoding="UTF-8"?>
<!-- The mail of a day: a part for each alert that is due, with what it is about and where to go. A mail
     to an employer names the pupil by number only. Titles are in labels.xml, "alert-mail" (to pupils:
     "alert-mail-pupil"). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template name="alert-title">
    <xsl:choose>
      <xsl:when test="@code = 'answer' and count(item) &gt; 1">
        <xsl:value-of select="count(item)"/> candidatures attendent votre réponse
      </xsl:when>
      <xsl:when test="@code = 'received' and count(item) &gt; 1">
        <xsl:value-of select="count(item)"/> nouvelles candidatures
      </xsl:when>
      <xsl:when test="@code = 'search' and sum(item/@total) &gt; 1">
        <xsl:value-of select="sum(item/@total)"/> nouvelles offres pour toi
      </xsl:when>
      <xsl:when test="/message/person/@role = 'pupil'">
        <xsl:value-of select="s:label('alert-mail-pupil', @code)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="s:label('alert-mail', @code)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'alerts']" mode="subject">
    <xsl:choose>
      <xsl:when test="count(alert) = 1">
        <xsl:for-each select="alert"><xsl:call-template name="alert-title"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="person/@role = 'pupil'">Ce qui t’attend</xsl:when>
      <xsl:otherwise>Ce qui vous attend</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'alerts']" mode="body">
    <xsl:for-each select="alert">
      <xsl:if test="count(../alert) &gt; 1"><h><xsl:call-template name="alert-title"/></h></xsl:if>
      <xsl:apply-templates select="." mode="alert"/>
    </xsl:for-each>
  </xsl:template>

  <!-- At the end of the mail, after the greeting. -->
  <xsl:template match="message[@template = 'alerts']" mode="choices">
    <xsl:choose>
      <xsl:when test="person/@role = 'pupil'">
        <small>Tu reçois au plus un e-mail de ce genre par jour. <a href="{@choices}">Choisir mes messages</a></small>
      </xsl:when>
      <xsl:otherwise>
        <small>
          Vous recevez au plus un e-mail de ce genre par jour. <a href="{@choices}">Choisir mes messages</a>
        </small>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What an item is about, and its button. -->
  <xsl:template match="item" mode="offer-facts">
    <facts>
      <xsl:if test="@application"><fact name="Candidature">n° <xsl:value-of select="@application"/></fact></xsl:if>
      <xsl:if test="@name and /message/person/@role != 'pupil'">
        <fact name="Élève">« <xsl:value-of select="@name"/> »</fact>
      </xsl:if>
      <fact name="Offre n° {offer/@id}">« <xsl:value-of select="offer/title"/> »</fact>
      <fact name="Employeur">« <xsl:value-of select="offer/employer"/> », <xsl:value-of select="offer/town"/></fact>
      <xsl:if test="@week"><fact name="Dates"><xsl:value-of select="@week"/></fact></xsl:if>
    </facts>
  </xsl:template>

  <xsl:template match="alert[@code = 'confirm']" mode="alert">
    <p>L’employeur t’a accepté, et il attend ta confirmation.</p>
    <xsl:for-each select="item">
      <xsl:apply-templates select="." mode="offer-facts"/>
      <p>
        <xsl:if test="@last">C’est le dernier rappel. </xsl:if>Sans confirmation le <xsl:value-of select="@until"/> au
        plus tard, la place ira à quelqu’un d’autre.
      </p>
      <button href="{link/@href}">Confirmer mon stage</button>
    </xsl:for-each>
    <p>Tu as trouvé ailleurs ? Retire ta candidature : un autre élève aura sa chance.</p>
  </xsl:template>

  <xsl:template match="alert[@code = 'sign']" mode="alert">
    <xsl:for-each select="item">
      <p>
        <xsl:choose>
          <xsl:when test="/message/person/@role = 'pupil'">
            Ta convention de stage attend toujours ta signature.
          </xsl:when>
          <xsl:otherwise>
            Une convention de stage attend toujours votre signature, comme
            <xsl:value-of select="s:label('signatory-as', @kind)"/>.
          </xsl:otherwise>
        </xsl:choose>
        <xsl:text> Sans elle, le stage ne peut pas commencer.</xsl:text>
      </p>
      <facts>
        <fact name="Convention">n° <xsl:value-of select="@application"/></fact>
        <xsl:if test="@name and /message/person/@role != 'pupil'">
          <fact name="Élève">« <xsl:value-of select="@name"/> »</fact>
        </xsl:if>
        <fact name="Employeur">« <xsl:value-of select="offer/employer"/> », <xsl:value-of select="offer/town"/></fact>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
      </facts>
      <button href="{link/@href}">Lire et signer</button>
    </xsl:for-each>
    <xsl:if test="/message/person/@role != 'pupil'"><p>Le lien est personnel : ne le transmettez pas.</p></xsl:if>
  </xsl:template>

  <xsl:template match="item" mode="where">
    <xsl:if test="@hours != ''"><fact name="Horaires"><xsl:value-of select="@hours"/></fact></xsl:if>
    <fact name="Adresse"><xsl:value-of select="@address"/></fact>
    <xsl:if test="@contact != ''">
      <fact name="Contact">
        « <xsl:value-of select="@contact"/> »<xsl:if test="@phone != ''">, <xsl:value-of select="@phone"/></xsl:if>
      </fact>
    </xsl:if>
  </xsl:template>

  <xsl:template match="alert[@code = 'placement']" mode="alert">
    <p>Ton stage commence bientôt. Voici où aller et qui appeler.</p>
    <xsl:for-each select="item">
      <facts>
        <fact name="Employeur">« <xsl:value-of select="offer/employer"/> »</fact>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
        <xsl:apply-templates select="." mode="where"/>
      </facts>
      <button href="{link/@href}">Voir ma fiche de stage</button>
    </xsl:for-each>
    <p>Un empêchement ? Préviens l’employeur et ton collège avant le premier jour.</p>
  </xsl:template>

  <xsl:template match="alert[@code = 'arrival']" mode="alert">
    <p>Vous accueillez bientôt un élève en stage.</p>
    <xsl:for-each select="item">
      <facts>
        <fact name="Élève">n° <xsl:value-of select="@pupil"/></fact>
        <fact name="Offre n° {offer/@id}">« <xsl:value-of select="offer/title"/> »</fact>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
        <xsl:apply-templates select="." mode="where"/>
      </facts>
      <button href="{link/@href}">Voir l’élève et la convention</button>
    </xsl:for-each>
    <p>Prévenez l’équipe, et dites à l’élève qui l’attend le premier matin.</p>
  </xsl:template>

  <!-- Applications of an employer: who has an account finds them together. -->
  <xsl:template match="alert" mode="applications">
    <xsl:variable name="has-links" select="contains(item[1]/link/@href, '/repondre/')"/>
    <facts>
      <xsl:for-each select="item">
        <fact name="Candidature n° {@application}">
          offre n° <xsl:value-of select="offer/@id"/>, élève n° <xsl:value-of select="@pupil"/>,
          <xsl:call-template name="named-week"/>
          <xsl:if test="$has-links and count(../item) &gt; 1">
            <xsl:text> : </xsl:text>
            <a href="{link/@href}">Répondre</a>
          </xsl:if>
        </fact>
      </xsl:for-each>
    </facts>
    <xsl:choose>
      <xsl:when test="$has-links or count(item) = 1">
        <button href="{item[1]/link/@href}">Répondre<xsl:if test="count(item) &gt; 1"> à la première</xsl:if></button>
      </xsl:when>
      <xsl:otherwise><button href="{$site/@base-url}/candidatures">Répondre</button></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="alert[@code = 'answer']" mode="alert">
    <p>
      <xsl:choose>
        <xsl:when test="count(item) = 1">Un élève attend votre réponse.</xsl:when>
        <xsl:otherwise>Des élèves attendent votre réponse.</xsl:otherwise>
      </xsl:choose>
      <xsl:text> Un oui, un non : l’un et l’autre l’aident à avancer. Sans réponse, la candidature se ferme.</xsl:text>
    </p>
    <xsl:apply-templates select="." mode="applications"/>
  </xsl:template>

  <xsl:template match="alert[@code = 'received']" mode="alert">
    <p>
      <xsl:choose>
        <xsl:when test="count(item) = 1">Un élève a postulé à une de vos offres.</xsl:when>
        <xsl:otherwise>Des élèves ont postulé à vos offres.</xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:apply-templates select="." mode="applications"/>
  </xsl:template>

  <xsl:template match="alert[@code = 'opinion']" mode="alert">
    <p>
      Des élèves ont indiqué votre nom : votre avis sur leur candidature aide l’employeur
      à décider. Il n’est pas obligatoire.
    </p>
    <xsl:for-each select="item">
      <xsl:apply-templates select="." mode="offer-facts"/>
      <button href="{link/@href}">Donner mon avis</button>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="alert[@code = 'account']" mode="alert">
    <xsl:choose>
      <xsl:when test="/message/person/@role = 'pupil'">
        <p>Un compte a été demandé avec cette adresse. Pour l’ouvrir, il te reste à choisir ton mot de passe.</p>
      </xsl:when>
      <xsl:otherwise>
        <p>Un compte a été demandé avec cette adresse. Pour l’ouvrir, il vous reste à choisir votre mot de passe.</p>
      </xsl:otherwise>
    </xsl:choose>
    <button href="{item/link/@href}">Activer le compte</button>
    <xsl:choose>
      <xsl:when test="/message/person/@role = 'pupil'">
        <p>Ce lien est valable 7 jours. Tu n’as rien demandé ? Ne fais rien : la demande est effacée 30 jours après.</p>
      </xsl:when>
      <xsl:otherwise>
        <p>
          Ce lien est valable 7 jours. Vous n’avez rien demandé ? Ne faites rien :
          la demande est effacée 30 jours après.
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="alert[@code = 'offer']" mode="alert">
    <p>
      Une offre de stage est enregistrée avec votre adresse, et les élèves ne la voient pas
      encore : il reste à l’activer.
    </p>
    <xsl:for-each select="item">
      <facts typed="Ce qui a été saisi">
        <fact name="Offre n° {offer/@id}"><xsl:value-of select="offer/title"/></fact>
        <fact name="Employeur"><xsl:value-of select="offer/employer"/></fact>
        <fact name="Période"><xsl:value-of select="@week"/></fact>
      </facts>
      <button href="{link/@href}">Activer l’offre n° <xsl:value-of select="offer/@id"/></button>
    </xsl:for-each>
    <p>
      Vous n’avez pas déposé d’offre ? Ne faites rien : elle n’est jamais publiée, et elle est effacée 30 jours après.
    </p>
  </xsl:template>

  <xsl:template match="alert[@code = 'draft-application']" mode="alert">
    <p>Tu as commencé une candidature sans l’envoyer. Ce que tu as écrit est gardé 30 jours.</p>
    <xsl:for-each select="item">
      <xsl:apply-templates select="." mode="offer-facts"/>
      <button href="{link/@href}">Continuer ma candidature</button>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="alert[@code = 'draft-offer']" mode="alert">
    <p>Vous avez commencé une offre de stage sans l’enregistrer. Ce que vous avez écrit est gardé 90 jours.</p>
    <button href="{item/link/@href}">Continuer mon offre</button>
  </xsl:template>

  <xsl:template match="alert[@code = 'unanswered']" mode="alert">
    <p>
      Des élèves attendent une réponse depuis trois semaines, et la semaine demandée approche.
      Appelez l’employeur, ou répondez à sa place.
    </p>
    <facts>
      <xsl:for-each select="item">
        <fact name="Candidature n° {@application}">
          « <xsl:value-of select="offer/employer"/> », <xsl:value-of select="offer/town"/>,
          <xsl:call-template name="named-week"/> : <a href="{link/@href}">Voir</a>
        </fact>
      </xsl:for-each>
    </facts>
  </xsl:template>

  <xsl:template match="alert[@code = 'search']" mode="alert">
    <xsl:for-each select="item">
      <p>Du nouveau dans ta recherche : <xsl:value-of select="@label"/>.</p>
      <facts typed="Ce que disent les employeurs">
        <xsl:for-each select="offer">
          <fact name="{title}"><xsl:value-of select="employer"/>, <xsl:value-of select="town"/></fact>
        </xsl:for-each>
      </facts>
      <button href="{link/@href}">Voir les offres</button>
      <p>Tu ne veux plus de nouvelles de cette recherche ? <a href="{@stop}">Arrêter cette alerte</a></p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="alert[@code = 'attestation']" mode="alert">
    <p>
      Le stage est terminé : il reste à l’élève à recevoir son attestation.
      Dites en une minute quels jours il est venu et ce qu’il a fait ; ce que le site sait est déjà rempli.
    </p>
    <xsl:for-each select="item">
      <facts>
        <fact name="Convention">n° <xsl:value-of select="@application"/></fact>
        <fact name="Offre n° {offer/@id}">« <xsl:value-of select="offer/title"/> »</fact>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
      </facts>
      <button href="{link/@href}">Remplir l’attestation</button>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="alert[@code = 'questionnaire-pupil']" mode="alert">
    <p>
      Ton stage est terminé. Comment était-ce ? Quatre questions, une minute : tes réponses sont comptées sans ton nom.
    </p>
    <xsl:for-each select="item">
      <facts>
        <fact name="Employeur">« <xsl:value-of select="offer/employer"/> »</fact>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
      </facts>
      <button href="{link/@href}">Donner mon avis</button>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="alert[@code = 'questionnaire-host']" mode="alert">
    <p>Merci d’avoir accueilli un élève. Quatre questions, une minute : vos réponses sont comptées sans votre nom.</p>
    <xsl:for-each select="item">
      <facts>
        <fact name="Élève">n° <xsl:value-of select="@pupil"/></fact>
        <fact name="Dates"><xsl:value-of select="@week"/></fact>
      </facts>
      <button href="{link/@href}">Donner mon avis</button>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="figure" mode="alert">
    <fact name="{s:label('alert-figure', @code)}"><xsl:value-of select="@number"/></fact>
  </xsl:template>

  <xsl:template match="alert[@code = 'school-week']" mode="alert">
    <p>Les stages de vos élèves, ces sept derniers jours :</p>
    <facts><xsl:apply-templates select="item/figure" mode="alert"/></facts>
    <button href="{item/link/@href}">Voir le suivi</button>
  </xsl:template>

  <xsl:template match="alert[@code = 'departement-week']" mode="alert">
    <p>Où en est le site :</p>
    <facts><xsl:apply-templates select="item/figure" mode="alert"/></facts>
    <xsl:if test="item/school">
      <p>Collèges où le plus d’élèves n’ont pas de stage :</p>
      <facts>
        <xsl:for-each select="item/school"><fact name="{.}"><xsl:value-of select="@number"/></fact></xsl:for-each>
      </facts>
    </xsl:if>
    <button href="{item/link/@href}">Ouvrir l’espace du département</button>
  </xsl:template>
</xsl:stylesheet>
