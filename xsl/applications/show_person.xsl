<?xml version="1.0" encoding="UTF-8"?>
<!-- An application in full: the pupil, and whom to ask for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="pupil" mode="full">
    <section class="card">
      <h2>
        <s:icon name="person"/>
        <xsl:text>Coordonnées de l’élève</xsl:text>
      </h2>
      <dl class="facts">
        <div><dt>Id élève</dt><dd><xsl:value-of select="@id"/></dd></div>
        <div>
          <dt>Nom et prénom</dt>
          <dd>
            <xsl:if test="@civility">
              <xsl:value-of select="s:label('civility', @civility)"/>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:value-of select="@last-name"/>
            <xsl:text> </xsl:text>
            <xsl:value-of select="@first-name"/>
          </dd>
        </div>
        <xsl:if test="@born"><div><dt>Date de naissance</dt><dd><xsl:value-of select="@born"/></dd></div></xsl:if>
        <xsl:choose>
          <xsl:when test="@address != ''">
            <div>
              <dt>Adresse</dt>
              <dd>
                <xsl:value-of select="@address"/>
                <br/>
                <xsl:value-of select="@postcode"/>
                <xsl:text> </xsl:text>
                <xsl:value-of select="@town"/>
              </dd>
            </div>
          </xsl:when>
          <xsl:when test="../../@asks-code and @email and not(@born)">
            <div><dt>Adresse, naissance</dt><dd class="hint">Montrées avec un code : voir plus bas.</dd></div>
          </xsl:when>
          <xsl:when test="@email and not(@born)">
            <div><dt>Adresse</dt><dd class="hint">Montrée une fois la candidature acceptée.</dd></div>
          </xsl:when>
        </xsl:choose>
        <xsl:if test="@phone != ''">
          <div>
            <dt>Téléphone</dt>
            <dd><a href="tel:{translate(@phone, '   ', '')}"><xsl:value-of select="@phone"/></a></dd>
          </div>
        </xsl:if>
        <xsl:if test="@email">
          <div><dt>E-mail</dt><dd><a href="mailto:{@email}"><xsl:value-of select="@email"/></a></dd></div>
        </xsl:if>
      </dl>
      <h3>
        <s:icon name="mortarboard"/>
        <xsl:text>Établissement</xsl:text>
      </h3>
      <p>
        <xsl:value-of select="@school"/>
        <xsl:text>, </xsl:text>
        <xsl:value-of select="@school-town"/>
        <xsl:if test="@class != ''"> (<xsl:value-of select="@class"/>)</xsl:if>
      </p>
      <xsl:if test="../../@asks-code and @email and not(@born)">
        <xsl:call-template name="link-code"/>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="contact">
    <section class="card">
      <h2>Contact</h2>
      <p><strong><xsl:value-of select="@name"/></strong></p>
      <ul class="plain">
        <li>
          <a href="mailto:{@email}">
            <s:icon name="envelope"/>
            <xsl:value-of select="@email"/>
          </a>
        </li>
        <xsl:if test="@phone != ''">
          <li>
            <a href="tel:{translate(@phone, '   ', '')}">
              <s:icon name="telephone"/>
              <xsl:value-of select="@phone"/>
            </a>
          </li>
        </xsl:if>
      </ul>
      <xsl:if test="../../@as = 'pupil' and ../@status = 'waiting'">
        <p class="hint">
          <xsl:choose>
            <xsl:when test="@at-once">Tu peux le contacter dès maintenant.</xsl:when>
            <xsl:otherwise>Attends sa réponse avant de l’appeler.</xsl:otherwise>
          </xsl:choose>
        </p>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- The link shows what is needed to decide; the rest, to who reads a code in the same mailbox. -->
  <xsl:template name="link-code">
    <xsl:variable name="base" select="../../@base"/>
    <xsl:variable name="csrf" select="../../form/@csrf"/>
    <div class="no-print" id="coordonnees">
      <h3>Adresse et date de naissance</h3>
      <p>L’élève est mineur : ces données ne s’ouvrent qu’avec un code, envoyé à l’adresse qui a reçu ce lien.</p>
      <form method="post" action="{$base}/code-envoyer" class="actions">
        <input type="hidden" name="csrf" value="{$csrf}"/>
        <button class="button" type="submit">Recevoir un code</button>
      </form>
      <form method="post" action="{$base}/code" class="search-line compact">
        <input type="hidden" name="csrf" value="{$csrf}"/>
        <div class="field size-small">
          <label for="code">Code reçu (6 chiffres, obligatoire)</label>
          <xsl:call-template name="code-error">
            <xsl:with-param name="info" select="../../@info"/>
          </xsl:call-template>
          <input type="text"
                 id="code"
                 name="code"
                 inputmode="numeric"
                 autocomplete="one-time-code"
                 maxlength="12"
                 required="required">
            <xsl:if test="../../@info = 'code-faux'">
              <xsl:attribute name="aria-invalid">true</xsl:attribute>
              <xsl:attribute name="aria-describedby">code-erreur</xsl:attribute>
            </xsl:if>
          </input>
        </div>
        <button class="button primary" type="submit">Afficher</button>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
