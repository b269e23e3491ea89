<?xml version="1.0" encoding="UTF-8"?>
<!-- One's own account: profile, devices, employer, data, goodbye. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="account-form" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:value-of select="s:label('form-title', form/@name)"/>
  </xsl:template>

  <xsl:template match="account-form">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="@back"/>
        <xsl:with-param name="label" select="'Retour'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="s:label('form-title', form/@name)"/></h1>
      <xsl:if test="@about"><p class="lead"><xsl:value-of select="@about"/></p></xsl:if>
      <p>
        <xsl:call-template name="words">
          <xsl:with-param name="list" select="'form-text'"/>
          <xsl:with-param name="code" select="form/@name"/>
        </xsl:call-template>
      </p>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" novalidate="novalidate">
        <xsl:attribute name="class">stack<xsl:if test="form/@name = 'accessibility'"> wide</xsl:if></xsl:attribute>
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset"/>
        <button class="button accent large" type="submit">Enregistrer</button>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="account" mode="title">Mon compte</xsl:template>

  <xsl:template match="page/account">
    <div class="container narrow">
      <h1>Mon compte</h1>
      <xsl:call-template name="info"/>
      <section class="card">
        <h2><xsl:value-of select="person/@name"/></h2>
        <dl class="facts">
          <div>
            <dt>Compte</dt>
            <dd><xsl:value-of select="s:label('role', @role)"/>, depuis le <xsl:value-of select="@since"/></dd>
          </div>
          <xsl:if test="@organisation">
            <div>
              <dt>
                <xsl:choose>
                  <xsl:when test="@role = 'employer'">Structure</xsl:when>
                  <xsl:otherwise>Collège</xsl:otherwise>
                </xsl:choose>
              </dt>
              <dd><xsl:value-of select="@organisation"/></dd>
            </div>
          </xsl:if>
          <div><dt>E-mail</dt><dd><xsl:value-of select="@email"/></dd></div>
          <xsl:if test="person/@mobile != ''">
            <div><dt>Portable</dt><dd><xsl:value-of select="person/@mobile"/></dd></div>
          </xsl:if>
          <xsl:if test="person/@landline != ''">
            <div><dt>Téléphone fixe</dt><dd><xsl:value-of select="person/@landline"/></dd></div>
          </xsl:if>
          <xsl:if test="person/@job-title != ''">
            <div><dt>Fonction</dt><dd><xsl:value-of select="person/@job-title"/></dd></div>
          </xsl:if>
        </dl>
        <p class="actions">
          <xsl:if test="@role != 'admin'">
            <a class="button primary" href="/compte/profil">Modifier mes coordonnées</a>
          </xsl:if>
          <xsl:if test="@role = 'employer'"><a class="button" href="/compte/structure">Ma structure</a></xsl:if>
          <a class="button" href="/compte/messages">Mes messages</a>
          <a class="button" href="/compte/changer-email">Changer d’adresse e-mail</a>
          <a class="button" href="/compte/changer-mot-de-passe">Changer de mot de passe</a>
        </p>
      </section>
      <section class="card">
        <h2>Appareils connectés</h2>
        <ul class="rows">
          <xsl:for-each select="device">
            <li>
              <span>
                <strong><xsl:value-of select="@name"/></strong>
                <xsl:if test="@current"> (celui-ci)</xsl:if>
                <span class="hint">
                  Depuis le <xsl:value-of select="@since"/>, vu le <xsl:value-of select="@seen"/>
                </span>
              </span>
              <xsl:if test="not(@current)">
                <xsl:call-template name="act">
                  <xsl:with-param name="action" select="concat('/compte/appareils/', @id, '/fermer')"/>
                  <xsl:with-param name="label" select="'Déconnecter'"/>
                  <xsl:with-param name="about" select="concat(@name, ', vu le ', @seen, ', connecté le ', @since)"/>
                </xsl:call-template>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
        <xsl:call-template name="act">
          <xsl:with-param name="action" select="'/compte/appareils/fermer'"/>
          <xsl:with-param name="label" select="'Déconnecter tous les appareils'"/>
        </xsl:call-template>
      </section>
      <section class="card">
        <h2>Mes données</h2>
        <p>
          <xsl:text>Tout ce que le site sait de ce compte, dans un fichier lisible par une machine. </xsl:text>
          <a href="/donnees-personnelles">
            <xsl:choose>
              <xsl:when test="$is-pupil">Tes données et tes droits</xsl:when>
              <xsl:otherwise>Vos données et vos droits</xsl:otherwise>
            </xsl:choose>
          </a>
        </p>
        <p class="actions">
          <a class="button" href="/compte/journal">Ce qui s’est passé</a>
          <a class="button" href="/compte/donnees.json">Télécharger mes données</a>
          <a class="button danger" href="/compte/supprimer">Supprimer mon compte</a>
        </p>
      </section>
    </div>
  </xsl:template>

  <xsl:template match="email-confirmation" mode="title">Confirmer l’adresse</xsl:template>
  <xsl:template match="email-confirmation">
    <xsl:call-template name="link-page">
      <xsl:with-param name="title" select="'Confirmer le changement d’adresse'"/>
      <xsl:with-param name="text">
        <p>
          Vous confirmez depuis l’adresse <strong><xsl:value-of select="@email"/></strong>.
          Le changement prend effet quand les deux adresses l’ont confirmé.
        </p>
      </xsl:with-param>
      <xsl:with-param name="button" select="'Confirmer'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="account-erasure" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:choose>
      <xsl:when test="@own">Supprimer mon compte</xsl:when>
      <xsl:otherwise>Supprimer le compte n° <xsl:value-of select="@account"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="account-erasure">
    <div class="container narrow">
      <xsl:choose>
        <xsl:when test="@own">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="'/compte'"/>
            <xsl:with-param name="label" select="'Mon compte'"/>
          </xsl:call-template>
          <h1>Supprimer mon compte</h1>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="concat('/admin/comptes/', @account)"/>
            <xsl:with-param name="label" select="concat('Compte n° ', @account)"/>
          </xsl:call-template>
          <h1>Supprimer le compte n° <xsl:value-of select="@account"/></h1>
          <p><xsl:value-of select="s:label('role', @role)"/>, <xsl:value-of select="@email"/></p>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="@last-admin">
          <p class="notice warning">
            <s:icon name="exclamation-triangle"/>
            <span>Ce compte est celui du dernier administrateur : créez-en un autre d’abord.</span>
          </p>
        </xsl:when>
        <xsl:otherwise>
          <p>La suppression est immédiate et définitive : rien ne pourra être retrouvé.</p>
          <div class="card">
            <h2>Ce qui s’arrête</h2>
            <ul>
              <xsl:apply-templates select="." mode="ends"/>
              <li>la connexion sur tous les appareils, et tous les liens envoyés par e-mail.</li>
            </ul>
            <h2>Ce qui est effacé</h2>
            <ul>
              <xsl:apply-templates select="." mode="goes"/>
              <li>les messages envoyés à cette adresse.</li>
            </ul>
            <h2>Ce qui reste</h2>
            <ul>
              <xsl:if test="@role = 'pupil'"><li>les candidatures, sans aucun nom, pour les statistiques ;</li></xsl:if>
              <xsl:if test="@role = 'employer' and not(@successor)">
                <li>
                  les offres désactivées, sans contact :
                  l’élève dont le stage est à venir garde le contact jusqu’à ce stage ;
                </li>
              </xsl:if>
              <li>la trace de cette suppression, pendant un an.</li>
            </ul>
          </div>
          <xsl:call-template name="error-summary"/>
          <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
            <xsl:call-template name="form-tokens"/>
            <xsl:choose>
              <xsl:when test="@own">
                <xsl:call-template name="field">
                  <xsl:with-param name="name" select="'current-password'"/>
                  <xsl:with-param name="type" select="'password'"/>
                  <xsl:with-param name="required" select="true()"/>
                  <xsl:with-param name="autocomplete" select="'current-password'"/>
                </xsl:call-template>
              </xsl:when>
              <xsl:otherwise>
                <xsl:call-template name="field">
                  <xsl:with-param name="name" select="'reason'"/>
                  <xsl:with-param name="required" select="true()"/>
                  <xsl:with-param name="maxlength" select="'300'"/>
                  <xsl:with-param name="hint" select="'Gardé un an dans l’historique : ne nommez personne'"/>
                </xsl:call-template>
              </xsl:otherwise>
            </xsl:choose>
            <div class="actions">
              <button class="button danger large" type="submit">
                <xsl:choose>
                  <xsl:when test="@own">Supprimer définitivement mon compte</xsl:when>
                  <xsl:otherwise>Supprimer définitivement ce compte</xsl:otherwise>
                </xsl:choose>
              </button>
              <a class="button large">
                <xsl:attribute name="href">
                  <xsl:choose>
                    <xsl:when test="@own">/compte</xsl:when>
                    <xsl:otherwise>/admin/comptes/<xsl:value-of select="@account"/></xsl:otherwise>
                  </xsl:choose>
                </xsl:attribute>
                <xsl:text>Annuler</xsl:text>
              </a>
            </div>
          </form>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="account-erasure[@role = 'pupil']" mode="ends">
    <li>candidatures en cours retirées : <strong><xsl:value-of select="@open-applications"/></strong></li>
    <li>stages confirmés annulés, leurs places rendues : <strong><xsl:value-of select="@confirmed"/></strong></li>
    <li>les employeurs concernés sont prévenus ;</li>
  </xsl:template>
  <xsl:template match="account-erasure[@role = 'employer' and @successor]" mode="ends">
    <li>offres confiées à un autre membre de la structure : <strong><xsl:value-of select="@offers"/></strong></li>
    <li>leurs candidatures continuent ;</li>
  </xsl:template>
  <xsl:template match="account-erasure[@role = 'employer' and not(@successor)]" mode="ends">
    <li>offres désactivées : <strong><xsl:value-of select="@offers"/></strong></li>
    <li>
      candidatures en cours fermées, leurs élèves prévenus :
      <strong><xsl:value-of select="@open-applications"/></strong>
    </li>
    <li>stages déjà confirmés, qui restent : <strong><xsl:value-of select="@confirmed"/></strong></li>
  </xsl:template>
  <xsl:template match="account-erasure" mode="ends"/>
  <xsl:template match="account-erasure[@role = 'pupil']" mode="goes">
    <li>nom, coordonnées, date de naissance, responsable légal, référent ;</li>
    <li>lettres de motivation, motifs et avis écrits ;</li>
    <li>offres gardées, recherches et lettres commencées ;</li>
  </xsl:template>
  <xsl:template match="account-erasure[@role = 'school']" mode="goes">
    <li>nom, coordonnées et fonction ;</li>
    <li>ce nom et cette adresse chez les élèves qui l’ont désigné comme référent ;</li>
  </xsl:template>
  <xsl:template match="account-erasure" mode="goes">
    <li>nom, coordonnées et fonction, aussi dans les offres ;</li>
  </xsl:template>

  <xsl:template match="structure" mode="title">Ma structure</xsl:template>
  <xsl:template match="structure">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/compte'"/>
        <xsl:with-param name="label" select="'Mon compte'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="@name"/></h1>
      <xsl:call-template name="info"/>
      <section class="card">
        <h2>La structure</h2>
        <xsl:if test="@logo"><p><img class="logo" src="/compte/logo/{@id}" alt="Logo de {@name}"/></p></xsl:if>
        <dl class="facts">
          <div><dt>SIRET</dt><dd><xsl:value-of select="@siret"/></dd></div>
          <div><dt>Adresse</dt><dd><xsl:value-of select="@address"/>, <xsl:value-of select="@town"/></dd></div>
          <xsl:if test="@email-domain != ''">
            <div><dt>Domaine e-mail</dt><dd>@<xsl:value-of select="@email-domain"/></dd></div>
          </xsl:if>
          <xsl:if test="@admin-email != ''">
            <div><dt>Administrateur</dt><dd><xsl:value-of select="@admin-email"/></dd></div>
          </xsl:if>
        </dl>
        <xsl:if test="@editable">
          <p><a class="button primary" href="/compte/structure/modifier">Modifier la structure</a></p>
        </xsl:if>
      </section>
      <section class="card">
        <h2>Les membres</h2>
        <ul class="rows">
          <xsl:for-each select="member">
            <li>
              <span>
                <strong><xsl:value-of select="."/></strong>
                <xsl:text> </xsl:text>
                <xsl:value-of select="@email"/>
                <span class="hint">
                  <xsl:choose>
                    <xsl:when test="@administrator">Administre la structure</xsl:when>
                    <xsl:when test="@awaits-approval">En attente d’accord</xsl:when>
                    <xsl:when test="not(@active)">Compte à activer</xsl:when>
                    <xsl:otherwise>Membre</xsl:otherwise>
                  </xsl:choose>
                  <xsl:if test="@job-title != ''">, <xsl:value-of select="@job-title"/></xsl:if>
                </span>
              </span>
              <xsl:if test="../@editable and @active and not(@administrator)">
                <xsl:call-template name="act">
                  <xsl:with-param name="action" select="concat('/compte/structure/administrateur/', @id)"/>
                  <xsl:with-param name="label" select="'Confier l’administration'"/>
                  <xsl:with-param name="about" select="concat('à ', ., ' (', @email, ')')"/>
                </xsl:call-template>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </section>
      <xsl:if test="@editable">
        <section class="card">
          <h2>Le logo</h2>
          <form method="post" action="/compte/structure/logo" enctype="multipart/form-data" class="stack">
            <input type="hidden" name="csrf" value="{form/@csrf}"/>
            <xsl:call-template name="logo-field">
              <xsl:with-param name="error" select="string(@logo-error)"/>
            </xsl:call-template>
            <button class="button primary" type="submit">Envoyer le logo</button>
          </form>
          <xsl:if test="@logo">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="'/compte/structure/logo/retirer'"/>
              <xsl:with-param name="label" select="'Retirer le logo'"/>
            </xsl:call-template>
          </xsl:if>
        </section>
      </xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
