<?xml version="1.0" encoding="UTF-8"?>
<!-- One account in the hands of the département. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="admin-account" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Compte n° <xsl:value-of select="account/@id"/>
  </xsl:template>
  <xsl:template match="admin-account">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/admin/comptes'"/>
        <xsl:with-param name="label" select="'Comptes'"/>
      </xsl:call-template>
      <h1><xsl:for-each select="account"><xsl:call-template name="account-name"/></xsl:for-each></h1>
      <xsl:call-template name="info"/>
      <section class="card">
        <h2>Compte n° <xsl:value-of select="account/@id"/></h2>
        <dl class="facts">
          <div><dt>E-mail</dt><dd><xsl:value-of select="account/@email"/></dd></div>
          <div><dt>Rôle</dt><dd><xsl:value-of select="s:label('role', account/@role)"/></dd></div>
          <div>
            <dt>État</dt>
            <dd>
              <xsl:for-each select="account"><xsl:call-template name="state-badge"/></xsl:for-each>
            </dd>
          </div>
          <div><dt>Créé le</dt><dd><xsl:value-of select="account/@created"/></dd></div>
          <div>
            <dt>Dernière connexion</dt>
            <dd>
              <xsl:choose>
                <xsl:when test="account/@signed-in"><xsl:value-of select="account/@signed-in"/></xsl:when>
                <xsl:otherwise>jamais</xsl:otherwise>
              </xsl:choose>
            </dd>
          </div>
        </dl>
        <xsl:for-each select="unreachable">
          <p class="notice warning">
            <s:icon name="envelope"/>
            <span>
              Cette adresse ne reçoit plus nos messages depuis le <xsl:value-of select="@since"/>. Son serveur répond :
              <span lang="en"><xsl:value-of select="@reason"/></span>
            </span>
          </p>
        </xsl:for-each>
      </section>
      <xsl:if test="not(@self) and not(account/@erased)">
        <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
          <h2>Agir sur ce compte</h2>
          <xsl:call-template name="form-tokens"/>
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'reason'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="maxlength" select="'300'"/>
            <xsl:with-param name="hint" select="'Gardé dans l’historique'"/>
          </xsl:call-template>
          <xsl:if test="account/@state != 'locked'">
            <xsl:choose>
              <xsl:when test="account/@role = 'employer'">
                <p class="hint">
                  Bloquer suspend aussi les offres de ce compte et ferme les liens envoyés à leurs contacts.
                  Les candidatures et les stages restent : pour y mettre fin, désactivez l’offre.
                </p>
              </xsl:when>
              <xsl:when test="account/@role = 'pupil'">
                <p class="hint">Bloquer met fin aux candidatures qui attendent ; les stages confirmés restent.</p>
              </xsl:when>
            </xsl:choose>
          </xsl:if>
          <div class="actions">
            <xsl:choose>
              <xsl:when test="account/@state = 'inactive'">
                <button class="button primary" type="submit" name="acte" value="activated">Activer</button>
                <button class="button" type="submit" name="acte" value="resent">Renvoyer le lien</button>
                <button class="button" type="submit" name="acte" value="locked">Bloquer</button>
              </xsl:when>
              <xsl:when test="account/@state = 'locked'">
                <button class="button primary" type="submit" name="acte" value="unlocked">Débloquer</button>
              </xsl:when>
              <xsl:otherwise>
                <button class="button" type="submit" name="acte" value="locked">Bloquer</button>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="account/@role = 'admin' and account/@state != 'inactive'">
              <button class="button" type="submit" name="acte" value="factor-reset">Refaire le second code</button>
            </xsl:if>
          </div>
        </form>
        <p><a class="button danger" href="/admin/comptes/{account/@id}/supprimer">Supprimer ce compte…</a></p>
      </xsl:if>
      <xsl:call-template name="audit"/>
    </div>
  </xsl:template>
</xsl:stylesheet>
