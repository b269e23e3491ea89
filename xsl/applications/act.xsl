<?xml version="1.0" encoding="UTF-8"?>
<!-- One act: its question, its consequences in words, its button. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="application-act" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if><xsl:apply-templates select="." mode="question"/>
    (n° <xsl:value-of select="application/@id"/>)
  </xsl:template>

  <xsl:template match="application-act">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="@base"/>
        <xsl:with-param name="label" select="'La candidature'"/>
      </xsl:call-template>
      <h1><xsl:apply-templates select="." mode="question"/></h1>
      <p class="lead">
        <strong><xsl:value-of select="application/offer-link"/></strong>,
        <xsl:value-of select="application/offer-link/@employer"/>
        à <xsl:value-of select="application/offer-link/@town"/><br/>
        <xsl:call-template name="named-week">
          <xsl:with-param name="days" select="application/@week"/>
          <xsl:with-param name="begins" select="true()"/>
        </xsl:call-template>
      </p>
      <xsl:call-template name="error-summary">
        <xsl:with-param name="fields" select="@reason != 'none'"/>
      </xsl:call-template>
      <div class="notice info">
        <s:icon name="info-circle"/>
        <div><xsl:apply-templates select="." mode="consequences"/></div>
      </div>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="etat" value="{application/@state}"/>
        <xsl:if test="@reason = 'choice'"><xsl:call-template name="refusal-fields"/></xsl:if>
        <xsl:if test="@reason = 'words'">
          <xsl:call-template name="text-field">
            <xsl:with-param name="name" select="'reason'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="rows" select="'3'"/>
            <xsl:with-param name="maxlength" select="'500'"/>
            <xsl:with-param name="hint"><xsl:apply-templates select="." mode="reason-hint"/></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <div class="actions">
          <button type="submit">
            <xsl:attribute name="class">
              <xsl:text>button large </xsl:text>
              <xsl:choose>
                <xsl:when test="@act = 'confirmer'">accent</xsl:when>
                <xsl:when test="@act = 'accepter' or @act = 'reprendre'">primary</xsl:when>
                <xsl:otherwise>danger</xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
            <xsl:apply-templates select="." mode="button"/>
          </button>
          <xsl:if test="@act = 'confirmer'"><a class="button large" href="{@base}/retirer">Décliner</a></xsl:if>
          <a class="button" href="{@base}">Revenir</a>
        </div>
      </form>
    </div>
  </xsl:template>

  <xsl:template name="refusal-fields">
    <div class="field size-full">
      <xsl:call-template name="field-head">
        <xsl:with-param name="name" select="'reason-code'"/>
        <xsl:with-param name="label" select="s:label('field', 'reason-code')"/>
        <xsl:with-param name="required" select="true()"/>
      </xsl:call-template>
      <select id="reason-code" name="reason-code" required="required">
        <xsl:call-template name="described"><xsl:with-param name="name" select="'reason-code'"/></xsl:call-template>
        <option value="">Choisir…</option>
        <xsl:for-each select="refusal">
          <option value="{@code}">
            <xsl:if test="key('value', 'reason-code') = @code">
              <xsl:attribute name="selected">selected</xsl:attribute>
            </xsl:if>
            <xsl:value-of select="."/>
          </option>
        </xsl:for-each>
      </select>
    </div>
    <xsl:call-template name="text-field">
      <xsl:with-param name="name" select="'reason'"/>
      <xsl:with-param name="label" select="'Un mot pour l’élève'"/>
      <xsl:with-param name="rows" select="'3'"/>
      <xsl:with-param name="maxlength" select="'500'"/>
      <xsl:with-param name="hint">
        L’élève, qui a 14 ou 15 ans, lit ces mots tels quels : un conseil, un encouragement l’aideront.
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="application-act[@act = 'accepter']" mode="question">Accepter cette candidature ?</xsl:template>
  <xsl:template match="application-act[@act = 'refuser']" mode="question">Refuser cette candidature ?</xsl:template>
  <xsl:template match="application-act[@act = 'confirmer']" mode="question">Confirmer ce stage ?</xsl:template>
  <xsl:template match="application-act[@act = 'retirer']" mode="question">Retirer cette candidature ?</xsl:template>
  <xsl:template match="application-act[@act = 'retirer' and application/@state = 'accepted']"
                mode="question"
                priority="1">
    Décliner ce stage ?
  </xsl:template>
  <xsl:template match="application-act[@act = 'retirer' and application/@state = 'accepted']"
                mode="button"
                priority="1">
    Décliner
  </xsl:template>
  <xsl:template match="application-act[@act = 'reprendre']" mode="question">Reprendre cette candidature ?</xsl:template>
  <xsl:template match="application-act[@act = 'reprendre']" mode="button">Reprendre ma candidature</xsl:template>
  <xsl:template match="application-act[@act = 'reprendre']" mode="consequences">
    <p>Elle repart comme tu l’avais écrite, et l’employeur est prévenu. On ne reprend une candidature qu’une fois.</p>
  </xsl:template>
  <xsl:template match="application-act[@act = 'annuler']" mode="question">Annuler ce stage ?</xsl:template>

  <xsl:template match="application-act[@act = 'accepter']" mode="button">Accepter</xsl:template>
  <xsl:template match="application-act[@act = 'refuser']" mode="button">Refuser</xsl:template>
  <xsl:template match="application-act[@act = 'confirmer']" mode="button">Confirmer mon stage</xsl:template>
  <xsl:template match="application-act[@act = 'retirer']" mode="button">Retirer ma candidature</xsl:template>
  <xsl:template match="application-act[@act = 'annuler']" mode="button">Annuler le stage</xsl:template>

  <xsl:template match="application-act[@act = 'accepter']" mode="consequences">
    <p>L’élève en est prévenu aussitôt. La place est au premier élève accepté qui confirme.</p>
    <xsl:if test="@in-stead">
      <p>Vous décidez à la place de l’employeur : il en est prévenu, avec votre motif.</p>
    </xsl:if>
  </xsl:template>
  <xsl:template match="application-act[@act = 'refuser']" mode="consequences">
    <p>
      L’élève en est prévenu aussitôt. Tant qu’il reste une place et qu’il est libre,
      vous pourrez encore revenir sur ce refus.
    </p>
    <xsl:if test="@in-stead">
      <p>Vous décidez à la place de l’employeur : il en est prévenu, avec votre motif.</p>
    </xsl:if>
  </xsl:template>
  <xsl:template match="application-act[@act = 'confirmer']" mode="consequences">
    <p>
      La place devient la tienne, et l’employeur t’attend.
      Tes autres candidatures pour cette semaine-là se ferment : ces employeurs sont prévenus.
    </p>
    <p>
      Parles-en d’abord avec tes parents. Prends le temps d’une soirée, pas davantage :
      la place est au premier qui confirme.
    </p>
  </xsl:template>
  <xsl:template match="application-act[@act = 'retirer']" mode="consequences">
    <p>L’employeur est prévenu, et un autre élève a sa chance. Tes autres candidatures ne changent pas.</p>
  </xsl:template>
  <xsl:template match="application-act[@act = 'annuler']" mode="consequences">
    <xsl:choose>
      <xsl:when test="$visitor/@role = 'pupil'">
        <p>
          La place redevient libre. L’employeur, ton collège et ton professeur référent sont prévenus, avec tes mots.
        </p>
      </xsl:when>
      <xsl:otherwise>
        <p>
          La place redevient libre. L’élève, l’employeur, le collège et le professeur
          référent sont prévenus, avec le motif.
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="application-act" mode="reason-hint">
    <xsl:choose>
      <xsl:when test="$visitor/@role = 'pupil'">Ces mots partent tels quels à l’employeur et à ton collège.</xsl:when>
      <xsl:otherwise>Ces mots partent tels quels à ceux que cela concerne.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
