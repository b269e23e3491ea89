<?xml version="1.0" encoding="UTF-8"?>
<!-- Depositing an offer: the two ways, the form, its preview, the thanks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">

  <xsl:template match="deposit-choice" mode="title">Déposer une offre</xsl:template>

  <xsl:template match="deposit-choice">
    <div class="container">
      <h1>Déposer une offre de stage</h1>
      <p class="lead">Quatre minutes suffisent. Choisissez comment vous voulez continuer.</p>
      <div class="two-columns">
        <section class="card">
          <h2>Déjà membre ?</h2>
          <p>Connectez-vous pour gérer vos annonces, voir les candidatures en cours ou poster une nouvelle offre de stage.</p>
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
          <p class="hint"><strong>Rappel :</strong> une fois votre compte créé, vous ne déposez plus d’offre avec son adresse sans vous connecter à votre espace.</p>
        </section>
        <section class="card highlight">
          <h2>Pas encore membre ?</h2>
          <p>La création d’un compte n’est pas obligatoire pour déposer une offre. Elle facilite grandement la gestion de vos annonces.</p>
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
          <p class="hint"><strong>À noter :</strong> une fois votre compte créé, il faut vous identifier pour déposer une offre avec cette adresse.</p>
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
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template>
          <p>
            <xsl:value-of select="s:label('deposit-notice', @notice)"/>
            <xsl:if test="@notice = 'draft'"><xsl:text> </xsl:text><a><xsl:attribute name="href">/offres/deposer/nouvelle?neuf=1<xsl:if test="@copy-of">&amp;modele=<xsl:value-of select="@copy-of"/></xsl:if></xsl:attribute>Repartir de zéro</a></xsl:if>
            <xsl:if test="@notice = 'changed-meanwhile'"><xsl:text> </xsl:text><a href="{substring-before(form/@action, '/modifier')}/modifier" target="_blank">Voir l’offre telle qu’elle est maintenant<span class="visually-hidden"> (nouvelle fenêtre)</span></a></xsl:if>
          </p>
        </div>
      </xsl:if>
      <xsl:if test="draft">
        <details class="card">
          <summary>Vous avez aussi commencé <xsl:choose><xsl:when test="count(draft) = 1">une autre offre</xsl:when><xsl:otherwise><xsl:value-of select="count(draft)"/> autres offres</xsl:otherwise></xsl:choose></summary>
          <ul class="plain">
            <xsl:for-each select="draft">
              <li><a><xsl:attribute name="href">/offres/deposer/nouvelle?brouillon=<xsl:value-of select="@key"/><xsl:if test="../@copy-of">&amp;modele=<xsl:value-of select="../@copy-of"/></xsl:if></xsl:attribute><xsl:choose><xsl:when test="@title != ''">« <xsl:value-of select="@title"/> »</xsl:when><xsl:otherwise>Sans titre</xsl:otherwise></xsl:choose></a>, le <xsl:value-of select="@saved"/></li>
            </xsl:for-each>
          </ul>
        </details>
      </xsl:if>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="deposit" novalidate="novalidate" data-guard="yes">
        <xsl:if test="@mode = 'member'"><xsl:attribute name="data-draft">/offres/deposer/brouillon</xsl:attribute></xsl:if>
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
            <xsl:with-param name="label">Je certifie avoir lu les <a href="/employeurs/principes-engagement" target="_blank">principes d’engagement des structures accueillant un élève en stage de 3e<span class="visually-hidden"> (nouvelle fenêtre)</span></a> et m’y conformer.<xsl:call-template name="required-mark"/></xsl:with-param>
          </xsl:call-template>
          <p class="hint">Vos données servent à mettre en relation employeurs et élèves. <a href="/donnees-personnelles" target="_blank">Vos données et vos droits<span class="visually-hidden"> (nouvelle fenêtre)</span></a></p>
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

  <!-- The employer of an account, or of an offer that is there, is known. -->
  <xsl:template name="deposit-known-employer">
    <fieldset class="card" id="employeur">
      <legend><span class="number">1</span> L’employeur</legend>
      <p><strong><xsl:value-of select="@employer"/></strong></p>
      <xsl:if test="$visitor/@role = 'employer'"><p class="hint"><a href="/compte/structure">Voir ou corriger la structure, son logo</a> : le logo est montré avec l’offre.</p></xsl:if>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-employer">
    <fieldset class="card" id="employeur">
      <legend><span class="number">1</span> L’employeur</legend>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'employer-name'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="maxlength" select="'160'"/><xsl:with-param name="autocomplete" select="'organization'"/></xsl:call-template>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'activity'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="rows" select="'3'"/><xsl:with-param name="maxlength" select="'1000'"/><xsl:with-param name="hint" select="'Ce que fait votre structure, en une ou deux phrases.'"/></xsl:call-template>
      <div class="field-row">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'siret'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="inputmode" select="'numeric'"/><xsl:with-param name="hint" select="'14 chiffres'"/><xsl:with-param name="maxlength" select="'24'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'naf'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="hint" select="'4 chiffres et une lettre'"/><xsl:with-param name="maxlength" select="'8'"/></xsl:call-template>
      </div>
      <div class="field size-full">
        <xsl:call-template name="field-head"><xsl:with-param name="name" select="'legal-status'"/><xsl:with-param name="label" select="s:label('field', 'legal-status')"/><xsl:with-param name="required" select="true()"/></xsl:call-template>
        <select id="legal-status" name="legal-status" required="required">
          <xsl:call-template name="described"><xsl:with-param name="name" select="'legal-status'"/></xsl:call-template>
          <option value="">Choisissez</option>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'company'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'sole-trader'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'liberal'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'association'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'cooperative'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'local-public'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'state'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'public-body'"/></xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'other'"/></xsl:call-template>
        </select>
      </div>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'website'"/><xsl:with-param name="inputmode" select="'url'"/><xsl:with-param name="autocomplete" select="'url'"/><xsl:with-param name="maxlength" select="'250'"/></xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="status-option">
    <xsl:param name="code"/>
    <option value="{$code}">
      <xsl:if test="key('value', 'legal-status') = $code"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:value-of select="s:label('legal-status', $code)"/>
    </option>
  </xsl:template>

  <xsl:template name="deposit-place">
    <fieldset class="card" id="lieu">
      <legend><span class="number">2</span> Lieu du stage</legend>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'address'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="maxlength" select="'200'"/><xsl:with-param name="autocomplete" select="'address-line1'"/><xsl:with-param name="hint" select="'Numéro et rue, ou lieu-dit'"/></xsl:call-template>
      <div class="field-row">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'postcode'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="inputmode" select="'numeric'"/><xsl:with-param name="maxlength" select="'10'"/><xsl:with-param name="autocomplete" select="'postal-code'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'town'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="maxlength" select="'100'"/><xsl:with-param name="autocomplete" select="'address-level2'"/></xsl:call-template>
      </div>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'country'"/><xsl:with-param name="maxlength" select="'60'"/><xsl:with-param name="autocomplete" select="'country-name'"/></xsl:call-template>
      <input type="hidden" name="latitude" value="{key('value', 'latitude')}"/>
      <input type="hidden" name="longitude" value="{key('value', 'longitude')}"/>
      <input type="hidden" name="pin-for" value="{key('value', 'pin-for')}"/>
      <div data-pin="yes" data-tiles="{$site/@tile-url}" data-attribution="{$site/@tile-attribution}" hidden="hidden">
        <button class="button" type="button" aria-expanded="false" aria-controls="carte-lieu"><xsl:call-template name="icon"><xsl:with-param name="name" select="'geo-alt'"/></xsl:call-template>Vérifier le lieu sur la carte</button>
        <div id="carte-lieu" hidden="hidden">
          <p class="hint" id="carte-aide">Déplacez l’épingle à la souris ou au doigt ; au clavier, avec les flèches (Majuscule pour aller plus vite).</p>
          <div class="map map-small" role="application" aria-label="Lieu du stage sur la carte" aria-describedby="carte-aide"></div>
          <p role="status" class="visually-hidden"></p>
        </div>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-contact">
    <fieldset class="card" id="contact">
      <legend><span class="number">3</span> Contact</legend>
      <p class="hint">La personne qui répond aux élèves et reçoit les candidatures. Ses coordonnées ne sont pas publiées.</p>
      <div class="choices" id="civility" role="group" aria-label="Civilité">
        <xsl:call-template name="civility"><xsl:with-param name="code" select="'madame'"/><xsl:with-param name="label" select="'Madame'"/></xsl:call-template>
        <xsl:call-template name="civility"><xsl:with-param name="code" select="'monsieur'"/><xsl:with-param name="label" select="'Monsieur'"/></xsl:call-template>
      </div>
      <div class="field-row">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'last-name'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="maxlength" select="'80'"/><xsl:with-param name="autocomplete" select="'family-name'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'first-name'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="maxlength" select="'80'"/><xsl:with-param name="autocomplete" select="'given-name'"/></xsl:call-template>
      </div>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'email'"/><xsl:with-param name="type" select="'email'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="autocomplete" select="'email'"/><xsl:with-param name="maxlength" select="'254'"/><xsl:with-param name="hint" select="'Le lien d’activation et les candidatures arriveront ici.'"/></xsl:call-template>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'email-confirmation'"/><xsl:with-param name="type" select="'email'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="autocomplete" select="'email'"/><xsl:with-param name="maxlength" select="'254'"/></xsl:call-template>
      <p class="hint">Indiquez au moins un numéro de téléphone.</p>
      <div class="field-row">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'landline'"/><xsl:with-param name="one-of" select="true()"/><xsl:with-param name="type" select="'tel'"/><xsl:with-param name="autocomplete" select="'tel'"/><xsl:with-param name="maxlength" select="'30'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'mobile'"/><xsl:with-param name="one-of" select="true()"/><xsl:with-param name="type" select="'tel'"/><xsl:with-param name="autocomplete" select="'tel'"/><xsl:with-param name="maxlength" select="'30'"/></xsl:call-template>
      </div>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'fax'"/><xsl:with-param name="type" select="'tel'"/><xsl:with-param name="maxlength" select="'30'"/></xsl:call-template>
      <div class="field-row">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'department'"/><xsl:with-param name="maxlength" select="'120'"/><xsl:with-param name="hint" select="'Jamais publié'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'job-title'"/><xsl:with-param name="maxlength" select="'120'"/><xsl:with-param name="hint" select="'Jamais publiée'"/><xsl:with-param name="autocomplete" select="'organization-title'"/></xsl:call-template>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template name="civility">
    <xsl:param name="code"/>
    <xsl:param name="label"/>
    <div class="box">
      <input type="radio" id="civility-{$code}" name="civility" value="{$code}">
        <xsl:if test="key('value', 'civility') = $code"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <label for="civility-{$code}"><xsl:value-of select="$label"/></label>
    </div>
  </xsl:template>

  <xsl:template name="deposit-exchanges">
    <fieldset class="card" id="echanges">
      <legend><span class="number">4</span> Échanges avec les élèves</legend>
      <fieldset>
        <legend>J’accepte d’être contacté :</legend>
        <p class="hint">Les collèges et le Département voient alors votre nom, votre e-mail et vos téléphones, dans la liste des employeurs prêts à aider.</p>
        <xsl:call-template name="box"><xsl:with-param name="name" select="'contact-on-application'"/><xsl:with-param name="label" select="'dès le dépôt de la candidature d’un élève, pour toute question'"/></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="name" select="'contact-for-events'"/><xsl:with-param name="label" select="'pour organiser des actions dans un collège, du type bourse aux stages'"/></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="name" select="'contact-for-last-minute'"/><xsl:with-param name="label" select="'pour étudier des solutions d’accueil de dernière minute'"/></xsl:call-template>
      </fieldset>
      <xsl:call-template name="box"><xsl:with-param name="name" select="'shows-contact'"/><xsl:with-param name="label" select="'J’accepte que mes coordonnées soient montrées aux élèves qui ont postulé'"/></xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-subject">
    <fieldset class="card" id="offre">
      <legend><span class="number">5</span> L’offre</legend>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'title'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="maxlength" select="'120'"/><xsl:with-param name="hint" select="'Il commence par « Découverte du métier de… » ou « Stage découverte… ».'"/></xsl:call-template>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'description'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="rows" select="'8'"/><xsl:with-param name="maxlength" select="'4000'"/><xsl:with-param name="hint" select="'Ce que l’élève verra et fera, la tenue à prévoir, les déplacements éventuels. Des phrases courtes.'"/></xsl:call-template>
      <fieldset class="domains" id="domain">
        <xsl:if test="key('error', 'domain')"><xsl:attribute name="aria-describedby">domain-erreur</xsl:attribute></xsl:if>
        <legend>Domaines d’activité<span class="required"> *</span></legend>
        <p class="hint">Un à trois domaines, pour que les élèves vous trouvent.</p>
        <xsl:call-template name="field-error"><xsl:with-param name="name" select="'domain'"/></xsl:call-template>
        <div class="domain-boxes" tabindex="0" role="group" aria-label="Liste des domaines">
          <xsl:for-each select="form/domain">
            <div class="box">
              <input type="checkbox" id="domain-{@id}" name="domain" value="{@id}">
                <xsl:if test="@selected"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
                <xsl:if test="key('error', 'domain')"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
              </input>
              <label for="domain-{@id}"><xsl:value-of select="."/></label>
            </div>
          </xsl:for-each>
        </div>
      </fieldset>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-period">
    <fieldset class="card" id="periode">
      <legend><span class="number">6</span> Période d’accueil</legend>
      <div class="field-row">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'from'"/><xsl:with-param name="label" select="'Du'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="min" select="@today"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'to'"/><xsl:with-param name="label" select="'Au'"/><xsl:with-param name="type" select="'date'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="min" select="@today"/></xsl:call-template>
      </div>
      <div data-unless="weekly">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'seats'"/><xsl:with-param name="label" select="'Nombre de stagiaires pour la période'"/><xsl:with-param name="type" select="'number'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="min" select="'1'"/><xsl:with-param name="max" select="'500'"/><xsl:with-param name="size" select="'small'"/><xsl:with-param name="inputmode" select="'numeric'"/></xsl:call-template>
      </div>
      <xsl:call-template name="box"><xsl:with-param name="name" select="'weekly'"/><xsl:with-param name="label" select="'Option : indiquer les places semaine par semaine'"/></xsl:call-template>
      <div class="week-picker" data-when="weekly">
        <p class="hint">Laissez 0 pour les semaines sans accueil. Les vacances scolaires ne sont pas proposées. Les semaines doivent être dans la période choisie plus haut.</p>
        <xsl:for-each select="form/month">
          <details class="month">
            <xsl:if test="position() &lt;= 3 or week[key('value', concat('seats-', @monday)) &gt; 0] or week[key('error', concat('seats-', @monday))]"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
            <summary><xsl:value-of select="@name"/></summary>
            <ul>
              <xsl:apply-templates select="week" mode="picker"/>
            </ul>
          </details>
        </xsl:for-each>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template match="week" mode="picker">
    <xsl:variable name="name" select="concat('seats-', @monday)"/>
    <li data-week="{@monday}">
      <xsl:if test="@holiday"><xsl:attribute name="class">is-holiday</xsl:attribute></xsl:if>
      <label>
        <xsl:if test="not(@holiday) or key('error', $name)"><xsl:attribute name="for"><xsl:value-of select="$name"/></xsl:attribute></xsl:if>
        <span class="visually-hidden">Places, </span>
        <span class="week-number">Semaine <xsl:value-of select="@number"/></span>
        <xsl:value-of select="@text"/>
        <xsl:if test="@schools and not(@holiday)">
          <span class="week-schools">
            <xsl:value-of select="@schools"/> collège<xsl:if test="@schools &gt; 1">s</xsl:if> en stage<xsl:if test="@priority-schools &gt; 0">, dont <xsl:value-of select="@priority-schools"/> prioritaire<xsl:if test="@priority-schools &gt; 1">s</xsl:if><xsl:text>&#160;</xsl:text><xsl:call-template name="icon"><xsl:with-param name="name" select="'star-fill'"/></xsl:call-template></xsl:if>
          </span>
        </xsl:if>
      </label>
      <xsl:choose>
        <xsl:when test="@holiday and not(key('error', $name))"><span class="holiday-name"><xsl:value-of select='translate(@holiday, "&apos;", "’")'/></span></xsl:when>
        <xsl:otherwise>
          <input type="number" id="{$name}" name="{$name}" min="0" max="500" inputmode="numeric">
            <xsl:attribute name="value">
              <xsl:choose>
                <xsl:when test="key('value', $name) != ''"><xsl:value-of select="key('value', $name)"/></xsl:when>
                <xsl:otherwise>0</xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
            <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
          </input>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </li>
  </xsl:template>

  <xsl:template name="deposit-applications">
    <fieldset class="card" id="candidatures">
      <legend><span class="number">7</span> Candidatures</legend>
      <p class="hint">Sans dates, les élèves peuvent postuler dès que l’offre est en ligne.</p>
      <div class="field-row">
        <xsl:call-template name="field"><xsl:with-param name="name" select="'apply-from'"/><xsl:with-param name="label" select="'Du'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
        <xsl:call-template name="field"><xsl:with-param name="name" select="'apply-to'"/><xsl:with-param name="label" select="'Au'"/><xsl:with-param name="type" select="'date'"/></xsl:call-template>
      </div>
      <xsl:call-template name="field"><xsl:with-param name="name" select="'lead-days'"/><xsl:with-param name="label" select="'Délai de candidature en jours'"/><xsl:with-param name="type" select="'number'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="min" select="'0'"/><xsl:with-param name="max" select="'60'"/><xsl:with-param name="size" select="'small'"/><xsl:with-param name="inputmode" select="'numeric'"/><xsl:with-param name="hint" select="'On ne peut plus demander une semaine quand son lundi est plus proche que ce nombre de jours.'"/></xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-conditions">
    <fieldset class="card" id="conditions">
      <legend><span class="number">8</span> Conditions d’accueil</legend>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'meal-on-site'"/></xsl:call-template>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'meal-paid'"/></xsl:call-template>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'has-travel'"/></xsl:call-template>
      <xsl:call-template name="answer"><xsl:with-param name="name" select="'travel-paid'"/></xsl:call-template>
      <xsl:call-template name="deposit-schedule"/>
      <fieldset class="boxes">
        <legend>Pouvez-vous accueillir un élève en situation de handicap ?</legend>
        <xsl:call-template name="answer"><xsl:with-param name="name" select="'accessible-visual'"/><xsl:with-param name="label" select="'Handicap visuel'"/></xsl:call-template>
        <xsl:call-template name="answer"><xsl:with-param name="name" select="'accessible-motor'"/><xsl:with-param name="label" select="'Handicap moteur'"/></xsl:call-template>
        <xsl:call-template name="answer"><xsl:with-param name="name" select="'accessible-mental'"/><xsl:with-param name="label" select="'Handicap mental'"/></xsl:call-template>
        <xsl:call-template name="answer"><xsl:with-param name="name" select="'accessible-hearing'"/><xsl:with-param name="label" select="'Handicap auditif'"/></xsl:call-template>
      </fieldset>
      <xsl:call-template name="text-field"><xsl:with-param name="name" select="'accessibility-note'"/><xsl:with-param name="rows" select="'3'"/><xsl:with-param name="maxlength" select="'1000'"/><xsl:with-param name="hint" select="'Vos possibilités d’accueil, en clair.'"/></xsl:call-template>
    </fieldset>
  </xsl:template>

  <!-- Days ticked, the hours of all of them, and of each day that differs. -->
  <xsl:template name="deposit-schedule">
    <fieldset class="boxes schedule">
      <legend>Jours et horaires de l’élève</legend>
      <p class="hint">Sept heures par jour au plus, entre 6 h et 20 h, avec une pause de 30 minutes après 4 h 30.</p>
      <xsl:if test="key('value', 'days') != '' or key('value', 'hours') != ''">
        <p class="hint">Écrit jusqu’ici : « <xsl:value-of select="key('value', 'days')"/><xsl:if test="key('value', 'days') != '' and key('value', 'hours') != ''">, </xsl:if><xsl:value-of select="key('value', 'hours')"/> ». Choisissez maintenant jours et heures.</p>
        <input type="hidden" name="days" value="{key('value', 'days')}"/>
        <input type="hidden" name="hours" value="{key('value', 'hours')}"/>
      </xsl:if>
      <div class="schedule-days">
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-1'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-2'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-3'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-4'"/></xsl:call-template>
        <xsl:call-template name="schedule-day"><xsl:with-param name="name" select="'day-5'"/></xsl:call-template>
      </div>
      <xsl:call-template name="schedule-hours"/>
      <details class="schedule-own">
        <xsl:if test="form/*[self::value[. != ''] | self::error][starts-with(concat(@name, @field), 'day-') and string-length(concat(@name, @field)) &gt; 5]"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary>Un jour a d’autres horaires</summary>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-1'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-2'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-3'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-4'"/></xsl:call-template>
        <xsl:call-template name="schedule-own"><xsl:with-param name="name" select="'day-5'"/></xsl:call-template>
      </details>
    </fieldset>
  </xsl:template>

  <xsl:template name="schedule-day">
    <xsl:param name="name"/>
    <xsl:call-template name="box"><xsl:with-param name="name" select="$name"/><xsl:with-param name="label" select="s:label('field', $name)"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="schedule-own">
    <xsl:param name="name"/>
    <fieldset class="boxes">
      <legend><xsl:value-of select="s:label('field', $name)"/></legend>
      <xsl:call-template name="schedule-hours">
        <xsl:with-param name="from" select="concat($name, '-from')"/>
        <xsl:with-param name="to" select="concat($name, '-to')"/>
        <xsl:with-param name="break-from" select="concat($name, '-break-from')"/>
        <xsl:with-param name="break-to" select="concat($name, '-break-to')"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>

  <!-- Four hours; what is wrong with them stands above them, where there is room. Of one day, their
       labels have no day: the legend says it. -->
  <xsl:template name="schedule-hours">
    <xsl:param name="from" select="'hours-from'"/>
    <xsl:param name="to" select="'hours-to'"/>
    <xsl:param name="break-from" select="'break-from'"/>
    <xsl:param name="break-to" select="'break-to'"/>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$from"/></xsl:call-template>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$to"/></xsl:call-template>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$break-from"/></xsl:call-template>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$break-to"/></xsl:call-template>
    <div class="schedule-hours">
      <xsl:call-template name="hour-field"><xsl:with-param name="name" select="$from"/><xsl:with-param name="label" select="'hours-from'"/></xsl:call-template>
      <xsl:call-template name="hour-field"><xsl:with-param name="name" select="$to"/><xsl:with-param name="label" select="'hours-to'"/></xsl:call-template>
      <xsl:call-template name="hour-field"><xsl:with-param name="name" select="$break-from"/><xsl:with-param name="label" select="'break-from'"/></xsl:call-template>
      <xsl:call-template name="hour-field"><xsl:with-param name="name" select="$break-to"/><xsl:with-param name="label" select="'break-to'"/></xsl:call-template>
    </div>
  </xsl:template>

  <xsl:template name="hour-field">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <div class="field">
      <label for="{$name}"><xsl:value-of select="s:label('field', $label)"/></label>
      <input type="time" id="{$name}" name="{$name}" value="{key('value', $name)}">
        <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      </input>
    </div>
  </xsl:template>

  <xsl:template match="deposit-preview" mode="title">Vérifier votre offre</xsl:template>

  <xsl:template match="deposit-preview">
    <form method="post" action="{form/@action}" class="preview-bar">
      <div class="container">
        <p><strong>Aperçu.</strong> Voici votre offre telle que les élèves la verront. Vos coordonnées, plus bas, ne sont vues que par vous.</p>
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="version-field"/>
        <xsl:call-template name="hidden-values"/>
        <xsl:if test="@closing">
          <div class="notice warning" role="alert">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle'"/></xsl:call-template>
            <p>
              <xsl:choose>
                <xsl:when test="@closing = 1"><strong>1 candidature sera fermée :</strong> sa semaine n’est plus proposée, ou n’a plus de place. L’élève est prévenu.</xsl:when>
                <xsl:otherwise><strong><xsl:value-of select="@closing"/> candidatures seront fermées :</strong> leurs semaines ne sont plus proposées, ou n’ont plus de place. Les élèves sont prévenus.</xsl:otherwise>
              </xsl:choose>
            </p>
          </div>
        </xsl:if>
        <div class="actions">
          <button class="button" type="submit" name="etape" value="modifier">Modifier</button>
          <button class="button accent" type="submit" name="etape" value="valider">
            <xsl:text>Valider</xsl:text>
            <xsl:if test="@closing"> et fermer <xsl:value-of select="@closing"/> candidature<xsl:if test="@closing &gt; 1">s</xsl:if></xsl:if>
          </button>
        </div>
      </div>
    </form>
    <div class="container offer-page">
      <h1><xsl:value-of select="offer/title"/></h1>
      <xsl:apply-templates select="offer" mode="subtitle"/>
      <xsl:apply-templates select="offer" mode="full"/>
      <xsl:apply-templates select="contact" mode="own"/>
      <xsl:if test="offer/@status = 'suspended'">
        <p class="notice warning">
          <xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template>
          <span>La période de candidature est passée : l’offre reste visible, sans le bouton « Postuler ».</span>
        </p>
      </xsl:if>
      <p class="notice info">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'envelope'"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="@mode = 'edit'"><span>Après « Valider », l’offre est changée aussitôt.</span></xsl:when>
          <xsl:when test="@immediate"><span>Après « Valider », l’offre est en ligne aussitôt.</span></xsl:when>
          <xsl:otherwise><span>Après « Valider », un e-mail part à <strong><xsl:value-of select="@email"/></strong> avec le lien qui met l’offre en ligne.</span></xsl:otherwise>
        </xsl:choose>
      </p>
    </div>
  </xsl:template>

  <!-- What the employer checks, and no pupil sees here. -->
  <xsl:template match="contact" mode="own">
    <section class="card">
      <h2>Vu seulement par vous</h2>
      <dl class="facts">
        <div><dt>Contact</dt><dd><xsl:value-of select="@name"/><br/><xsl:value-of select="@email"/><xsl:for-each select="@landline | @mobile"><br/><xsl:value-of select="."/></xsl:for-each></dd></div>
        <div><dt>Période de candidature</dt><dd><xsl:choose><xsl:when test="../offer/@application-period != ''"><xsl:value-of select="../offer/@application-period"/></xsl:when><xsl:otherwise>dès que l’offre est en ligne</xsl:otherwise></xsl:choose>, jusqu’à <xsl:value-of select="../offer/@lead-days"/> jour<xsl:if test="../offer/@lead-days &gt; 1">s</xsl:if> avant chaque semaine</dd></div>
        <div><dt>Vous acceptez d’être contacté</dt><dd><xsl:choose><xsl:when test="@on-application or @for-events or @for-last-minute"><ul class="plain"><xsl:if test="@on-application"><li>par un élève qui a postulé</li></xsl:if><xsl:if test="@for-events"><li>pour des actions dans un collège</li></xsl:if><xsl:if test="@for-last-minute"><li>pour des solutions de dernière minute</li></xsl:if></ul></xsl:when><xsl:otherwise>non</xsl:otherwise></xsl:choose></dd></div>
      </dl>
    </section>
  </xsl:template>

  <xsl:template match="deposit-done" mode="title">Offre enregistrée</xsl:template>

  <xsl:template match="deposit-done">
    <div class="container narrow">
      <div class="card call" data-sent="yes">
        <p class="big-icon ok"><xsl:call-template name="icon"><xsl:with-param name="name" select="'envelope'"/></xsl:call-template></p>
        <h1>Offre enregistrée</h1>
        <p>Merci, nous avons bien pris en compte votre offre de stage. <strong>Elle n’est pas encore visible.</strong></p>
        <p>Vous recevez dans quelques minutes un e-mail : suivez ce qu’il indique pour la mettre en ligne. Pensez à regarder dans les courriers indésirables.</p>
        <p>Vous en déposez plusieurs ? Un même e-mail les regroupe : il peut alors se faire attendre un peu.</p>
        <p class="actions"><a class="button primary" href="/">Retour à l’accueil</a></p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
