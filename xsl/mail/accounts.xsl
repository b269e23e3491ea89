<?xml version="1.0" encoding="UTF-8"?>
<!-- What mails say about an account. Pupils are spoken to as "tu". -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:variable name="is-pupil" select="/message/person/@role = 'pupil'"/>

  <!-- One sentence for each of the two ways of speaking. -->
  <xsl:template name="say">
    <xsl:param name="vous"/>
    <xsl:param name="tu" select="$vous"/>
    <p>
      <xsl:choose>
        <xsl:when test="$is-pupil"><xsl:value-of select="$tu"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$vous"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="not-you">
    <xsl:call-template name="say">
      <xsl:with-param name="vous"
                      select="'Cette demande ne vient pas de vous ? Ne faites rien : elle restera sans effet.'"/>
      <xsl:with-param name="tu" select="'Cette demande ne vient pas de toi ? Ne fais rien : elle restera sans effet.'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="message[@template = 'account-activation']" mode="subject">Activation du compte</xsl:template>
  <xsl:template match="message[@template = 'account-activation']" mode="body">
    <xsl:call-template name="say">
      <xsl:with-param name="vous">
        Un compte est demandé avec cette adresse. Si c’est vous, choisissez son mot de passe sur cette page :
      </xsl:with-param>
      <xsl:with-param name="tu">
        Un compte est demandé avec cette adresse. Si c’est toi, choisis son mot de passe sur cette page :
      </xsl:with-param>
    </xsl:call-template>
    <button href="{link/@href}">Activer le compte</button>
    <p>Ce lien est valable 7 jours.</p>
    <xsl:call-template name="not-you"/>
  </xsl:template>

  <xsl:template match="message[@template = 'account-exists']" mode="subject">Un compte existe déjà</xsl:template>
  <xsl:template match="message[@template = 'account-exists']" mode="body">
    <xsl:call-template name="say">
      <xsl:with-param name="vous">
        Quelqu’un, sans doute vous, vient de demander un compte avec cette adresse. Vous en avez déjà un :
        connectez-vous, ou choisissez un nouveau mot de passe si vous l’avez oublié.
      </xsl:with-param>
      <xsl:with-param name="tu">
        Quelqu’un, sans doute toi, vient de demander un compte avec cette adresse. Tu en as déjà un :
        connecte-toi, ou choisis un nouveau mot de passe si tu l’as oublié.
      </xsl:with-param>
    </xsl:call-template>
    <button href="{link/@href}">Se connecter</button>
    <xsl:call-template name="not-you"/>
  </xsl:template>

  <xsl:template match="message[@template = 'staff-invitation']" mode="subject">Invitation</xsl:template>
  <xsl:template match="message[@template = 'staff-invitation']" mode="body">
    <p>Un collègue vous invite à rejoindre le site au nom de votre collège. Vous y suivrez les stages de vos élèves.</p>
    <facts>
      <fact name="Collège"><xsl:value-of select="@organisation"/></fact>
      <fact name="Invité par"><xsl:value-of select="@detail"/></fact>
    </facts>
    <button href="{link/@href}">Accepter l’invitation</button>
    <p>Ce lien est valable 7 jours. Vous choisirez votre mot de passe sur la page qu’il ouvre.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'school-team']" mode="subject">
    <xsl:text>Équipe du collège : </xsl:text>
    <xsl:choose>
      <xsl:when test="person/@role = 'invited'">un collègue invité</xsl:when>
      <xsl:when test="person/@role = 'proposed'">un collègue proposé</xsl:when>
      <xsl:when test="person/@role = 'removed'">un compte fermé</xsl:when>
      <xsl:otherwise>direction confiée</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="message[@template = 'school-team']" mode="body">
    <p>Voici ce qui vient d’être fait au nom de votre collège.</p>
    <facts>
      <fact name="Collège"><xsl:value-of select="@organisation"/></fact>
      <fact name="Par"><xsl:value-of select="@detail"/></fact>
    </facts>
    <p>
      <xsl:choose>
        <xsl:when test="person/@role = 'invited'">Un collègue est invité</xsl:when>
        <xsl:when test="person/@role = 'proposed'">
          Un collègue est proposé. Vous recevrez un lien pour l’approuver quand il aura confirmé son adresse
        </xsl:when>
        <xsl:when test="person/@role = 'removed'">Le compte d’un collègue est fermé</xsl:when>
        <xsl:otherwise>La direction du collège sur le site est confiée à un collègue</xsl:otherwise>
      </xsl:choose>
      <xsl:text>.</xsl:text>
    </p>
    <facts typed="Ce collègue">
      <fact name="Nom"><xsl:value-of select="person/@name"/></fact>
      <fact name="E-mail"><xsl:value-of select="person/@email"/></fact>
    </facts>
    <p>Si ce n’est pas ce que vous voulez, écrivez-nous ou appelez-nous.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'pupil-invitation']" mode="subject">Trouve ton stage de 3e</xsl:template>
  <xsl:template match="message[@template = 'pupil-invitation']" mode="body">
    <p>
      Ton collège (<xsl:value-of select="@organisation"/>) t’invite à créer ton compte pour chercher ton stage de 3e.
    </p>
    <facts><fact name="Ton code personnel"><xsl:value-of select="@detail"/></fact></facts>
    <button href="{link/@href}">Créer mon compte</button>
    <p>Ce code est à toi seul : ne le donne à personne.</p>
  </xsl:template>

  <!-- For parents who read another language better: its name in itself. -->
  <xsl:template name="guide">
    <p>
      Le stage de 3e expliqué en une page, en français facile, <span lang="ar" dir="rtl">العربية</span>,
      <span lang="tr">Türkçe</span>, <span lang="pt">Português</span>, <span lang="en">English</span> :
      <xsl:value-of select="site/@base-url"/>/parents/guide
    </p>
  </xsl:template>

  <xsl:template match="message[@template = 'guardian-told']" mode="subject">Votre enfant a un compte</xsl:template>
  <xsl:template match="message[@template = 'guardian-told']" mode="body">
    <p>
      Un élève a créé un compte sur notre site pour chercher son stage de 3e, et vous a
      indiqué comme représentant légal.
    </p>
    <facts typed="Ce que l’élève a saisi">
      <fact name="Nom"><xsl:value-of select="person/@name"/></fact>
      <fact name="Collège"><xsl:value-of select="@organisation"/></fact>
    </facts>
    <p>
      Ses coordonnées ne sont montrées qu’aux employeurs auxquels il ou elle postule, et à son collège.
      Vous n’avez rien à faire si vous êtes d’accord.
    </p>
    <p>Vous n’êtes pas d’accord, ou vous ne connaissez pas cet élève ? Suivez ce lien : le compte sera fermé.</p>
    <button href="{link/@href}">M’opposer à ce compte</button>
    <xsl:call-template name="guide"/>
  </xsl:template>

  <xsl:template match="message[@template = 'guardian-changed']" mode="subject">
    Changement de représentant légal
  </xsl:template>
  <xsl:template match="message[@template = 'guardian-changed']" mode="body">
    <p>
      Un élève qui vous avait indiqué comme représentant légal vient d’en indiquer un autre, ou d’autres coordonnées.
    </p>
    <facts typed="L’élève">
      <fact name="Nom"><xsl:value-of select="person/@name"/></fact>
      <fact name="Collège"><xsl:value-of select="@organisation"/></fact>
    </facts>
    <p>
      Vous n’avez rien à faire si c’est ce que vous souhaitez. Sinon, ce lien ferme le compte ; il est valable 30 jours.
      Le collège peut aussi vous répondre.
    </p>
    <button href="{link/@href}">M’opposer à ce compte</button>
    <xsl:call-template name="guide"/>
  </xsl:template>

  <xsl:template match="message[@template = 'guardian-objected']" mode="subject">Ton compte est fermé</xsl:template>
  <xsl:template match="message[@template = 'guardian-objected']" mode="body">
    <p>
      Ton représentant légal s’est opposé à ton compte : il est fermé. Parles-en avec lui et avec ton collège ;
      nous pouvons le rouvrir à sa demande.
    </p>
  </xsl:template>

  <xsl:template match="message[@template = 'employer-join']" mode="subject">
    Une personne demande à vous rejoindre
  </xsl:template>
  <xsl:template match="message[@template = 'employer-join']" mode="body">
    <p>
      Une personne demande un compte au nom de votre structure.
      Avec ce compte, elle gérera les offres de stage de votre structure et verra les candidatures.
    </p>
    <facts typed="Ce qu’elle a saisi">
      <fact name="Structure"><xsl:value-of select="@organisation"/></fact>
      <fact name="Nom"><xsl:value-of select="person/@name"/></fact>
      <fact name="E-mail"><xsl:value-of select="person/@email"/></fact>
    </facts>
    <button href="{link/@href}">Voir la demande</button>
    <p>Vous ne la connaissez pas ? Ne faites rien : elle n’aura pas de compte.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'school-join']" mode="subject">
    Une personne demande un compte pour votre collège
  </xsl:template>
  <xsl:template match="message[@template = 'school-join']" mode="body">
    <p>
      Une personne demande un compte au nom de votre collège.
      Avec ce compte, elle verra vos élèves et leurs candidatures.
    </p>
    <facts><fact name="Collège"><xsl:value-of select="@organisation"/></fact></facts>
    <facts typed="Ce qu’elle a saisi">
      <fact name="Nom"><xsl:value-of select="person/@name"/></fact>
      <fact name="E-mail"><xsl:value-of select="person/@email"/></fact>
      <fact name="Fonction"><xsl:value-of select="@detail"/></fact>
    </facts>
    <button href="{link/@href}">Voir la demande</button>
    <p>Vous ne la connaissez pas ? Ne faites rien : elle n’aura pas de compte.</p>
  </xsl:template>

  <xsl:template match="message[@template = 'account-approved']" mode="subject">Votre compte est ouvert</xsl:template>
  <xsl:template match="message[@template = 'account-approved']" mode="body">
    <p>Votre demande a été acceptée : vous pouvez vous connecter.</p>
    <facts><fact name="Au nom de"><xsl:value-of select="@organisation"/></fact></facts>
    <button href="{link/@href}">Se connecter</button>
  </xsl:template>

  <xsl:template match="message[@template = 'password-reset']" mode="subject">Nouveau mot de passe</xsl:template>
  <xsl:template match="message[@template = 'password-reset']" mode="body">
    <xsl:call-template name="say">
      <xsl:with-param name="vous" select="'Vous avez demandé un nouveau mot de passe. Choisissez-le sur cette page :'"/>
      <xsl:with-param name="tu" select="'Tu as demandé un nouveau mot de passe. Choisis-le sur cette page :'"/>
    </xsl:call-template>
    <button href="{link/@href}">Choisir un mot de passe</button>
    <p>Ce lien est valable une heure et ne sert qu’une fois.</p>
    <xsl:call-template name="not-you"/>
  </xsl:template>

  <xsl:template match="message[@template = 'password-changed']" mode="subject">Mot de passe changé</xsl:template>
  <xsl:template match="message[@template = 'password-changed']" mode="body">
    <xsl:call-template name="say">
      <xsl:with-param name="vous">
        Le mot de passe de votre compte vient d’être changé. Les autres appareils ont été déconnectés.
      </xsl:with-param>
      <xsl:with-param name="tu">
        Le mot de passe de ton compte vient d’être changé. Les autres appareils ont été déconnectés.
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="say">
      <xsl:with-param name="vous">
        Ce n’est pas vous ? Choisissez tout de suite un nouveau mot de passe, puis appelez-nous.
      </xsl:with-param>
      <xsl:with-param name="tu"
                      select="'Ce n’est pas toi ? Choisis tout de suite un nouveau mot de passe, puis appelle-nous.'"/>
    </xsl:call-template>
    <button href="{link/@href}">Choisir un mot de passe</button>
  </xsl:template>

  <xsl:template match="message[@template = 'email-change-old']" mode="subject">
    Changement d’adresse e-mail
  </xsl:template>
  <xsl:template match="message[@template = 'email-change-old']" mode="body">
    <p>
      Un changement d’adresse est demandé pour ce compte. Il prendra effet quand les deux adresses l’auront confirmé.
    </p>
    <facts typed="Ce qui a été saisi"><fact name="Nouvelle adresse"><xsl:value-of select="@detail"/></fact></facts>
    <button href="{link/@href}">Confirmer le changement</button>
    <xsl:call-template name="say">
      <xsl:with-param name="vous">
        Ce n’est pas vous ? Ne confirmez pas, et changez votre mot de passe : quelqu’un le connaît peut-être.
      </xsl:with-param>
      <xsl:with-param name="tu">
        Ce n’est pas toi ? Ne confirme pas, et change ton mot de passe : quelqu’un le connaît peut-être.
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="message[@template = 'email-change-new']" mode="subject">
    Confirmation de l’adresse e-mail
  </xsl:template>
  <xsl:template match="message[@template = 'email-change-new']" mode="body">
    <p>Un compte de notre site demande à utiliser cette adresse.</p>
    <button href="{link/@href}">Confirmer cette adresse</button>
    <xsl:call-template name="not-you"/>
  </xsl:template>

  <xsl:template match="message[@template = 'email-changed']" mode="subject">Adresse e-mail changée</xsl:template>
  <xsl:template match="message[@template = 'email-changed']" mode="body">
    <p>L’adresse de ce compte a changé.</p>
    <facts><fact name="Nouvelle adresse"><xsl:value-of select="@detail"/></fact></facts>
  </xsl:template>

  <xsl:template match="message[@template = 'account-deleted']" mode="subject">Compte supprimé</xsl:template>
  <xsl:template match="message[@template = 'account-deleted']" mode="body">
    <xsl:call-template name="say">
      <xsl:with-param name="vous" select="'Votre compte et ses données personnelles sont supprimés.'"/>
      <xsl:with-param name="tu" select="'Ton compte et tes données personnelles sont supprimés.'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="message[@template = 'account-unused']" mode="subject">
    Votre compte va être supprimé
  </xsl:template>
  <xsl:template match="message[@template = 'account-unused']" mode="body">
    <xsl:choose>
      <xsl:when test="person/@role = 'pupil'">
        <p>
          L’année scolaire de ta classe est finie. Ton compte et tes candidatures seront effacés
          le <xsl:value-of select="@detail"/>. Si tu en as encore besoin, connecte-toi avant ce jour :
          tu peux aussi y télécharger tes données.
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p>
          Vous ne vous êtes pas connecté depuis longtemps. Votre compte sera supprimé
          le <xsl:value-of select="@detail"/>. Pour le garder, il suffit de vous connecter avant ce jour.
        </p>
      </xsl:otherwise>
    </xsl:choose>
    <button href="{link/@href}">Garder mon compte</button>
  </xsl:template>
</xsl:stylesheet>
