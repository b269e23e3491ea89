<?xml version="1.0" encoding="UTF-8"?>
<!-- Depositing an offer: the two ways, the form, the thanks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="deposit-choice" mode="title">Déposer une offre</xsl:template>

  <xsl:template match="deposit-choice">
    <div class="container">
      <h1>Déposer une offre de stage</h1>
      <p class="lead">Un seul formulaire, avec ou sans compte. Choisissez comment vous voulez continuer.</p>
      <div class="two-columns">
        <section class="card">
          <h2>Déjà membre ?</h2>
          <p>
            Connectez-vous pour gérer vos annonces, voir les candidatures en cours
            ou poster une nouvelle offre de stage.
          </p>
          <form method="post" action="/connexion" class="stack">
            <input type="hidden" name="csrf" value="{form/@csrf}"/>
            <input type="hidden" name="retour" value="/offres/deposer"/>
            <div class="field">
              <label for="email">E-mail</label>
              <input type="email" id="email" name="email" autocomplete="username" required="required"/>
            </div>
            <div class="field">
              <label for="password">Mot de passe</label>
              <input type="password" id="password" name="password" autocomplete="current-password" required="required"/>
            </div>
            <p class="hint">Les deux champs sont obligatoires.</p>
            <button class="button primary" type="submit">Connexion</button>
          </form>
          <p><a href="/compte/mot-de-passe">Mot de passe oublié ?</a></p>
          <p class="hint">
            <strong>Rappel :</strong>
            <xsl:text> une fois votre compte créé, vous ne déposez plus d’offre avec son adresse sans vous connecter à
              votre espace.</xsl:text>
          </p>
        </section>
        <section class="card highlight">
          <h2>Pas encore membre ?</h2>
          <p>
            La création d’un compte n’est pas obligatoire pour déposer une offre.
            Elle facilite grandement la gestion de vos annonces.
          </p>
          <div class="two-ways">
            <div>
              <h3>Avec un compte</h3>
              <p>Vos coordonnées sont gardées, vos offres et les candidatures réunies, avec leurs chiffres.</p>
              <p><a class="button primary" href="/compte/creer/employeur">Créer un compte</a></p>
            </div>
            <div>
              <h3>Sans compte</h3>
              <p>Vous gérez l’offre par les liens que nous vous envoyons par e-mail. Vous l’activez d’un clic.</p>
              <p><a class="button accent" href="/offres/deposer/sans-compte">Continuer sans créer de compte</a></p>
            </div>
          </div>
          <p class="hint">
            <strong>À noter :</strong>
            <xsl:text> une fois votre compte créé, il faut vous identifier pour déposer une offre avec cette
              adresse.</xsl:text>
          </p>
        </section>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="deposit-form" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:apply-templates select="." mode="heading"/>
  </xsl:template>

  <xsl:template match="*" mode="heading">
    <xsl:choose>
      <xsl:when test="@mode = 'edit'">Modifier l’offre n° <xsl:value-of select="@offer"/></xsl:when>
      <xsl:otherwise>Votre offre de stage</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="deposit-form | deposit-done" mode="head">
    <script src="/js/deposit.js?v={$site/@version}" defer="defer"></script>
    <script src="/js/place.js?v={$site/@version}" defer="defer"></script>
    <xsl:if test="self::deposit-form"><script src="/js/hours.js?v={$site/@version}" defer="defer"></script></xsl:if>
  </xsl:template>

  <xsl:template match="deposit-form">
    <div class="container">
      <xsl:choose>
        <xsl:when test="@mode = 'visitor'">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="'/offres/deposer'"/>
            <xsl:with-param name="label" select="'Déposer une offre'"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="manage-breadcrumb"/></xsl:otherwise>
      </xsl:choose>
      <h1><xsl:apply-templates select="." mode="heading"/></h1>
      <xsl:if test="@notice">
        <div class="notice warning" role="alert">
          <s:icon name="info-circle"/>
          <p>
            <xsl:value-of select="s:label('deposit-notice', @notice)"/>
            <xsl:if test="@notice = 'draft'">
              <xsl:text> </xsl:text>
              <a>
                <xsl:attribute name="href">
                  <xsl:text>/offres/deposer/nouvelle?neuf=1</xsl:text>
                  <xsl:if test="@copy-of">&amp;modele=<xsl:value-of select="@copy-of"/></xsl:if>
                </xsl:attribute>
                <xsl:text>Repartir de zéro</xsl:text>
              </a>
            </xsl:if>
            <xsl:if test="@notice = 'changed-meanwhile'">
              <xsl:text> </xsl:text>
              <a href="{substring-before(form/@action, '/modifier')}/modifier" target="_blank">
                <xsl:text>Voir l’offre telle qu’elle est maintenant</xsl:text>
                <span class="visually-hidden"> (nouvelle fenêtre)</span>
              </a>
            </xsl:if>
          </p>
        </div>
      </xsl:if>
      <xsl:if test="draft">
        <details class="card">
          <summary>
            <xsl:text>Vous avez aussi commencé </xsl:text>
            <xsl:choose>
              <xsl:when test="count(draft) = 1">une autre offre</xsl:when>
              <xsl:otherwise><xsl:value-of select="count(draft)"/> autres offres</xsl:otherwise>
            </xsl:choose>
          </summary>
          <ul class="plain">
            <xsl:for-each select="draft">
              <li>
                <a>
                  <xsl:attribute name="href">
                    <xsl:text>/offres/deposer/nouvelle?brouillon=</xsl:text>
                    <xsl:value-of select="@key"/>
                    <xsl:if test="../@copy-of">&amp;modele=<xsl:value-of select="../@copy-of"/></xsl:if>
                  </xsl:attribute>
                  <xsl:choose>
                    <xsl:when test="@title != ''">« <xsl:value-of select="@title"/> »</xsl:when>
                    <xsl:otherwise>Sans titre</xsl:otherwise>
                  </xsl:choose>
                </a>
                <xsl:text>, le </xsl:text>
                <xsl:value-of select="@saved"/>
              </li>
            </xsl:for-each>
          </ul>
        </details>
      </xsl:if>
      <xsl:call-template name="error-summary"/>
      <form method="post"
            action="{form/@action}"
            class="deposit"
            enctype="multipart/form-data"
            novalidate="novalidate"
            data-guard="yes">
        <xsl:if test="@mode = 'member'">
          <xsl:attribute name="data-draft">/offres/deposer/brouillon</xsl:attribute>
        </xsl:if>
        <xsl:if test="@mode = 'visitor'"><xsl:attribute name="data-keep">yes</xsl:attribute></xsl:if>
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="version-field"/>
        <ol class="deposit-progress" aria-label="Les parties du formulaire">
          <li><a href="#employeur" data-part="employeur"><span class="number">1</span> L’employeur</a></li>
          <li><a href="#lieu" data-part="lieu"><span class="number">2</span> Lieu</a></li>
          <li><a href="#contact" data-part="contact"><span class="number">3</span> Contact</a></li>
          <li><a href="#echanges" data-part="echanges"><span class="number">4</span> Échanges</a></li>
          <li><a href="#offre" data-part="offre"><span class="number">5</span> L’offre</a></li>
          <li><a href="#periode" data-part="periode"><span class="number">6</span> Période</a></li>
          <li><a href="#candidatures" data-part="candidatures"><span class="number">7</span> Candidatures</a></li>
          <li><a href="#conditions" data-part="conditions"><span class="number">8</span> Conditions</a></li>
        </ol>
        <div class="deposit-columns">
          <div class="deposit-employer">
            <xsl:choose>
              <xsl:when test="@employer"><xsl:call-template name="deposit-known-employer"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="deposit-employer"/></xsl:otherwise>
            </xsl:choose>
            <xsl:call-template name="deposit-place"/>
            <xsl:call-template name="deposit-contact"/>
            <xsl:call-template name="deposit-exchanges"/>
          </div>
          <div class="deposit-offer">
            <xsl:call-template name="deposit-subject"/>
            <xsl:call-template name="deposit-period"/>
            <xsl:call-template name="deposit-applications"/>
            <xsl:call-template name="deposit-conditions"/>
          </div>
        </div>
        <div class="card deposit-end">
          <xsl:call-template name="box">
            <xsl:with-param name="name" select="'commitment'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="label">
              <xsl:text>Je certifie avoir lu les </xsl:text>
              <a href="/employeurs/principes-engagement" target="_blank">
                <xsl:text>principes d’engagement des structures accueillant un élève en stage de 3e</xsl:text>
                <span class="visually-hidden"> (nouvelle fenêtre)</span>
              </a>
              <xsl:text> et m’y conformer.</xsl:text>
              <xsl:call-template name="required-mark"/>
            </xsl:with-param>
          </xsl:call-template>
          <p class="hint">
            <xsl:text>Vos données servent à mettre en relation employeurs et élèves. </xsl:text>
            <a href="/donnees-personnelles" target="_blank">
              <xsl:text>Vos données et vos droits</xsl:text>
              <span class="visually-hidden"> (nouvelle fenêtre)</span>
            </a>
          </p>
          <button class="button accent large" type="submit" name="etape" value="visualiser">Visualiser l’offre</button>
        </div>
      </form>
    </div>
  </xsl:template>

  <xsl:template name="version-field">
    <xsl:if test="@version"><input type="hidden" name="version" value="{@version}"/></xsl:if>
    <xsl:if test="@closing"><input type="hidden" name="closing" value="{@closing}"/></xsl:if>
    <xsl:if test="@copy-of"><input type="hidden" name="copie" value="{@copy-of}"/></xsl:if>
  </xsl:template>

  <xsl:template match="deposit-done" mode="title">Offre enregistrée</xsl:template>

  <xsl:template match="deposit-done">
    <div class="container narrow">
      <div class="card call" data-sent="yes">
        <p class="big-icon ok">
          <s:icon name="envelope"/>
        </p>
        <h1>Offre enregistrée</h1>
        <p>
          <xsl:text>Merci, nous avons bien pris en compte votre offre de stage. </xsl:text>
          <strong>Elle n’est pas encore visible.</strong>
        </p>
        <p>
          Vous recevez dans quelques minutes un e-mail : suivez ce qu’il indique pour la mettre en ligne.
          Pensez à regarder dans les courriers indésirables.
        </p>
        <p>Vous en déposez plusieurs ? Un même e-mail les regroupe : il peut alors se faire attendre un peu.</p>
        <p class="actions"><a class="button primary" href="/">Retour à l’accueil</a></p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
