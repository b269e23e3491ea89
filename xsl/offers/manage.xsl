<?xml version="1.0" encoding="UTF-8"?>
<!-- One offer in the hands of who manages it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="offer-manage" mode="title">
    <xsl:text>Gérer l’offre n° </xsl:text>
    <xsl:value-of select="managed-offer/@id"/>
  </xsl:template>

  <xsl:template match="offer-manage">
    <xsl:variable name="offer" select="managed-offer"/>
    <div class="container">
      <xsl:call-template name="manage-breadcrumb"/>
      <p class="offer-number">Offre de stage n° <xsl:value-of select="$offer/@id"/></p>
      <h1><xsl:value-of select="$offer"/></h1>
      <p class="offer-subtitle">
        <span>
          <s:icon name="building"/>
          <xsl:value-of select="$offer/@employer"/>
        </span>
        <span>
          <s:icon name="geo-alt"/>
          <xsl:value-of select="$offer/@town"/>
        </span>
        <span>
          <s:icon name="calendar-week"/>
          <xsl:value-of select="$offer/@period"/>
        </span>
        <xsl:apply-templates select="$offer" mode="status"/>
      </p>
      <xsl:call-template name="info"/>
      <xsl:if test="@reason != ''">
        <p class="notice warning">
          <s:icon name="info-circle"/>
          <span class="typed">Motif de la désactivation : <xsl:value-of select="@reason"/></span>
        </p>
      </xsl:if>
      <xsl:if test="@contact">
        <div class="notice warning">
          <s:icon name="envelope"/>
          <div>
            <p>
              <xsl:choose>
                <xsl:when test="@contact = 'ended'">
                  <strong>Le contact ne s’occupe plus de cette offre.</strong>
                  <xsl:text> Il l’a dit depuis un lien reçu à </xsl:text>
                  <xsl:value-of select="$offer/@email"/>
                  <xsl:text> : corrigez le contact. </xsl:text>
                </xsl:when>
                <xsl:otherwise>
                  <strong>Adresse en attente de confirmation.</strong>
                  <xsl:text> Le contact (</xsl:text>
                  <xsl:value-of select="$offer/@email"/>
                  <xsl:text>) n’a pas encore confirmé son adresse, par le lien que nous lui avons envoyé. </xsl:text>
                </xsl:otherwise>
              </xsl:choose>
              <xsl:choose>
                <xsl:when test="@reply-to != ''">
                  <xsl:text>D’ici là, les candidatures arrivent à </xsl:text>
                  <xsl:value-of select="@reply-to"/>
                  <xsl:text>.</xsl:text>
                </xsl:when>
                <xsl:otherwise>D’ici là, elles arrivent au département.</xsl:otherwise>
              </xsl:choose>
            </p>
            <xsl:if test="@contact = 'awaits' and $visitor/@role">
              <xsl:call-template name="manage-act">
                <xsl:with-param name="act" select="'renvoyer'"/>
                <xsl:with-param name="label" select="'Renvoyer le lien'"/>
              </xsl:call-template>
            </xsl:if>
          </div>
        </div>
      </xsl:if>
      <div class="two-columns">
        <section class="card">
          <h2>Où en est l’offre</h2>
          <p><xsl:value-of select="s:label('offer-advice', $offer/@status)"/></p>
          <xsl:if test="$offer/@application-period != ''">
            <p>
              <strong>Période de candidature :</strong>
              <xsl:text> </xsl:text>
              <xsl:value-of select="$offer/@application-period"/>
              <xsl:text>. </xsl:text>
              <xsl:if test="$offer/@status = 'suspended'">
                <xsl:text>Pour recevoir de nouveau des candidatures, modifiez ces dates.</xsl:text>
              </xsl:if>
            </p>
          </xsl:if>
          <xsl:apply-templates select="$offer" mode="figures"/>
          <xsl:if test="$visitor/@role = 'employer'">
            <p class="actions">
              <a class="button" href="/candidatures?offre={$offer/@id}">Candidatures à traiter</a>
              <a class="button" href="/candidatures/traitees?offre={$offer/@id}">Candidatures traitées</a>
            </p>
          </xsl:if>
          <xsl:if test="$visitor/@role = 'admin'">
            <p><a class="button" href="/admin/candidatures?q={$offer/@id}">Ses candidatures</a></p>
          </xsl:if>
          <xsl:if test="$visitor/@role">
            <p><a href="/statistiques/offres/{$offer/@id}">Les candidatures au fil du temps</a></p>
          </xsl:if>
        </section>
        <section class="card">
          <h2>Que voulez-vous faire ?</h2>
          <ul class="action-list">
            <xsl:if test="$offer/@can-activate and $visitor/@role">
              <li>
                <xsl:call-template name="manage-act">
                  <xsl:with-param name="act" select="'activer'"/>
                  <xsl:with-param name="label" select="'Activer l’offre'"/>
                  <xsl:with-param name="style" select="'primary'"/>
                </xsl:call-template>
                <span class="hint">Elle est aussitôt en ligne.</span>
              </li>
              <li>
                <xsl:call-template name="manage-act">
                  <xsl:with-param name="act" select="'renvoyer'"/>
                  <xsl:with-param name="label" select="'Renvoyer le lien'"/>
                </xsl:call-template>
                <span class="hint">
                  <xsl:text>Un e-mail part à </xsl:text>
                  <xsl:value-of select="$offer/@email"/>
                  <xsl:text>, avec le lien qui l’active.</xsl:text>
                </span>
              </li>
            </xsl:if>
            <xsl:if test="$offer/@can-correct">
              <li>
                <a class="button" href="{@base}/modifier">
                  <s:icon name="pencil"/>
                  <xsl:text>Modifier</xsl:text>
                </a>
                <span class="hint">Le texte, les dates, les places, le contact.</span>
              </li>
            </xsl:if>
            <xsl:if test="$visitor/@role = 'employer'">
              <li>
                <a class="button" href="{@base}/dupliquer">
                  <s:icon name="plus-lg"/>
                  <xsl:text>Dupliquer</xsl:text>
                </a>
                <span class="hint">Une nouvelle offre, déjà remplie : il ne manque que les dates.</span>
              </li>
            </xsl:if>
            <xsl:if test="$offer/@can-restore">
              <li>
                <xsl:call-template name="manage-act">
                  <xsl:with-param name="act" select="'remettre-en-ligne'"/>
                  <xsl:with-param name="label" select="'Remettre en ligne'"/>
                  <xsl:with-param name="style" select="'primary'"/>
                </xsl:call-template>
                <span class="hint">
                  <xsl:text>L’offre est de nouveau proposée, telle qu’elle était. </xsl:text>
                  <xsl:text>Les candidatures qu’elle avait restent closes.</xsl:text>
                </span>
              </li>
            </xsl:if>
            <xsl:if test="$offer/@can-suspend">
              <li>
                <xsl:call-template name="manage-act">
                  <xsl:with-param name="act" select="'suspendre'"/>
                  <xsl:with-param name="label" select="'Suspendre'"/>
                </xsl:call-template>
                <span class="hint">
                  <xsl:text>L’offre reste visible, plus personne ne peut postuler. </xsl:text>
                  <xsl:text>Les candidatures reçues restent.</xsl:text>
                </span>
              </li>
            </xsl:if>
            <xsl:if test="$offer/@can-resume">
              <li>
                <xsl:call-template name="manage-act">
                  <xsl:with-param name="act" select="'reprendre'"/>
                  <xsl:with-param name="label" select="'Reprendre'"/>
                  <xsl:with-param name="style" select="'primary'"/>
                </xsl:call-template>
                <span class="hint">
                  <xsl:text>La période de candidature que vous aviez choisie reprend. Si elle est passée, </xsl:text>
                  <xsl:text>les élèves peuvent postuler tant que les semaines ne sont pas trop proches.</xsl:text>
                </span>
              </li>
            </xsl:if>
            <xsl:if test="$offer/@listed">
              <li>
                <a class="button" href="/offres/{$offer/@id}">
                  <s:icon name="eye"/>
                  <xsl:text>Voir l’offre</xsl:text>
                </a>
                <span class="hint">Telle que les élèves la voient.</span>
              </li>
            </xsl:if>
            <xsl:if test="$offer/@can-disable">
              <li>
                <a class="button danger" href="{@base}/desactiver">
                  <s:icon name="slash-circle"/>
                  <xsl:text>Désactiver</xsl:text>
                </a>
                <span class="hint">
                  <xsl:text>L’offre est retirée, les candidatures sans réponse sont rejetées. </xsl:text>
                  <xsl:text>Une page vous dit d’abord ce que cela change.</xsl:text>
                </span>
              </li>
            </xsl:if>
          </ul>
        </section>
      </div>
      <section class="card">
        <h2>Les semaines</h2>
        <xsl:apply-templates select="offer" mode="weeks">
          <xsl:with-param name="for-pupils" select="false()"/>
        </xsl:apply-templates>
      </section>
      <section class="card">
        <h2>Historique</h2>
        <xsl:choose>
          <xsl:when test="event">
            <ul class="plain">
              <xsl:for-each select="event">
                <li>
                  <strong><xsl:value-of select="@day"/></strong> :
                  <xsl:value-of select="s:label('offer-event', @name)"/>,
                  <xsl:value-of select="s:label('actor', @actor)"/>
                  <xsl:if test="@email != '' and $visitor/@role"> (<xsl:value-of select="@email"/>)</xsl:if>
                  <xsl:if test="reason != ''"> – <q class="typed"><xsl:value-of select="reason"/></q></xsl:if>
                </li>
              </xsl:for-each>
            </ul>
          </xsl:when>
          <xsl:otherwise><p>Rien encore.</p></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@older"><p><a class="button" rel="next" href="{$path}?avant={@older}">Plus ancien</a></p></xsl:if>
      </section>
      <xsl:if test="contains(@base, '/offres/gerer/')">
        <p class="hint no-print">
          <xsl:text>Vous ne vous occupez pas, ou plus, de cette offre ? </xsl:text>
          <a href="{@base}/plus-a-moi">Ces liens ne sont plus à moi</a>
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template name="manage-breadcrumb">
    <xsl:choose>
      <xsl:when test="$visitor/@role = 'admin'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/admin/offres'"/>
          <xsl:with-param name="label" select="'Offres'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$visitor/@role = 'employer'">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/offres/mes-offres'"/>
          <xsl:with-param name="label" select="'Vos offres de stage'"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="manage-act">
    <xsl:param name="act"/>
    <xsl:param name="label"/>
    <xsl:param name="style"/>
    <xsl:call-template name="act">
      <xsl:with-param name="action" select="concat(@base, '/', $act)"/>
      <xsl:with-param name="label" select="$label"/>
      <xsl:with-param name="style" select="$style"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
