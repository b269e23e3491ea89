<?xml version="1.0" encoding="UTF-8"?>
<!-- The end of an account: what goes, what stays, what ends at once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
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
</xsl:stylesheet>
