<?xml version="1.0" encoding="UTF-8"?>
<!-- The preview of a deposit: the page of the pupils, and what only the employer sees. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="deposit-preview" mode="title">Vérifier votre offre</xsl:template>

  <xsl:template match="deposit-preview">
    <form method="post" action="{form/@action}" class="preview-bar">
      <div class="container">
        <p>
          <strong>Aperçu.</strong>
          <xsl:text> Voici votre offre telle que les élèves la verront. Vos coordonnées, plus bas, ne sont vues que
            par vous.</xsl:text>
        </p>
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="version-field"/>
        <xsl:call-template name="hidden-values"/>
        <xsl:if test="@closing">
          <div class="notice warning" role="alert">
            <s:icon name="exclamation-triangle"/>
            <p>
              <xsl:choose>
                <xsl:when test="@closing = 1">
                  <strong>1 candidature sera fermée :</strong>
                  <xsl:text> sa semaine n’est plus proposée, ou n’a plus de place. L’élève est prévenu.</xsl:text>
                </xsl:when>
                <xsl:otherwise>
                  <strong><xsl:value-of select="@closing"/> candidatures seront fermées :</strong>
                  <xsl:text> leurs semaines ne sont plus proposées, ou n’ont plus de place. Les élèves sont
                    prévenus.</xsl:text>
                </xsl:otherwise>
              </xsl:choose>
            </p>
          </div>
        </xsl:if>
        <div class="actions">
          <button class="button" type="submit" name="etape" value="modifier">Modifier</button>
          <button class="button accent" type="submit" name="etape" value="valider">
            <xsl:text>Valider</xsl:text>
            <xsl:if test="@closing">
              <xsl:text> et fermer </xsl:text>
              <xsl:value-of select="@closing"/>
              <xsl:text> candidature</xsl:text>
              <xsl:if test="@closing &gt; 1">s</xsl:if>
            </xsl:if>
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
          <s:icon name="info-circle"/>
          <span>La période de candidature est passée : l’offre reste visible, sans le bouton « Postuler ».</span>
        </p>
      </xsl:if>
      <p class="notice info">
        <s:icon name="envelope"/>
        <xsl:choose>
          <xsl:when test="@mode = 'edit'"><span>Après « Valider », l’offre est changée aussitôt.</span></xsl:when>
          <xsl:when test="@immediate"><span>Après « Valider », l’offre est en ligne aussitôt.</span></xsl:when>
          <xsl:otherwise>
            <span>
              <xsl:text>Après « Valider », un e-mail part à </xsl:text>
              <strong><xsl:value-of select="@email"/></strong>
              <xsl:text> avec le lien qui met l’offre en ligne.</xsl:text>
            </span>
          </xsl:otherwise>
        </xsl:choose>
      </p>
    </div>
  </xsl:template>

  <!-- What the employer checks, and no pupil sees here. -->
  <xsl:template match="contact" mode="own">
    <section class="card">
      <h2>Vu seulement par vous</h2>
      <dl class="facts">
        <div>
          <dt>Contact</dt>
          <dd>
            <xsl:value-of select="@name"/>
            <br/>
            <xsl:value-of select="@email"/>
            <xsl:for-each select="@landline | @mobile"><br/><xsl:value-of select="."/></xsl:for-each>
          </dd>
        </div>
        <div>
          <dt>Période de candidature</dt>
          <dd>
            <xsl:choose>
              <xsl:when test="../offer/@application-period != ''">
                <xsl:value-of select="../offer/@application-period"/>
              </xsl:when>
              <xsl:otherwise>dès que l’offre est en ligne</xsl:otherwise>
            </xsl:choose>
            <xsl:text>, jusqu’à </xsl:text>
            <xsl:value-of select="../offer/@lead-days"/>
            <xsl:text> jour</xsl:text>
            <xsl:if test="../offer/@lead-days &gt; 1">s</xsl:if>
            <xsl:text> avant chaque semaine</xsl:text>
          </dd>
        </div>
        <div>
          <dt>Vous acceptez d’être contacté</dt>
          <dd>
            <xsl:choose>
              <xsl:when test="@on-application or @for-events or @for-last-minute">
                <ul class="plain">
                  <xsl:if test="@on-application"><li>par un élève qui a postulé</li></xsl:if>
                  <xsl:if test="@for-events"><li>pour des actions dans un collège</li></xsl:if>
                  <xsl:if test="@for-last-minute"><li>pour des solutions de dernière minute</li></xsl:if>
                </ul>
              </xsl:when>
              <xsl:otherwise>non</xsl:otherwise>
            </xsl:choose>
          </dd>
        </div>
      </dl>
    </section>
  </xsl:template>
</xsl:stylesheet>
