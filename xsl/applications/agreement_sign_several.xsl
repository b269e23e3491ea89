<?xml version="1.0" encoding="UTF-8"?>
<!-- Signing several agreements with one code. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="agreement-sign-several" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Signer plusieurs conventions
  </xsl:template>

  <xsl:template match="agreement-sign-several">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/conventions'"/>
        <xsl:with-param name="label" select="'Conventions de stage'"/>
      </xsl:call-template>
      <h1>Signer plusieurs conventions</h1>
      <xsl:choose>
        <xsl:when test="item">
          <p class="lead">Lisez chaque convention, cochez celles que vous signez : un seul code suffit pour toutes.</p>
          <xsl:call-template name="info"/>
          <xsl:call-template name="error-summary"/>
          <form method="post" action="{form/@action}" novalidate="novalidate">
            <xsl:call-template name="form-tokens"/>
            <fieldset class="card" id="signature" tabindex="-1">
              <legend>Les conventions à signer</legend>
              <xsl:call-template name="field-error">
                <xsl:with-param name="name" select="'signature'"/>
              </xsl:call-template>
              <ul class="sign-list"><xsl:apply-templates select="item" mode="to-sign"/></ul>
              <xsl:if test="@is-cut"><p class="hint">Les 40 premières : les autres viennent ensuite.</p></xsl:if>
            </fieldset>
            <xsl:apply-templates select="." mode="code"/>
          </form>
        </xsl:when>
        <xsl:otherwise>
          <p class="card">
            Aucune convention n’attend votre signature. <a href="/conventions">Toutes les conventions</a>
          </p>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <!-- One to read; ticking it says that it was read. -->
  <xsl:template match="item" mode="to-sign">
    <li>
      <h2><xsl:value-of select="agreement/@pupil"/></h2>
      <p class="hint">
        <xsl:if test="agreement/@class != ''"><xsl:value-of select="agreement/@class"/> · </xsl:if>
        <xsl:value-of select="agreement/@employer"/>, <xsl:value-of select="agreement/@week"/> · convention
        n° <xsl:value-of select="agreement/@id"/>, comme <xsl:value-of select="s:label('signatory-as', @kind)"/>
        (<xsl:value-of select="@name"/>)
      </p>
      <details>
        <summary>
          Lire la convention<span class="visually-hidden"> de <xsl:value-of select="agreement/@pupil"/></span>
        </summary>
        <xsl:apply-templates select="document"/>
      </details>
      <div class="box">
        <input type="checkbox" id="signature-{@signatory}" name="signature" value="{@signatory}">
          <xsl:if test="@is-ticked"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        </input>
        <label for="signature-{@signatory}">
          Lue : je la signe<span class="visually-hidden"> (<xsl:value-of select="agreement/@pupil"/>)</span>
        </label>
      </div>
    </li>
  </xsl:template>

  <xsl:template match="agreement-sign-several" mode="code">
    <section class="card answer">
      <h2>Signer celles qui sont cochées</h2>
      <p>Un code à six chiffres est envoyé à l’adresse de votre compte. Il vaut dix minutes.</p>
      <p>
        <button class="button" type="submit" name="etape" value="code">
          <s:icon name="envelope"/>Recevoir mon code
        </button>
      </p>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'code'"/>
        <xsl:with-param name="label" select="'Code à six chiffres'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="inputmode" select="'numeric'"/>
        <xsl:with-param name="autocomplete" select="'one-time-code'"/>
        <xsl:with-param name="maxlength" select="'20'"/>
        <xsl:with-param name="size" select="'small'"/>
      </xsl:call-template>
      <xsl:call-template name="field">
        <xsl:with-param name="name" select="'typed-name'"/>
        <xsl:with-param name="required" select="true()"/>
        <xsl:with-param name="maxlength" select="'200'"/>
        <xsl:with-param name="autocomplete" select="'name'"/>
        <xsl:with-param name="hint" select="concat('Comme sur les conventions : ', item[1]/@name)"/>
      </xsl:call-template>
      <p class="hint">
        Vous vous engagez à respecter chaque convention cochée et ses annexes.
        La date, l’heure et le début de l’adresse du réseau sont gardés avec chaque signature, comme preuve.
      </p>
      <div class="actions">
        <button class="button accent large" type="submit" name="etape" value="signer">
          <s:icon name="pencil"/>Signer les conventions cochées
        </button>
      </div>
    </section>
  </xsl:template>
</xsl:stylesheet>
