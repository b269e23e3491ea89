<?xml version="1.0" encoding="UTF-8"?>
<!-- Opening an account: which role, which employer or school, the form, the thanks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="sign-up-choice" mode="title">Créer un compte</xsl:template>

  <xsl:template match="sign-up-choice">
    <div class="container">
      <h1>Créer un compte</h1>
      <p class="lead">Pour qui est ce compte ?</p>
      <ul class="choices choices-wide">
        <li>
          <a class="card choice section-eleves" href="/compte/creer/eleve">
            <s:icon name="backpack"/>
            <span><strong>Élève</strong> Je cherche mon stage de 3e</span>
          </a>
        </li>
        <li>
          <a class="card choice section-employeurs" href="/compte/creer/employeur">
            <s:icon name="briefcase"/>
            <span><strong>Employeur</strong> J’accueille des élèves</span>
          </a>
        </li>
        <li>
          <a class="card choice section-colleges" href="/compte/creer/college">
            <s:icon name="mortarboard"/>
            <span><strong>Collège</strong> Je suis les stages de mes élèves</span>
          </a>
        </li>
      </ul>
      <p>Vous avez déjà un compte ? <a href="/connexion">Connectez-vous</a>.</p>
    </div>
  </xsl:template>

  <xsl:template match="sign-up-find" mode="title">
    <xsl:choose>
      <xsl:when test="@role = 'employer'">Votre structure</xsl:when>
      <xsl:when test="@role = 'pupil'">Ton collège</xsl:when>
      <xsl:otherwise>Votre collège</xsl:otherwise>
    </xsl:choose>
    <xsl:text> · Créer un compte</xsl:text>
  </xsl:template>

  <xsl:template match="sign-up-find">
    <xsl:variable name="path">
      <xsl:choose>
        <xsl:when test="@role = 'employer'">/compte/creer/employeur</xsl:when>
        <xsl:when test="@role = 'pupil'">/compte/creer/eleve</xsl:when>
        <xsl:otherwise>/compte/creer/college</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/compte/creer'"/>
        <xsl:with-param name="label" select="'Créer un compte'"/>
      </xsl:call-template>
      <h1>
        <xsl:choose>
          <xsl:when test="@role = 'employer'">Votre structure est-elle déjà inscrite ?</xsl:when>
          <xsl:when test="@role = 'pupil'">Quel est ton collège ?</xsl:when>
          <xsl:otherwise>Quel est votre collège ?</xsl:otherwise>
        </xsl:choose>
      </h1>
      <form method="get" action="{$path}" class="card stack" role="search" data-live="resultats" data-address="no">
        <div class="field">
          <label for="q">
            <xsl:choose>
              <xsl:when test="@role = 'employer'">Nom ou numéro SIRET</xsl:when>
              <xsl:otherwise>Nom du collège ou ville</xsl:otherwise>
            </xsl:choose>
          </label>
          <input type="search" id="q" name="q" value="{@text}" maxlength="80" autocomplete="off" enterkeyhint="search"/>
        </div>
        <button class="button primary" type="submit">
          <s:icon name="search"/>
          <xsl:text>Chercher</xsl:text>
        </button>
      </form>
      <div id="resultats">
        <xsl:if test="@text != ''">
          <xsl:choose>
            <xsl:when test="found">
              <xsl:call-template name="cut"/>
              <ul class="choices">
                <xsl:for-each select="found">
                  <li>
                    <a class="card choice" href="{$path}/{@id}">
                      <span>
                        <strong><xsl:value-of select="."/></strong>
                        <xsl:text> </xsl:text>
                        <xsl:value-of select="@town"/>
                        <xsl:text> </xsl:text>
                        <span class="hint"><xsl:value-of select="@detail"/></span>
                      </span>
                      <s:icon name="arrow-right"/>
                    </a>
                  </li>
                </xsl:for-each>
              </ul>
            </xsl:when>
            <xsl:otherwise>
              <p class="notice info">
                <s:icon name="info-circle"/>
                <span>Rien ne correspond à « <xsl:value-of select="@text"/> ». Essayez un mot de moins.</span>
              </p>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </div>
      <xsl:choose>
        <xsl:when test="@role = 'employer'">
          <section class="card">
            <h2>Elle n’est pas dans la liste ?</h2>
            <p><a class="button accent" href="/compte/creer/employeur/nouveau">Créer un nouvel employeur</a></p>
          </section>
        </xsl:when>
        <xsl:when test="@role = 'pupil'">
          <section class="card">
            <h2>Ton collège t’a donné un code ?</h2>
            <form method="get" action="/compte/creer/eleve" class="stack">
              <div class="field">
                <label for="code">Code personnel</label>
                <p class="hint" id="code-aide">Par exemple K7M2P-Q9RTX</p>
                <xsl:if test="@code-error">
                  <p class="field-error" id="code-erreur" role="alert">
                    <s:icon name="exclamation-triangle"/>
                    <span><xsl:value-of select="s:label('error', @code-error)"/></span>
                  </p>
                </xsl:if>
                <input type="text" id="code" name="code" maxlength="20" autocomplete="off" autocapitalize="characters">
                  <xsl:attribute name="aria-describedby">
                    code-aide<xsl:if test="@code-error"> code-erreur</xsl:if>
                  </xsl:attribute>
                  <xsl:if test="@code-error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
                </input>
              </div>
              <button class="button" type="submit">Utiliser mon code</button>
            </form>
          </section>
        </xsl:when>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="sign-up" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:text>Créer un compte</xsl:text>
    <xsl:text> : </xsl:text>
    <xsl:value-of select="s:label('role', @role)"/>
    <xsl:if test="@step">, étape <xsl:value-of select="@step"/> sur <xsl:value-of select="@steps"/></xsl:if>
  </xsl:template>

  <xsl:template match="sign-up">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="s:label('sign-up-path', @role)"/>
        <xsl:with-param name="label" select="s:label('sign-up-back', @role)"/>
      </xsl:call-template>
      <h1><xsl:value-of select="s:label('sign-up-title', @role)"/></h1>
      <xsl:if test="@target"><p class="lead"><xsl:value-of select="@target"/></p></xsl:if>
      <xsl:if test="@step">
        <p><strong>Étape <xsl:value-of select="@step"/> sur <xsl:value-of select="@steps"/></strong></p>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@email-domain != ''">
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>
              Pour rejoindre cette structure, utilisez une adresse e-mail qui se termine par
              <strong>@<xsl:value-of select="@email-domain"/></strong>.
            </span>
          </p>
        </xsl:when>
        <xsl:when test="@role = 'employer' and @target">
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>L’administrateur de cette structure recevra votre demande et l’acceptera.</span>
          </p>
        </xsl:when>
        <xsl:when test="@role = 'school'">
          <p class="notice info">
            <s:icon name="info-circle"/>
            <span>Nous demanderons l’accord du collège à son adresse officielle.</span>
          </p>
        </xsl:when>
      </xsl:choose>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <xsl:if test="key('value', 'code') != ''">
          <input type="hidden" name="code" value="{key('value', 'code')}"/>
        </xsl:if>
        <xsl:call-template name="steps-carried"/>
        <xsl:for-each select="form/fieldset[not(../../@step) or position() = ../../@step]">
          <xsl:apply-templates select="."/>
          <xsl:if test="@name = 'organisation'">
            <p class="hint">Vous pourrez ajouter le logo de la structure une fois le compte activé.</p>
          </xsl:if>
        </xsl:for-each>
        <xsl:if test="@role = 'employer'">
          <div class="card">
            <xsl:call-template name="box">
              <xsl:with-param name="name" select="'commitment'"/>
              <xsl:with-param name="required" select="true()"/>
              <xsl:with-param name="label">
                Je certifie avoir lu les <a href="/employeurs/principes-engagement" target="_blank">principes
                d’engagement<span class="visually-hidden"> (nouvelle fenêtre)</span></a> et m’y
                conformer.<xsl:call-template name="required-mark"/>
              </xsl:with-param>
            </xsl:call-template>
          </div>
        </xsl:if>
        <xsl:if test="@step and @step = @steps">
          <p class="hint">Ton mot de passe, tu le choisis juste après, avec le lien que tu reçois par e-mail.</p>
        </xsl:if>
        <div class="actions">
          <button class="button accent large" type="submit">
            <xsl:choose>
              <xsl:when test="@step &lt; @steps">Continuer</xsl:when>
              <xsl:otherwise>Créer le compte</xsl:otherwise>
            </xsl:choose>
          </button>
          <xsl:if test="@step &gt; 1">
            <button class="button large" type="submit" name="retour" value="1">Étape précédente</button>
          </xsl:if>
        </div>
      </form>
    </div>
  </xsl:template>

  <!-- Which step this is, and what the other ones hold so far. -->
  <xsl:template name="steps-carried">
    <xsl:if test="@step">
      <input type="hidden" name="etape" value="{@step}"/>
      <xsl:variable name="step" select="@step"/>
      <xsl:for-each select="form/fieldset[position() != $step and
                            position() &lt;= ../../@reached]/field[key('value', @name) != '']">
        <input type="hidden" name="{@name}" value="{key('value', @name)}"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="field[@name = 'notice']" mode="box-label">
    <xsl:text>J’ai lu la page </xsl:text>
    <a href="/donnees-personnelles" target="_blank">
      <xsl:choose>
        <xsl:when test="$is-pupil">tes données et tes droits</xsl:when>
        <xsl:otherwise>vos données et vos droits</xsl:otherwise>
      </xsl:choose>
      <span class="visually-hidden"> (nouvelle fenêtre)</span>
    </a>
    <xsl:text>.</xsl:text>
    <xsl:call-template name="required-mark"/>
  </xsl:template>

  <xsl:template match="sign-up-done" mode="title">Vérifiez vos e-mails · Créer un compte</xsl:template>

  <xsl:template match="sign-up-done">
    <xsl:call-template name="mail-sent">
      <xsl:with-param name="title" select="'Merci, c’est presque fini'"/>
      <xsl:with-param name="text">
        Un e-mail vient de partir à l’adresse indiquée. Suivez son lien pour choisir un mot de passe et ouvrir
        le compte : il est valable 7 jours.
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="mail-sent">
    <xsl:param name="title"/>
    <xsl:param name="text"/>
    <div class="container narrow">
      <div class="card call">
        <p class="big-icon ok"><s:icon name="envelope"/></p>
        <h1><xsl:value-of select="$title"/></h1>
        <p><xsl:value-of select="$text"/></p>
        <p class="hint">Rien dans quelques minutes ? Regardez dans les courriers indésirables.</p>
        <p class="actions"><a class="button primary" href="/">Retour à l’accueil</a></p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
