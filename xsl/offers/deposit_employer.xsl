<?xml version="1.0" encoding="UTF-8"?>
<!-- The left column of the deposit: the employer, the place, the contact, the exchanges with pupils. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <!-- The employer of an account, or of an offer that is there, is known. -->
  <xsl:template name="deposit-known-employer">
    <fieldset class="card" id="employeur">
      <legend><span class="number">1</span> L’employeur</legend>
      <p><strong><xsl:value-of select="@employer"/></strong></p>
      <xsl:if test="$visitor/@role = 'employer'">
        <p class="hint">
          <a href="/compte/structure">Voir ou corriger la structure, son logo</a>
        </p>
      </xsl:if>
      <xsl:call-template name="deposit-logo"/>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-employer">
    <fieldset class="card" id="employeur">
      <legend><span class="number">1</span> L’employeur</legend>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'employer-name'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="maxlength" select="'160'"/>
        <xsl:with-param name="autocomplete" select="'organization'"/>
      </xsl:call-template>
      <xsl:call-template name="text-field">
        <xsl:with-param name="name" select="'activity'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="rows" select="'3'"/>
        <xsl:with-param name="maxlength" select="'1000'"/>
        <xsl:with-param name="hint" select="'Ce que fait votre structure, en une ou deux phrases.'"/>
      </xsl:call-template>
      <div class="field-row">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'siret'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="inputmode" select="'numeric'"/>
          <xsl:with-param name="hint" select="'14 chiffres'"/>
          <xsl:with-param name="maxlength" select="'24'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'naf'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="hint" select="'4 chiffres et une lettre'"/>
          <xsl:with-param name="maxlength" select="'8'"/>
        </xsl:call-template>
      </div>
      <div class="field size-full">
        <xsl:call-template name="field-head">
          <xsl:with-param name="name" select="'legal-status'"/>
          <xsl:with-param name="label" select="s:label('field', 'legal-status')"/>
          <xsl:with-param name="required" select="true()"/>
        </xsl:call-template>
        <select id="legal-status" name="legal-status" required="required">
          <xsl:call-template name="described"><xsl:with-param name="name" select="'legal-status'"/></xsl:call-template>
          <option value="">Choisissez</option>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'company'"/></xsl:call-template>
          <xsl:call-template name="status-option">
            <xsl:with-param name="code" select="'sole-trader'"/>
          </xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'liberal'"/></xsl:call-template>
          <xsl:call-template name="status-option">
            <xsl:with-param name="code" select="'association'"/>
          </xsl:call-template>
          <xsl:call-template name="status-option">
            <xsl:with-param name="code" select="'cooperative'"/>
          </xsl:call-template>
          <xsl:call-template name="status-option">
            <xsl:with-param name="code" select="'local-public'"/>
          </xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'state'"/></xsl:call-template>
          <xsl:call-template name="status-option">
            <xsl:with-param name="code" select="'public-body'"/>
          </xsl:call-template>
          <xsl:call-template name="status-option"><xsl:with-param name="code" select="'other'"/></xsl:call-template>
        </select>
      </div>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'website'"/>
        <xsl:with-param name="inputmode" select="'url'"/>
        <xsl:with-param name="autocomplete" select="'url'"/>
        <xsl:with-param name="maxlength" select="'250'"/>
      </xsl:call-template>
      <xsl:call-template name="deposit-logo"/>
    </fieldset>
  </xsl:template>

  <!-- The logo of this offer: the one that is kept by name while the form goes to and fro, or another. -->
  <xsl:template name="deposit-logo">
    <div class="field size-full">
      <xsl:call-template name="field-head">
        <xsl:with-param name="name" select="'logo'"/>
        <xsl:with-param name="label" select="s:label('field', 'logo')"/>
        <xsl:with-param name="hint" select="s:label('hint', 'logo')"/>
      </xsl:call-template>
      <input type="file"
             id="logo"
             name="logo"
             accept="image/png,image/jpeg"
             data-largest="2097152"
             data-heavy="{s:label('error', 'image-heavy')}">
        <xsl:call-template name="described">
          <xsl:with-param name="name" select="'logo'"/>
          <xsl:with-param name="hint" select="s:label('hint', 'logo')"/>
        </xsl:call-template>
      </input>
    </div>
    <xsl:if test="@logo">
      <input type="hidden" name="logo-image" value="{key('value', 'logo-image')}"/>
      <p><img class="logo" src="{@logo}" alt="Le logo de cette offre"/></p>
      <xsl:call-template name="box">
        <xsl:with-param name="name" select="'logo-remove'"/>
        <xsl:with-param name="label" select="'Retirer ce logo'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="status-option">
    <xsl:param name="code"/>
    <option value="{$code}">
      <xsl:if test="key('value', 'legal-status') = $code">
        <xsl:attribute name="selected">selected</xsl:attribute>
      </xsl:if>
      <xsl:value-of select="s:label('legal-status', $code)"/>
    </option>
  </xsl:template>

  <xsl:template name="deposit-place">
    <fieldset class="card" id="lieu">
      <legend><span class="number">2</span> Lieu du stage</legend>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'address'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="maxlength" select="'200'"/>
        <xsl:with-param name="autocomplete" select="'address-line1'"/>
        <xsl:with-param name="hint" select="'Numéro et rue, ou lieu-dit'"/>
      </xsl:call-template>
      <div class="field-row">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'postcode'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="inputmode" select="'numeric'"/>
          <xsl:with-param name="maxlength" select="'10'"/>
          <xsl:with-param name="autocomplete" select="'postal-code'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'town'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="maxlength" select="'100'"/>
          <xsl:with-param name="autocomplete" select="'address-level2'"/>
        </xsl:call-template>
      </div>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'country'"/>
        <xsl:with-param name="maxlength" select="'60'"/>
        <xsl:with-param name="autocomplete" select="'country-name'"/>
      </xsl:call-template>
      <input type="hidden" name="latitude" value="{key('value', 'latitude')}"/>
      <input type="hidden" name="longitude" value="{key('value', 'longitude')}"/>
      <input type="hidden" name="pin-for" value="{key('value', 'pin-for')}"/>
      <div data-pin="yes" data-tiles="{$site/@tile-url}" data-attribution="{$site/@tile-attribution}" hidden="hidden">
        <button class="button" type="button" aria-expanded="false" aria-controls="carte-lieu">
          <s:icon name="geo-alt"/>
          <xsl:text>Vérifier le lieu sur la carte</xsl:text>
        </button>
        <div id="carte-lieu" hidden="hidden">
          <p class="hint" id="carte-aide">
            Déplacez l’épingle à la souris ou au doigt ; au clavier, avec les flèches (Majuscule pour aller plus vite).
          </p>
          <div class="map map-small"
               role="application"
               aria-label="Lieu du stage sur la carte"
               aria-describedby="carte-aide">
          </div>
          <p role="status" class="visually-hidden"></p>
        </div>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template name="deposit-contact">
    <fieldset class="card" id="contact">
      <legend><span class="number">3</span> Contact</legend>
      <p class="hint">
        La personne qui répond aux élèves et reçoit les candidatures. Ses coordonnées ne sont pas publiées.
      </p>
      <div class="choices" id="civility" role="group" aria-label="Civilité">
        <xsl:call-template name="civility">
          <xsl:with-param name="code" select="'madame'"/>
          <xsl:with-param name="label" select="'Madame'"/>
        </xsl:call-template>
        <xsl:call-template name="civility">
          <xsl:with-param name="code" select="'monsieur'"/>
          <xsl:with-param name="label" select="'Monsieur'"/>
        </xsl:call-template>
      </div>
      <div class="field-row">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'last-name'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="maxlength" select="'80'"/>
          <xsl:with-param name="autocomplete" select="'family-name'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'first-name'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="maxlength" select="'80'"/>
          <xsl:with-param name="autocomplete" select="'given-name'"/>
        </xsl:call-template>
      </div>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'email'"/>
        <xsl:with-param name="type" select="'email'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="autocomplete" select="'email'"/>
        <xsl:with-param name="maxlength" select="'254'"/>
        <xsl:with-param name="hint" select="'Le lien d’activation et les candidatures arriveront ici.'"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'email-confirmation'"/>
        <xsl:with-param name="type" select="'email'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="autocomplete" select="'email'"/>
        <xsl:with-param name="maxlength" select="'254'"/>
      </xsl:call-template>
      <p class="hint">Indiquez au moins un numéro de téléphone.</p>
      <div class="field-row">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'landline'"/>
          <xsl:with-param name="one-of" select="true()"/>
          <xsl:with-param name="type" select="'tel'"/>
          <xsl:with-param name="autocomplete" select="'tel'"/>
          <xsl:with-param name="maxlength" select="'30'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'mobile'"/>
          <xsl:with-param name="one-of" select="true()"/>
          <xsl:with-param name="type" select="'tel'"/>
          <xsl:with-param name="autocomplete" select="'tel'"/>
          <xsl:with-param name="maxlength" select="'30'"/>
        </xsl:call-template>
      </div>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'fax'"/>
        <xsl:with-param name="type" select="'tel'"/>
        <xsl:with-param name="maxlength" select="'30'"/>
      </xsl:call-template>
      <div class="field-row">
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'department'"/>
          <xsl:with-param name="maxlength" select="'120'"/>
          <xsl:with-param name="hint" select="'Jamais publié'"/>
        </xsl:call-template>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'job-title'"/>
          <xsl:with-param name="maxlength" select="'120'"/>
          <xsl:with-param name="hint" select="'Jamais publiée'"/>
          <xsl:with-param name="autocomplete" select="'organization-title'"/>
        </xsl:call-template>
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
        <p class="hint">
          Les collèges et le Département voient alors votre nom, votre e-mail et vos téléphones,
          dans la liste des employeurs prêts à aider.
        </p>
        <xsl:call-template name="box">
          <xsl:with-param name="name" select="'contact-on-application'"/>
          <xsl:with-param name="label" select="'dès le dépôt de la candidature d’un élève, pour toute question'"/>
        </xsl:call-template>
        <xsl:call-template name="box">
          <xsl:with-param name="name" select="'contact-for-events'"/>
          <xsl:with-param name="label"
                          select="'pour organiser des actions dans un collège, du type bourse aux stages'"/>
        </xsl:call-template>
        <xsl:call-template name="box">
          <xsl:with-param name="name" select="'contact-for-last-minute'"/>
          <xsl:with-param name="label" select="'pour étudier des solutions d’accueil de dernière minute'"/>
        </xsl:call-template>
      </fieldset>
      <xsl:call-template name="box">
        <xsl:with-param name="name" select="'shows-contact'"/>
        <xsl:with-param name="label"
                        select="'J’accepte que mes coordonnées soient montrées aux élèves qui ont postulé'"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>
</xsl:stylesheet>
