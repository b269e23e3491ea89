<?xml version="1.0" encoding="UTF-8"?>
<!-- Applying for a week of an offer. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="apply" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Postuler : <xsl:value-of select="offer/title"/>
  </xsl:template>

  <xsl:template match="apply">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="concat('/offres/', offer/@id)"/>
        <xsl:with-param name="label" select="'Revenir à l’offre'"/>
      </xsl:call-template>
      <h1>Postuler</h1>
      <p class="lead">
        <strong><xsl:value-of select="offer/title"/></strong>, <xsl:value-of select="offer/employer/name"/>
        à <xsl:value-of select="offer/place/town"/>
      </p>
      <xsl:choose>
        <xsl:when test="@refusal != '' and not(form/error)"><xsl:apply-templates select="." mode="refusal"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="form"/></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- Why nothing can be asked for, and what to do instead. -->
  <xsl:template match="apply" mode="refusal">
    <div class="notice warning">
      <s:icon name="info-circle"/>
      <div>
        <h2>
          <xsl:choose>
            <xsl:when test="@refusal = 'closed' and offer/@closure != ''">
              <xsl:value-of select="s:label('closure-title', offer/@closure)"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="s:label('apply-title', @refusal)"/></xsl:otherwise>
          </xsl:choose>
        </h2>
        <p>
          <xsl:choose>
            <xsl:when test="@refusal = 'closed' and offer/@closure = 'not-yet'">
              Elles ouvrent le <xsl:value-of select="offer/@opens"/>.
              <xsl:value-of select="s:label('closure-advice', 'not-yet')"/>
            </xsl:when>
            <xsl:when test="@refusal = 'closed' and offer/@closure != ''">
              <xsl:value-of select="s:label('closure-advice', offer/@closure)"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="s:label('apply-advice', @refusal)"/></xsl:otherwise>
          </xsl:choose>
        </p>
        <p class="actions">
          <xsl:choose>
            <xsl:when test="choice/@application">
              <a class="button primary" href="/candidatures/{choice/@application}">Voir ma candidature</a>
            </xsl:when>
            <xsl:when test="@refusal = 'too-many' or @refusal = 'placed'">
              <a class="button primary" href="/candidatures">Mes candidatures</a>
            </xsl:when>
          </xsl:choose>
          <a class="button" href="/offres?libres=1&amp;ville={offer/place/town}">Voir d’autres offres près d’ici</a>
        </p>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="apply" mode="form">
    <xsl:call-template name="error-summary"/>
    <form method="post" action="{form/@action}" class="stack wide" data-draft="/candidatures/brouillon/{offer/@id}">
      <xsl:call-template name="form-tokens"/>
      <fieldset class="card" id="week">
        <xsl:call-template name="radio-group"><xsl:with-param name="name" select="'week'"/></xsl:call-template>
        <legend>
          <span class="number" aria-hidden="true">1</span> Quelle semaine ?<xsl:call-template name="required-mark"/>
        </legend>
        <xsl:call-template name="field-error"><xsl:with-param name="name" select="'week'"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="choice[@school != '']">
            <p class="weeks-head">Les semaines de ton collège</p>
            <xsl:choose>
              <xsl:when test="choice[@school = 'own']">
                <ul class="week-choices"><xsl:apply-templates select="choice[@school = 'own']"/></ul>
              </xsl:when>
              <xsl:otherwise><p class="hint">Cette offre n’a pas de place aux dates de ton collège.</p></xsl:otherwise>
            </xsl:choose>
            <xsl:if test="choice[not(@school = 'own')]">
              <p class="weeks-head">D’autres semaines</p>
              <p class="hint">
                <xsl:value-of select="s:label('other-weeks-pupil',
                                      choice[@school != '' and @school != 'own']/@school)"/>
              </p>
              <ul class="week-choices"><xsl:apply-templates select="choice[not(@school = 'own')]"/></ul>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise><ul class="week-choices"><xsl:apply-templates select="choice"/></ul></xsl:otherwise>
        </xsl:choose>
      </fieldset>
      <fieldset class="card">
        <legend><span class="number" aria-hidden="true">2</span> Pourquoi ce stage ?</legend>
        <details class="advice">
          <summary>Des idées pour commencer</summary>
          <ul>
            <li>Ce qui te plaît dans ce métier, ou ce que tu voudrais découvrir.</li>
            <li>Ce que tu aimes faire, au collège ou ailleurs.</li>
            <li>Pourquoi cet employeur, et pas un autre.</li>
          </ul>
          <p>
            Trois ou quatre phrases à toi valent mieux qu’une lettre recopiée.
            <a href="/eleves/lettre-de-motivation" target="_blank">Écrire sa lettre
            de motivation<span class="visually-hidden"> (nouvelle fenêtre)</span></a>
          </p>
        </details>
        <div class="field size-full">
          <xsl:call-template name="field-head">
            <xsl:with-param name="name" select="'motivation'"/>
            <xsl:with-param name="label" select="s:label('field', 'motivation')"/>
            <xsl:with-param name="hint"
                            select="concat('L’employeur lit ce texte tel quel. ',
                                    translate(format-number(@motivation-max, '#,##0'), ',', ' '),
                                    ' caractères au plus.')"/>
            <xsl:with-param name="required" select="true()"/>
          </xsl:call-template>
          <textarea id="motivation"
                    name="motivation"
                    rows="8"
                    maxlength="{@motivation-max}"
                    required="required"
                    data-counter="{@motivation-max}">
            <xsl:call-template name="described">
              <xsl:with-param name="name" select="'motivation'"/>
              <xsl:with-param name="hint" select="'oui'"/>
            </xsl:call-template>
            <xsl:value-of select="key('value', 'motivation')"/>
          </textarea>
        </div>
      </fieldset>
      <fieldset class="card" id="referent-part">
        <legend><span class="number" aria-hidden="true">3</span> Qui te suit au collège ?</legend>
        <p class="hint" id="referent-aide">
          Ton professeur peut donner un avis que l’employeur verra.
          Ce n’est pas obligatoire, et cela ne retarde pas ta candidature.
        </p>
        <div class="field size-full">
          <label for="referent">
            <xsl:value-of select="s:label('field', 'referent')"/>
            <span class="optional"> (facultatif)</span>
          </label>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="'referent'"/></xsl:call-template>
          <select id="referent" name="referent">
            <xsl:call-template name="described">
              <xsl:with-param name="name" select="'referent'"/>
              <xsl:with-param name="hint" select="'oui'"/>
            </xsl:call-template>
            <option value="">Personne pour l’instant</option>
            <xsl:for-each select="staff">
              <option value="{@id}">
                <xsl:if test="key('value', 'referent') = @id">
                  <xsl:attribute name="selected">selected</xsl:attribute>
                </xsl:if>
                <xsl:value-of select="."/>
              </option>
            </xsl:for-each>
            <option value="autre">
              <xsl:if test="key('value', 'referent') = 'autre'">
                <xsl:attribute name="selected">selected</xsl:attribute>
              </xsl:if>
              <xsl:text>Un autre professeur</xsl:text>
            </option>
          </select>
        </div>
        <div data-other="referent">
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'referent-name'"/>
            <xsl:with-param name="if" select="'si c’est un autre professeur'"/>
            <xsl:with-param name="maxlength" select="'120'"/>
          </xsl:call-template>
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'referent-email'"/>
            <xsl:with-param name="type" select="'email'"/>
            <xsl:with-param name="maxlength" select="'254'"/>
            <xsl:with-param name="if" select="'si c’est un autre professeur'"/>
          </xsl:call-template>
        </div>
      </fieldset>
      <section class="card">
        <h2>Ce qui sera envoyé</h2>
        <xsl:apply-templates select="applicant"/>
        <button class="button accent large" type="submit">
          <s:icon name="send"/>
          <xsl:text>Envoyer ma candidature</xsl:text>
        </button>
      </section>
    </form>
  </xsl:template>

  <xsl:template match="choice">
    <li>
      <xsl:choose>
        <xsl:when test="@refusal = '' or @refusal = 'too-many'">
          <input type="radio" id="week-{@monday}" name="week" value="{@monday}" required="required">
            <xsl:if test="key('value', 'week') = @monday or
                          (not(key('value', 'week')) and @refusal = '' and
                          ((@school = 'own' and count(../choice[@refusal = '' and @school = 'own']) = 1) or
                          (not(@school) and count(../choice[@refusal = '']) = 1)))">
              <xsl:attribute name="checked">checked</xsl:attribute>
            </xsl:if>
          </input>
          <label for="week-{@monday}">
            <span class="week-text">Semaine <xsl:value-of select="@text"/></span>
            <span class="week-state">
              <xsl:value-of select="@seats-left"/>
              <xsl:choose>
                <xsl:when test="@seats-left = 1"> place libre</xsl:when>
                <xsl:otherwise> places libres</xsl:otherwise>
              </xsl:choose>
            </span>
          </label>
        </xsl:when>
        <xsl:otherwise>
          <span class="week-text is-closed">Semaine <xsl:value-of select="@text"/></span>
          <span class="week-state is-closed">
            <xsl:choose>
              <xsl:when test="@application">
                <a href="/candidatures/{@application}"><xsl:value-of select="s:label('week-refusal', @refusal)"/></a>
              </xsl:when>
              <xsl:otherwise><xsl:value-of select="s:label('week-refusal', @refusal)"/></xsl:otherwise>
            </xsl:choose>
          </span>
        </xsl:otherwise>
      </xsl:choose>
    </li>
  </xsl:template>

  <xsl:template match="applicant">
    <p>
      <strong><xsl:value-of select="../offer/employer/name"/></strong> reçoit tes motivations et, pour te répondre :
    </p>
    <dl class="facts">
      <div><dt>Ton nom</dt><dd><xsl:value-of select="@name"/></dd></div>
      <div>
        <dt>Ton collège</dt>
        <dd>
          <xsl:value-of select="@school"/>
          <xsl:if test="@class != ''">, <xsl:value-of select="@class"/></xsl:if>
        </dd>
      </div>
      <div><dt>Ton e-mail</dt><dd><xsl:value-of select="@email"/></dd></div>
      <xsl:if test="@phone != ''"><div><dt>Ton téléphone</dt><dd><xsl:value-of select="@phone"/></dd></div></xsl:if>
    </dl>
    <p class="hint">
      Ton adresse et ta date de naissance ne sont montrées que s’il t’accepte. Ton collège suit tes candidatures.
    </p>
    <xsl:if test="@live &gt; 0">
      <p class="hint">
        Tu as <xsl:value-of select="@live"/>
        <xsl:choose>
          <xsl:when test="@live = 1"> candidature</xsl:when>
          <xsl:otherwise> candidatures</xsl:otherwise>
        </xsl:choose>
        en cours, sur <xsl:value-of select="@live-max"/> au plus.
      </p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
