<?xml version="1.0" encoding="UTF-8"?>
<!-- An application in full: the question that is asked now, and its buttons. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="application" mode="answer">
    <xsl:variable name="as" select="../@as"/>
    <xsl:if test="$as = 'pupil' and @status = 'refused'">
      <div class="notice warning">
        <s:icon name="info-circle"/>
        <div>
          <h2>L’employeur ne peut pas t’accueillir</h2>
          <xsl:for-each select="../event[@name = 'refused'][last()]">
            <xsl:if test="@reason-code != ''">
              <p><strong><xsl:call-template name="refusal-label"/></strong></p>
            </xsl:if>
            <xsl:if test="reason != ''"><p class="typed"><q><xsl:value-of select="reason"/></q></p></xsl:if>
          </xsl:for-each>
          <p>Un refus arrive à tout le monde, et souvent il n’a rien à voir avec toi.</p>
          <p><a class="button primary" href="/offres?libres=1">Chercher une autre offre</a></p>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="$as = 'pupil' and @can-take-up">
      <section class="card answer no-print">
        <h2>Tu as changé d’avis ?</h2>
        <p>Il reste une place : tu peux reprendre cette candidature, une fois. Elle repart comme tu l’avais écrite.</p>
        <p class="actions">
          <a class="button primary" href="{../@base}/reprendre">Reprendre ma candidature</a>
          <a class="button" href="/offres?libres=1">Chercher une autre offre</a>
        </p>
      </section>
    </xsl:if>
    <xsl:if test="@can-accept or @can-refuse or @can-confirm or @can-withdraw or @can-cancel or @hindrance">
      <section class="card answer no-print">
        <xsl:choose>
          <xsl:when test="$as = 'pupil'"><xsl:apply-templates select="." mode="pupil-answer"/></xsl:when>
          <xsl:when test="$as = 'school'"><xsl:apply-templates select="." mode="cancel-answer"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="employer-answer"/></xsl:otherwise>
        </xsl:choose>
      </section>
    </xsl:if>
    <xsl:if test="cancel-reason">
      <div class="notice warning">
        <s:icon name="info-circle"/>
        <div><p><strong>Motif de l’annulation</strong></p><xsl:copy-of select="cancel-reason/node()"/></div>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="application" mode="pupil-answer">
    <xsl:choose>
      <xsl:when test="@can-confirm">
        <h2>L’employeur t’accepte : tu confirmes ?</h2>
        <p>
          <xsl:text>La place est au premier élève qui confirme. Confirme au plus tard le </xsl:text>
          <strong><xsl:value-of select="@confirm-until"/></strong>
          <xsl:text>. En confirmant, tes autres candidatures pour cette semaine se ferment.</xsl:text>
        </p>
        <div class="actions">
          <xsl:call-template name="application-act">
            <xsl:with-param name="act" select="'confirmer'"/>
            <xsl:with-param name="label" select="'Confirmer mon stage'"/>
            <xsl:with-param name="style" select="'accent'"/>
            <xsl:with-param name="icon" select="'check-circle'"/>
          </xsl:call-template>
          <a class="button large" href="{../@base}/retirer">Décliner</a>
        </div>
      </xsl:when>
      <xsl:when test="@hindrance">
        <h2>On ne peut pas confirmer</h2>
        <p><xsl:value-of select="s:label('application-refusal-pupil', @hindrance)"/></p>
        <p class="actions">
          <a class="button primary" href="/offres?libres=1">Chercher une autre offre</a>
          <xsl:if test="@can-withdraw">
            <xsl:text> </xsl:text>
            <a class="button" href="{../@base}/retirer">Retirer</a>
          </xsl:if>
        </p>
      </xsl:when>
      <xsl:when test="@can-withdraw">
        <h2>L’employeur n’a pas encore répondu</h2>
        <p>Il a jusqu’au <xsl:value-of select="@answer-until"/>. Tu peux postuler à d’autres offres en attendant.</p>
        <xsl:if test="@reminded"><p class="hint">Tu l’as relancé le <xsl:value-of select="@reminded"/>.</p></xsl:if>
        <div class="actions">
          <xsl:if test="@can-remind">
            <form method="post" action="{../@base}/relancer" class="inline-form">
              <input type="hidden" name="csrf" value="{../form/@csrf}"/>
              <button class="button primary" type="submit">Relancer l’employeur</button>
            </form>
          </xsl:if>
          <a class="button" href="/offres?libres=1">Chercher d’autres offres</a>
          <a class="button" href="{../@base}/retirer">Retirer ma candidature</a>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <h2>Ta place est confirmée</h2>
        <p>
          <xsl:text>Rendez-vous </xsl:text>
          <xsl:value-of select="@week"/>
          <xsl:variable name="hours" select="../agreed/@hours | offer-link/@hours[not(../../../agreed)]"/>
          <xsl:if test="$hours != ''"> (<xsl:value-of select="$hours"/>)</xsl:if>
          <xsl:text>. Prochaine étape : la convention, à signer avec ton collège et tes parents.</xsl:text>
        </p>
        <p class="actions">
          <a class="button primary" href="/export/stages/{@id}.ics">
            <s:icon name="calendar-check"/>
            <xsl:text>Ajouter à mon agenda</xsl:text>
          </a>
          <a class="button" href="/export/stages/{@id}.pdf">
            <s:icon name="printer"/>
            <xsl:text>Fiche de stage (PDF)</xsl:text>
          </a>
          <a class="button danger" href="{../@base}/annuler">Annuler mon stage</a>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="application" mode="cancel-answer">
    <h2>Le stage est confirmé</h2>
    <p>Un empêchement ? L’annulation rend la place et prévient tous ceux qu’elle concerne.</p>
    <p class="actions">
      <a class="button" href="{concat('/export/stages', substring-after(../@base, '/candidatures'))}.ics">
        <s:icon name="calendar-check"/>
        <xsl:text>Ajouter à l’agenda</xsl:text>
      </a>
      <xsl:text> </xsl:text>
      <a class="button" href="{concat('/export/stages', substring-after(../@base, '/candidatures'))}.pdf">
        <s:icon name="printer"/>
        <xsl:text>Fiche de stage (PDF)</xsl:text>
      </a>
      <xsl:text> </xsl:text>
      <a class="button danger" href="{../@base}/annuler">Annuler le stage</a>
    </p>
  </xsl:template>

  <xsl:template match="application" mode="employer-answer">
    <xsl:choose>
      <xsl:when test="@can-cancel"><xsl:apply-templates select="." mode="cancel-answer"/></xsl:when>
      <xsl:otherwise>
        <h2><xsl:apply-templates select="." mode="employer-question"/></h2>
        <xsl:if test="@hindrance"><p><xsl:value-of select="s:label('application-refusal', @hindrance)"/></p></xsl:if>
        <xsl:if test="@state = 'pending'">
          <p>
            En l’acceptant, vous proposez à cet élève de venir effectuer son stage à la période demandée.
            Même si vous n’avez qu’une seule place disponible, vous pouvez accepter plusieurs candidatures pour
            une même période, car les élèves postuleront sans doute sur plusieurs offres.
            Dans ce cas, c’est le premier élève qui confirmera son stage qui l’emportera, les autres candidats étant
            quant à eux automatiquement avertis que la place n’est plus disponible.
          </p>
        </xsl:if>
        <xsl:if test="@confirm-until">
          <p>
            <xsl:text>L’élève a jusqu’au </xsl:text>
            <strong><xsl:value-of select="@confirm-until"/></strong>
            <xsl:text> pour confirmer.</xsl:text>
            <xsl:if test="not(../@as = 'admin')"> Un e-mail vous préviendra.</xsl:if>
          </p>
        </xsl:if>
        <xsl:if test="@answer-until">
          <p class="hint">Sans réponse le <xsl:value-of select="@answer-until"/>, la candidature se ferme.</p>
        </xsl:if>
        <div class="actions">
          <xsl:call-template name="back-button"/>
          <xsl:if test="@can-refuse">
            <a class="button large" href="{../@base}/refuser">
              <s:icon name="x-circle"/>
              <xsl:text>Refuser</xsl:text>
            </a>
          </xsl:if>
          <xsl:choose>
            <xsl:when test="@can-accept and ../@as = 'admin'">
              <a class="button large primary" href="{../@base}/accepter">
                <s:icon name="check-circle"/>
                <xsl:text>Accepter</xsl:text>
              </a>
            </xsl:when>
            <xsl:when test="@can-accept">
              <xsl:call-template name="application-act">
                <xsl:with-param name="act" select="'accepter'"/>
                <xsl:with-param name="label" select="'Accepter'"/>
                <xsl:with-param name="style" select="'primary'"/>
                <xsl:with-param name="icon" select="'check-circle'"/>
              </xsl:call-template>
            </xsl:when>
          </xsl:choose>
          <a class="button large" href="#statistiques">
            <s:icon name="list-ul"/>
            <xsl:text>Statistiques</xsl:text>
          </a>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="application" mode="employer-question">
    <xsl:choose>
      <xsl:when test="../@as = 'admin' and @state = 'pending'">
        <xsl:text>Cette candidature attend la réponse de l’employeur</xsl:text>
      </xsl:when>
      <xsl:when test="../@as = 'admin' and @state = 'accepted'">Acceptée : l’élève doit encore confirmer</xsl:when>
      <xsl:when test="../@as = 'admin' and @state = 'refused'">
        <xsl:text>Refusée</xsl:text>
        <xsl:if test="@can-accept"> : l’employeur peut revenir sur ce refus, vous aussi</xsl:if>
      </xsl:when>
      <xsl:when test="@state = 'pending'">Vous devez vous prononcer sur cette candidature</xsl:when>
      <xsl:when test="@state = 'accepted'">Vous avez accepté : l’élève doit encore confirmer</xsl:when>
      <xsl:when test="@state = 'refused'">
        <xsl:text>Vous avez refusé</xsl:text>
        <xsl:if test="@can-accept"> : vous pouvez revenir sur ce refus</xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>Le délai est passé</xsl:text>
        <xsl:if test="@can-accept"> : vous pouvez encore accepter</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="back-button">
    <xsl:choose>
      <xsl:when test="../@as = 'employer'"><a class="button large" href="/candidatures">Retour</a></xsl:when>
      <xsl:when test="../@as = 'admin'"><a class="button large" href="/admin/candidatures">Retour</a></xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
