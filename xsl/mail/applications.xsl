<?xml version="1.0" encoding="UTF-8"?>
<!-- What mails say about an application: one template for each of those it concerns, with a
     sentence for each change. A mail to an employer names the pupil by number only (domain.md,
     "Applications", 8). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template name="application-facts">
    <facts>
      <fact name="Candidature">n° <xsl:value-of select="@application"/></fact>
      <fact name="Offre n° {offer/@id}">« <xsl:value-of select="offer/title"/> »</fact>
      <fact name="Employeur">« <xsl:value-of select="offer/employer"/> », <xsl:value-of select="offer/town"/></fact>
      <fact name="Dates"><xsl:value-of select="@week"/></fact>
    </facts>
  </xsl:template>

  <!-- Why, in the words of who decided: a quotation. -->
  <xsl:template name="application-reason">
    <xsl:if test="@reason-code != '' or reason/p">
      <facts typed="Pourquoi">
        <xsl:if test="@reason-code != ''">
          <fact name="Motif">
            <xsl:choose>
              <xsl:when test="@reason-label != ''"><xsl:value-of select="@reason-label"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="s:optional('refusal', @reason-code)"/></xsl:otherwise>
            </xsl:choose>
          </fact>
        </xsl:if>
        <xsl:if test="reason/p"><fact name="Message"><xsl:apply-templates select="reason" mode="typed"/></fact></xsl:if>
      </facts>
    </xsl:if>
  </xsl:template>

  <!-- To the pupil -->

  <xsl:template match="message[@template = 'application-pupil']" mode="subject">
    <xsl:value-of select="s:label('mail-pupil-subject', @change)"/>
  </xsl:template>

  <xsl:template match="message[@template = 'application-pupil']" mode="body">
    <xsl:apply-templates select="." mode="pupil-news"/>
  </xsl:template>

  <xsl:template match="message[@change = 'pending']" mode="pupil-news">
    <p>Ta candidature est partie. L’employeur vient d’être prévenu.</p>
    <xsl:call-template name="application-facts"/>
    <p>
      Il te répond par ce site : tu reçois un e-mail dès que c’est fait.
      En attendant, tu peux postuler à d’autres offres.
    </p>
    <button href="{link/@href}">Suivre ma candidature</button>
  </xsl:template>

  <xsl:template match="message[@change = 'accepted']" mode="pupil-news">
    <p>Bonne nouvelle : l’employeur accepte de t’accueillir !</p>
    <xsl:call-template name="application-facts"/>
    <p>
      Ce n’est pas fini : la place est au premier élève qui confirme.
      Confirme au plus tard le <xsl:value-of select="@confirm-until"/>, et ne tarde pas :
      d’autres élèves peuvent être acceptés pour la même place.
    </p>
    <button href="{link/@href}/confirmer">Confirmer mon stage</button>
    <p>
      Tu as changé d’avis ? <a href="{link/@href}/retirer">Décliner</a>. Ces liens ouvrent une page :
      rien n’est fait sans ton clic sur le site.
    </p>
  </xsl:template>

  <xsl:template match="message[@change = 'refused']" mode="pupil-news">
    <p>L’employeur ne peut pas t’accueillir cette semaine-là.</p>
    <xsl:call-template name="application-facts"/>
    <xsl:call-template name="application-reason"/>
    <p>
      Un refus arrive à tout le monde, et souvent il n’a rien à voir avec toi.
      De nouvelles offres arrivent chaque semaine.
    </p>
    <button href="{site/@base-url}/offres?libres=1">Chercher une autre offre</button>
  </xsl:template>

  <xsl:template match="message[@change = 'confirmed']" mode="pupil-news">
    <p>C’est confirmé : la place est à toi !</p>
    <xsl:call-template name="application-facts"/>
    <p>
      Prochaine étape : la convention de stage, à signer avec ton collège, l’employeur et tes parents.
      Ta fiche de stage dit où aller, comment y aller et qui appeler.
    </p>
    <button href="{link/@href}">Voir ma fiche de stage</button>
  </xsl:template>

  <xsl:template match="message[@change = 'seat_taken']" mode="pupil-news">
    <p>La dernière place vient d’être prise : ta candidature est fermée.</p>
    <xsl:call-template name="application-facts"/>
    <p>Ce n’est pas à cause de toi. Regarde les offres qui ont encore des places :</p>
    <button href="{site/@base-url}/offres?libres=1">Chercher une autre offre</button>
  </xsl:template>

  <xsl:template match="message[@change = 'offer_disabled' or @change = 'week_removed']" mode="pupil-news">
    <p>
      <xsl:choose>
        <xsl:when test="@change = 'week_removed'">
          L’employeur ne propose plus la semaine que tu avais demandée. Ta candidature n’est plus valable.
        </xsl:when>
        <xsl:otherwise>
          L’offre à laquelle tu avais postulé est retirée. Ta candidature n’est plus valable.
        </xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="application-facts"/>
    <p>Ce n’est pas à cause de toi. De nouvelles offres arrivent chaque semaine :</p>
    <button href="{site/@base-url}/offres?libres=1">Chercher une autre offre</button>
  </xsl:template>

  <!-- Whose answer did not come: the employer's, or the pupil's own to an acceptance. -->
  <xsl:template match="message[@change = 'expired']" mode="pupil-news">
    <xsl:choose>
      <xsl:when test="@accepted">
        <p>L’employeur t’avait accepté, mais tu n’as pas confirmé à temps : ta candidature est fermée.</p>
        <xsl:call-template name="application-facts"/>
        <p>
          La place est de nouveau offerte à tous. L’employeur peut encore t’accepter tant qu’il en reste une.
          Tu cherches toujours ? Regarde aussi les autres offres :
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p>L’employeur n’a pas répondu à temps : ta candidature est fermée.</p>
        <xsl:call-template name="application-facts"/>
        <p>
          Ce n’est pas à cause de toi, et il peut encore t’accepter tant qu’il reste une place.
          N’attends pas : postule à d’autres offres.
        </p>
      </xsl:otherwise>
    </xsl:choose>
    <button href="{site/@base-url}/offres?libres=1">Chercher une autre offre</button>
  </xsl:template>

  <xsl:template match="message[@change = 'cancelled']" mode="pupil-news">
    <p>Ton stage est annulé.</p>
    <xsl:call-template name="application-facts"/>
    <xsl:call-template name="application-reason"/>
    <p>Ton collège et l’employeur sont prévenus. Parles-en à ton professeur, et cherche une autre offre :</p>
    <button href="{site/@base-url}/offres?libres=1">Chercher une autre offre</button>
  </xsl:template>

  <!-- To the employer -->

  <xsl:template match="message[@template = 'link-code']" mode="subject">Votre code pour une candidature</xsl:template>
  <xsl:template match="message[@template = 'link-code']" mode="body">
    <p>Le code pour voir l’adresse et la date de naissance de l’élève :</p>
    <facts>
      <fact name="Code"><xsl:value-of select="@code"/></fact>
      <fact name="Candidature">n° <xsl:value-of select="@application"/></fact>
    </facts>
    <p>
      Il vaut dix minutes. Si vous ne l’avez pas demandé, quelqu’un d’autre a votre lien :
      ne transmettez ce code à personne, et dites-le-nous.
    </p>
  </xsl:template>

  <xsl:template match="message[@template = 'links-ended']" mode="subject">
    Des liens ne sont plus à leur destinataire
  </xsl:template>
  <xsl:template match="message[@template = 'links-ended']" mode="body">
    <p>
      <xsl:choose>
        <xsl:when test="@referent">Le référent indiqué dans une candidature</xsl:when>
        <xsl:otherwise>Le contact d’une offre</xsl:otherwise>
      </xsl:choose>
      <xsl:text> a mis fin aux liens reçus : ils ne sont pas, ou plus, pour lui.</xsl:text>
    </p>
    <facts>
      <fact name="Offre">n° <xsl:value-of select="@offer"/></fact>
      <xsl:if test="@application &gt; 0">
        <fact name="Candidature">n° <xsl:value-of select="@application"/></fact>
      </xsl:if>
    </facts>
    <p>Trouvez à qui écrire désormais, et corrigez l’adresse : jusque-là, personne ne répond.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'application-employer']" mode="subject">
    <xsl:value-of select="s:label('mail-employer-subject', @change)"/>
  </xsl:template>

  <xsl:template match="message[@template = 'application-employer']" mode="body">
    <xsl:apply-templates select="." mode="employer-news"/>
  </xsl:template>

  <xsl:template match="message[@change = 'pending']" mode="employer-news">
    <p>
      Une candidature à votre offre de stage n° <xsl:value-of select="offer/@id"/>,
      « <xsl:value-of select="offer/title"/> », a été déposée depuis le portail
      <xsl:call-template name="site-capitals"/>.
    </p>
    <p>
      L’identifiant de l’élève candidat est le suivant : n° <xsl:value-of select="@pupil"/>. Dates demandées :
      <xsl:value-of select="@week"/>.
    </p>
    <p>Pour répondre à cette candidature, merci de bien vouloir cliquer sur le lien suivant :</p>
    <button href="{link/@href}">Répondre à la candidature</button>
    <p>
      Ce lien ouvre une page : rien n’est décidé sans votre clic. Vous pouvez accepter plus d’élèves que de places :
      la place est au premier qui confirme.
    </p>
  </xsl:template>

  <xsl:template match="message[@change = 'accepted' or @change = 'refused']" mode="employer-news">
    <p>
      <xsl:text>Le département a </xsl:text>
      <xsl:choose>
        <xsl:when test="@change = 'accepted'">accepté</xsl:when>
        <xsl:otherwise>refusé</xsl:otherwise>
      </xsl:choose>
      <xsl:text> à votre place la candidature n° </xsl:text><xsl:value-of select="@application"/>
      <xsl:text> de l’élève n° </xsl:text><xsl:value-of select="@pupil"/><xsl:text>.</xsl:text>
    </p>
    <xsl:call-template name="application-facts"/>
    <xsl:call-template name="application-reason"/>
    <xsl:if test="link"><button href="{link/@href}">Voir la candidature</button></xsl:if>
    <p>Une question ? Écrivez-nous : <xsl:value-of select="site/@help-mail"/>.</p>
  </xsl:template>

  <xsl:template match="message[@change = 'confirmed']" mode="employer-news">
    <p>
      Nous avons le plaisir de vous confirmer que l’élève n° <xsl:value-of select="@pupil"/>,
      pour la <xsl:call-template name="named-week"/>, vient d’accepter votre offre de stage
      n° <xsl:value-of select="offer/@id"/> :
    </p>
    <facts typed="Votre offre">
      <fact name="Nom de l’employeur"><xsl:value-of select="offer/employer"/></fact>
      <fact name="Offre"><xsl:value-of select="offer/title"/></fact>
      <xsl:if test="description/p">
        <fact name="Description"><xsl:apply-templates select="description" mode="typed"/></fact>
      </xsl:if>
    </facts>
    <p>Le nom de l’élève, ses coordonnées et ses motivations sont sur la page de la candidature :</p>
    <xsl:if test="link"><button href="{link/@href}">Voir la candidature</button></xsl:if>
    <p>
      Prochaine étape : la convention de stage. Sur cette page, dites qui accueille l’élève, ce qu’il fera et ses
      horaires : le collège complète ensuite.
    </p>
  </xsl:template>

  <xsl:template match="message[@change = 'withdrawn' or @change = 'confirmed_elsewhere']" mode="employer-news">
    <p>
      <xsl:text>L’élève n° </xsl:text><xsl:value-of select="@pupil"/>
      <xsl:choose>
        <xsl:when test="@reason-code = 'account'">
          <xsl:text> n’a plus de compte sur le site : sa candidature n° </xsl:text>
          <xsl:value-of select="@application"/>
          <xsl:text> est fermée.</xsl:text>
        </xsl:when>
        <xsl:when test="@change = 'withdrawn'">
          <xsl:text> a retiré sa candidature n° </xsl:text>
          <xsl:value-of select="@application"/>
          <xsl:text>.</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text> a confirmé un autre stage la même semaine : sa candidature n° </xsl:text>
          <xsl:value-of select="@application"/>
          <xsl:text> est fermée.</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="application-facts"/>
    <p>Vous n’avez rien à faire : votre place reste offerte aux autres élèves.</p>
    <xsl:if test="link"><button href="{link/@href}">Voir la candidature</button></xsl:if>
  </xsl:template>

  <xsl:template match="message[@change = 'expired']" mode="employer-news">
    <xsl:choose>
      <xsl:when test="@accepted">
        <p>
          L’élève n° <xsl:value-of select="@pupil"/>, que vous aviez accepté, n’a pas confirmé à temps :
          sa candidature n° <xsl:value-of select="@application"/> est fermée.
        </p>
        <xsl:call-template name="application-facts"/>
        <p>Vous n’avez rien à faire : votre place reste offerte aux autres élèves.</p>
      </xsl:when>
      <xsl:otherwise>
        <p>
          Vous n’avez pas répondu à temps : la candidature n° <xsl:value-of select="@application"/>
          de l’élève n° <xsl:value-of select="@pupil"/> est fermée.
        </p>
        <xsl:call-template name="application-facts"/>
        <p>Vous pouvez encore l’accepter tant qu’il reste une place et que l’élève est libre :</p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="link"><button href="{link/@href}">Voir la candidature</button></xsl:if>
  </xsl:template>

  <xsl:template match="message[@change = 'cancelled']" mode="employer-news">
    <p>Le stage de l’élève n° <xsl:value-of select="@pupil"/> est annulé. La place est de nouveau libre.</p>
    <xsl:call-template name="application-facts"/>
    <xsl:call-template name="application-reason"/>
    <xsl:if test="link"><button href="{link/@href}">Voir la candidature</button></xsl:if>
  </xsl:template>

  <xsl:template match="message[@template = 'applications-pending']" mode="subject">
    <xsl:choose>
      <xsl:when test="@count = 1">Une candidature attend votre réponse</xsl:when>
      <xsl:otherwise><xsl:value-of select="@count"/> candidatures attendent votre réponse</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="message[@template = 'applications-pending']" mode="body">
    <p>
      <xsl:choose>
        <xsl:when test="@count = 1">Un élève attend votre réponse.</xsl:when>
        <xsl:otherwise>Des élèves attendent votre réponse.</xsl:otherwise>
      </xsl:choose>
      <xsl:text> Un oui, un non : l’un et l’autre l’aident à avancer. Sans réponse, la candidature se ferme.</xsl:text>
    </p>
    <facts>
      <xsl:for-each select="pending">
        <fact name="Candidature n° {@id}">
          <xsl:text>offre n° </xsl:text>
          <xsl:value-of select="@offer"/>
          <xsl:text>, élève n° </xsl:text>
          <xsl:value-of select="@pupil"/>
          <xsl:text>, </xsl:text>
          <xsl:call-template name="named-week"/>
          <xsl:if test="not(../link)"> : <xsl:value-of select="link/@href"/></xsl:if>
        </fact>
      </xsl:for-each>
    </facts>
    <xsl:choose>
      <xsl:when test="link"><button href="{link/@href}">Répondre</button></xsl:when>
      <xsl:otherwise>
        <button href="{pending[1]/link/@href}">Répondre<xsl:if test="@count &gt; 1"> à la première</xsl:if></button>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- To the school -->

  <xsl:template match="message[@template = 'application-school']" mode="subject">
    <xsl:value-of select="s:label('mail-school-subject', @change)"/>
  </xsl:template>

  <xsl:template match="message[@template = 'application-school']" mode="body">
    <p>Le stage d’un élève de votre collège est annulé. Il lui faut en trouver un autre.</p>
    <facts typed="L’élève"><fact name="Nom"><xsl:value-of select="@pupil-name"/></fact></facts>
    <xsl:call-template name="application-facts"/>
    <xsl:call-template name="application-reason"/>
    <button href="{link/@href}">Voir la candidature</button>
  </xsl:template>

  <!-- The pupil reminds the employer. -->

  <xsl:template match="message[@template = 'answer-asked']" mode="subject">Un élève attend votre réponse</xsl:template>

  <xsl:template match="message[@template = 'answer-asked']" mode="body">
    <p>
      L’élève n° <xsl:value-of select="@pupil"/> espère toujours votre réponse.
      Un oui ou un non l’aide : il peut chercher ailleurs.
    </p>
    <xsl:call-template name="application-facts"/>
    <button href="{link/@href}">Lire et répondre</button>
    <p>Il ne peut vous relancer qu’une fois.</p>
  </xsl:template>

  <!-- Another week than those that the school published: to the school, and its answer to the pupil. -->

  <xsl:template match="message[@template = 'school-week']" mode="subject">
    <xsl:choose>
      <xsl:when test="@to-agree">Votre accord pour une autre semaine de stage</xsl:when>
      <xsl:otherwise>Une candidature pour une autre semaine</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'school-week']" mode="body">
    <p>Un élève de votre collège demande un stage en dehors des dates que le collège a publiées.</p>
    <facts typed="L’élève"><fact name="Nom"><xsl:value-of select="@pupil-name"/></fact></facts>
    <xsl:call-template name="application-facts"/>
    <xsl:choose>
      <xsl:when test="@to-agree">
        <p>Il ne pourra pas confirmer ce stage sans votre accord.</p>
        <button href="{link/@href}">Donner ou refuser l’accord</button>
      </xsl:when>
      <xsl:otherwise>
        <p>
          Vous n’avez rien à faire : le collège laisse ses élèves choisir. Ce réglage se change avec les dates de stage.
        </p>
        <button href="{link/@href}">Voir la candidature</button>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'week-opinion']" mode="subject">
    <xsl:choose>
      <xsl:when test="@agreed">Ton collège est d’accord pour cette semaine</xsl:when>
      <xsl:otherwise>Ton collège n’est pas d’accord pour cette semaine</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="message[@template = 'week-opinion']" mode="body">
    <p>
      <xsl:choose>
        <xsl:when test="@agreed">Ton collège accepte que tu fasses ton stage cette semaine-là.</xsl:when>
        <xsl:otherwise>
          Ton collège n’accepte pas que tu fasses ton stage cette semaine-là.
          Parles-en à ton professeur si tu ne comprends pas pourquoi.
        </xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:call-template name="application-facts"/>
    <xsl:choose>
      <xsl:when test="@agreed"><button href="{link/@href}">Voir ma candidature</button></xsl:when>
      <xsl:otherwise><button href="{site/@base-url}/offres?libres=1">Chercher une autre offre</button></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- To the referent -->

  <xsl:template match="message[@template = 'application-referent']" mode="subject">
    <xsl:value-of select="s:label('mail-referent-subject', @change)"/>
  </xsl:template>

  <xsl:template match="message[@template = 'application-referent']" mode="body">
    <xsl:choose>
      <xsl:when test="@change = 'pending'">
        <p>
          Un élève vous a désigné comme référent de sa candidature à un stage de 3e.
          Votre avis aide l’employeur à décider ; il n’est pas obligatoire.
        </p>
      </xsl:when>
      <xsl:when test="@change = 'confirmed'">
        <p>Le stage d’un élève dont vous êtes le référent est confirmé.</p>
      </xsl:when>
      <xsl:otherwise><p>Le stage d’un élève dont vous êtes le référent est annulé.</p></xsl:otherwise>
    </xsl:choose>
    <facts typed="L’élève"><fact name="Nom"><xsl:value-of select="@pupil-name"/></fact></facts>
    <xsl:call-template name="application-facts"/>
    <xsl:call-template name="application-reason"/>
    <xsl:if test="@change = 'pending'">
      <p>Vous ne connaissez pas cet élève ? Ne faites rien, ou dites-le-nous.</p>
    </xsl:if>
    <xsl:if test="link">
      <button href="{link/@href}">
        <xsl:choose>
          <xsl:when test="@change = 'pending'">Donner mon avis</xsl:when>
          <xsl:otherwise>Voir la candidature</xsl:otherwise>
        </xsl:choose>
      </button>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
