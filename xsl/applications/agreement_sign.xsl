<?xml version="1.0" encoding="UTF-8"?>
<!-- Signing: the code of a mailed link, the document, the signature or the refusal. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="agreement-sign" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:choose>
      <xsl:when test="@is-pupil">Signer ma convention</xsl:when>
      <xsl:otherwise>Signer la convention</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="agreement-sign" mode="head">
    <script src="/js/signature.js?v={$site/@version}" defer="defer"></script>
  </xsl:template>

  <xsl:template match="agreement-sign">
    <div class="container narrow">
      <xsl:if test="@back != ''">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="@back"/>
          <xsl:with-param name="label" select="concat('Convention n° ', agreement/@id)"/>
        </xsl:call-template>
      </xsl:if>
      <h1>
        <xsl:choose>
          <xsl:when test="@is-pupil">Signer ma convention</xsl:when>
          <xsl:otherwise>Signer la convention de stage</xsl:otherwise>
        </xsl:choose>
      </h1>
      <p class="lead">
        <xsl:value-of select="agreement/@employer"/>, <xsl:value-of select="agreement/@week"/>.
        <xsl:choose>
          <xsl:when test="@is-pupil">Tu signes</xsl:when>
          <xsl:otherwise>Vous signez</xsl:otherwise>
        </xsl:choose>
        comme <xsl:value-of select="s:label('signatory-as', @kind)"/> : <strong><xsl:value-of select="@name"/></strong>.
      </p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <xsl:choose>
        <xsl:when test="@is-read">
          <xsl:apply-templates select="document"/>
          <xsl:apply-templates select="." mode="sign"/>
        </xsl:when>
        <xsl:otherwise>
          <section class="card">
            <h2>
              <xsl:choose>
                <xsl:when test="@is-signed">Vous avez signé</xsl:when>
                <xsl:otherwise>D’abord, un code</xsl:otherwise>
              </xsl:choose>
            </h2>
            <xsl:if test="@is-signed"><p>Vous n’avez plus rien à faire. Vous voulez la relire ?</p></xsl:if>
            <p>
              Un code à six chiffres, envoyé à l’adresse qui a reçu ce lien, ouvre
              la convention<xsl:if test="not(@is-signed)"> et permet de la signer</xsl:if>. Il vaut dix minutes.
            </p>
            <div class="actions code-send">
              <xsl:call-template name="act">
                <xsl:with-param name="action" select="concat(form/@action, '/code-envoyer')"/>
                <xsl:with-param name="label" select="'Recevoir mon code'"/>
                <xsl:with-param name="style" select="'primary'"/>
              </xsl:call-template>
              <xsl:if test="@mobile">
                <form method="post" action="{form/@action}/code-envoyer" class="inline-form">
                  <xsl:call-template name="form-tokens"/>
                  <input type="hidden" name="par" value="sms"/>
                  <button class="button" type="submit">Par SMS au numéro en <xsl:value-of select="@mobile"/></button>
                </form>
              </xsl:if>
            </div>
            <form method="post" action="{form/@action}/code" class="stack">
              <xsl:call-template name="form-tokens"/>
              <div class="field size-small">
                <label for="code">Code à six chiffres (obligatoire)</label>
                <xsl:call-template name="code-error"/>
                <input type="text"
                       id="code"
                       name="code"
                       inputmode="numeric"
                       autocomplete="one-time-code"
                       maxlength="8"
                       required="required">
                  <xsl:if test="@info = 'code-faux'">
                    <xsl:attribute name="aria-invalid">true</xsl:attribute>
                    <xsl:attribute name="aria-describedby">code-erreur</xsl:attribute>
                  </xsl:if>
                </input>
              </div>
              <button class="button accent" type="submit">Lire la convention</button>
            </form>
          </section>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- As whom, and what a link has proved, go along with each form. -->
  <xsl:template name="proof">
    <xsl:call-template name="form-tokens"/>
    <input type="hidden" name="as" value="{@kind}"/>
    <xsl:if test="@proof">
      <input type="hidden" name="proof" value="{@proof}"/>
      <input type="hidden" name="until" value="{@until}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="agreement-sign" mode="sign">
    <xsl:if test="@proof">
      <form method="post" action="{form/@action}/pdf" class="card">
        <xsl:call-template name="proof"/>
        <button class="button" type="submit"><s:icon name="printer"/>Convention (PDF)</button>
      </form>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@is-signed">
        <p class="notice info">
          <s:icon name="check-circle"/>
          <span>La signature est enregistrée.</span>
        </p>
      </xsl:when>
      <xsl:when test="@is-declined">
        <p class="notice warning">
          <s:icon name="info-circle"/>
          <span>Le refus de signer est enregistré.</span>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <form method="post" action="{form/@action}" class="card answer" novalidate="novalidate">
          <h2>
            <xsl:choose>
              <xsl:when test="@is-pupil">Je signe</xsl:when>
              <xsl:otherwise>Signer</xsl:otherwise>
            </xsl:choose>
          </h2>
          <xsl:call-template name="proof"/>
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'typed-name'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="maxlength" select="'200'"/>
            <xsl:with-param name="autocomplete" select="'name'"/>
            <xsl:with-param name="hint" select="concat('Comme sur la convention : ', @name)"/>
          </xsl:call-template>
          <!-- Shown by the script: drawing adds to the name, and is never needed. -->
          <input type="hidden" id="drawn" name="drawn" value="{key('value', 'drawn')}"/>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="'drawn'"/></xsl:call-template>
          <div class="field" data-draw="drawn" hidden="hidden">
            <p class="draw-label">Signature dessinée <span class="optional">(facultatif)</span></p>
            <p class="hint">Au doigt, au stylet ou à la souris. Le nom écrit suffit.</p>
          </div>
          <xsl:call-template name="box">
            <xsl:with-param name="name" select="'has-read'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="label">
              J’ai lu la convention et ses annexes, et je m’engage à les respecter.
            </xsl:with-param>
          </xsl:call-template>
          <p class="hint">
            La date, l’heure et le début de l’adresse du réseau sont gardés avec la signature, comme preuve.
          </p>
          <div class="actions">
            <button class="button accent large" type="submit"><s:icon name="pencil"/>Signer la convention</button>
          </div>
        </form>
        <details class="card">
          <xsl:if test="form/error[@field = 'decline-reason']">
            <xsl:attribute name="open">open</xsl:attribute>
          </xsl:if>
          <summary>
            <xsl:choose>
              <xsl:when test="@is-pupil">Je ne veux pas signer</xsl:when>
              <xsl:otherwise>Refuser de signer</xsl:otherwise>
            </xsl:choose>
          </summary>
          <form method="post" action="{form/@action}/decliner" class="stack" novalidate="novalidate">
            <xsl:call-template name="proof"/>
            <xsl:call-template name="text-field">
              <xsl:with-param name="name" select="'decline-reason'"/>
              <xsl:with-param name="required" select="true()"/>
              <xsl:with-param name="rows" select="'3'"/>
              <xsl:with-param name="maxlength" select="'500'"/>
              <xsl:with-param name="hint">
                Tous ceux qui sont concernés lisent ces mots. La convention peut alors être corrigée.
              </xsl:with-param>
            </xsl:call-template>
            <button class="button danger" type="submit">Refuser de signer</button>
          </form>
        </details>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
