<?xml version="1.0" encoding="UTF-8"?>
<!-- What the links of mails open: a page with a button; and a forgotten password. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template name="link-page">
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <xsl:param name="button"/>
    <xsl:param name="style" select="'accent'"/>
    <div class="container narrow">
      <h1><xsl:value-of select="$title"/></h1>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
        <xsl:copy-of select="$text"/>
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset/field"/>
        <button class="button {$style} large" type="submit"><xsl:value-of select="$button"/></button>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="account-activation" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Activer le compte
  </xsl:template>
  <xsl:template match="account-activation">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Activer le compte'"/>
      <xsl:with-param name="text">
        <p>
          <xsl:value-of select="s:label('role', @role)"/> : <strong><xsl:value-of select="@person"/></strong>
          <xsl:if test="@organisation != ''">, <xsl:value-of select="@organisation"/></xsl:if>
          <xsl:text>.</xsl:text>
          <br/>
          <xsl:text>Adresse e-mail : </xsl:text>
          <strong><xsl:value-of select="@email"/></strong>
        </p>
        <p>
          <xsl:choose>
            <xsl:when test="@role = 'pupil'">
              C’est bien toi ? Choisis le mot de passe de ton compte : il s’ouvre aussitôt. Sinon, ferme cette page :
              sans mot de passe, le compte reste fermé.
            </xsl:when>
            <xsl:otherwise>
              C’est bien vous ? Choisissez le mot de passe du compte. Sinon, fermez cette page :
              sans mot de passe, le compte reste fermé.
            </xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'Activer le compte'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="account-approval" mode="title">Accepter une demande</xsl:template>
  <xsl:template match="account-approval">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Accepter cette personne ?'"/>
      <xsl:with-param name="text">
        <p>
          <strong><xsl:value-of select="@person"/></strong> (<xsl:value-of select="@email"/>) demande un compte au nom
          de <strong><xsl:value-of select="@organisation"/></strong>.
        </p>
        <p>
          <xsl:choose>
            <xsl:when test="@role = 'school'">Elle verra les élèves du collège et leurs candidatures.</xsl:when>
            <xsl:otherwise>Elle gérera les offres de la structure et verra les candidatures des élèves.</xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'Accepter'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="guardian-objection" mode="title">S’opposer au compte d’un élève</xsl:template>
  <xsl:template match="guardian-objection">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Vous opposer à ce compte ?'"/>
      <xsl:with-param name="text">
        <p>
          <strong><xsl:value-of select="@person"/></strong>, <xsl:value-of select="@organisation"/>,
          a un compte sur ce site pour chercher son stage de 3e.
        </p>
        <p>
          Si vous vous y opposez, le compte est fermé tout de suite, ses candidatures et ses stages sont
          annulés, et l’élève en est informé.
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'M’opposer à ce compte'"/>
      <xsl:with-param name="style" select="'danger'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="account-outcome" mode="title">
    <xsl:value-of select="s:label('outcome-title', @code)"/>
  </xsl:template>
  <xsl:template match="account-outcome">
    <div class="container narrow">
      <div class="card call">
        <p class="big-icon ok"><s:icon name="check-circle"/></p>
        <h1><xsl:value-of select="s:label('outcome-title', @code)"/></h1>
        <p><xsl:value-of select="s:label('outcome-text', @code)"/></p>
        <p class="actions">
          <xsl:choose>
            <xsl:when test="@code = 'activated'">
              <a class="button primary" href="/connexion?retour=/compte">Se connecter</a>
            </xsl:when>
            <xsl:otherwise><a class="button primary" href="/">Retour à l’accueil</a></xsl:otherwise>
          </xsl:choose>
        </p>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="password-forgotten" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Mot de passe oublié
  </xsl:template>
  <xsl:template match="password-forgotten">
    <div class="container narrow">
      <h1>Mot de passe oublié</h1>
      <p>Indiquez l’adresse e-mail du compte. Nous y envoyons un lien pour choisir un nouveau mot de passe.</p>
      <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'email'"/>
          <xsl:with-param name="type" select="'email'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'username'"/>
          <xsl:with-param name="maxlength" select="'254'"/>
        </xsl:call-template>
        <button class="button primary large" type="submit">Recevoir un lien</button>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="password-sent" mode="title">Vérifiez vos e-mails · Mot de passe oublié</xsl:template>
  <xsl:template match="password-sent">
    <xsl:call-template name="mail-sent">
      <xsl:with-param name="title" select="'Vérifiez vos mails'"/>
      <xsl:with-param name="text">
        Si cette adresse a un compte, un e-mail vient d’y partir. Son lien est valable une heure.
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="password-reset" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Nouveau mot de passe
  </xsl:template>
  <xsl:template match="password-reset">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Nouveau mot de passe'"/>
      <xsl:with-param name="button" select="'Enregistrer'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="second-factor" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Code de connexion
  </xsl:template>
  <xsl:template match="second-factor">
    <div class="container narrow">
      <h1>Code de connexion</h1>
      <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="retour" value="{key('value', 'retour')}"/>
        <xsl:if test="key('value', 'kept') != ''">
          <input type="hidden" name="kept" value="{key('value', 'kept')}"/>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="enrolment">
            <p>
              Un compte d’administrateur se protège par un second code. Installez une application d’authentification
              (FreeOTP, Aegis…), puis scannez cette image ou recopiez la clé.
            </p>
            <svg class="qr"
                 viewBox="-4 -4 {enrolment/qr/@size + 8} {enrolment/qr/@size + 8}"
                 role="img"
                 aria-label="QR code de la clé">
              <path d="{enrolment/qr/@path}"/>
            </svg>
            <p>Clé : <code class="secret"><xsl:value-of select="enrolment/@secret"/></code></p>
            <p>L’application affiche alors un code à 6 chiffres : tapez-le ici.</p>
          </xsl:when>
          <xsl:otherwise>
            <p>Tapez le code à 6 chiffres que donne votre application, ou un de vos codes de secours.</p>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="required-note"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'code'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="autocomplete" select="'one-time-code'"/>
          <xsl:with-param name="maxlength" select="'20'"/>
          <xsl:with-param name="size" select="'small'"/>
        </xsl:call-template>
        <button class="button primary large" type="submit">Continuer</button>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="recovery-codes" mode="title">Codes de secours</xsl:template>
  <xsl:template match="recovery-codes">
    <div class="container narrow">
      <h1>Vos codes de secours</h1>
      <p>
        Notez-les ou imprimez-les : chacun remplace une fois le code de l’application, si vous n’avez plus votre
        téléphone. <strong>Ils ne seront plus jamais montrés.</strong>
      </p>
      <ul class="card codes">
        <xsl:for-each select="code"><li><code><xsl:value-of select="."/></code></li></xsl:for-each>
      </ul>
      <p><a class="button primary" href="{@next}">Je les ai notés</a></p>
    </div>
  </xsl:template>
</xsl:stylesheet>
