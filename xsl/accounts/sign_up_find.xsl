<?xml version="1.0" encoding="UTF-8"?>
<!-- Opening an account: which employer or school. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="sign-up-find" mode="title">
    <xsl:if test="@code-error">Erreur : </xsl:if>
    <xsl:choose>
      <xsl:when test="@role = 'employer'">Votre structure</xsl:when>
      <xsl:when test="@role = 'pupil'">Ton collège</xsl:when>
      <xsl:otherwise>Votre collège</xsl:otherwise>
    </xsl:choose>
    <xsl:text> · Créer un compte</xsl:text>
  </xsl:template>

  <xsl:template match="sign-up-find">
    <xsl:variable name="path">
      <xsl:choose>
        <xsl:when test="@role = 'employer'">/compte/creer/employeur</xsl:when>
        <xsl:when test="@role = 'pupil'">/compte/creer/eleve</xsl:when>
        <xsl:otherwise>/compte/creer/college</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/compte/creer'"/>
        <xsl:with-param name="label" select="'Créer un compte'"/>
      </xsl:call-template>
      <h1>
        <xsl:choose>
          <xsl:when test="@role = 'employer'">Votre structure est-elle déjà inscrite ?</xsl:when>
          <xsl:when test="@role = 'pupil'">Quel est ton collège ?</xsl:when>
          <xsl:otherwise>Quel est votre collège ?</xsl:otherwise>
        </xsl:choose>
      </h1>
      <form method="get" action="{$path}" class="card stack" role="search" data-live="resultats" data-address="no">
        <div class="field">
          <label for="q">
            <xsl:choose>
              <xsl:when test="@role = 'employer'">Nom ou numéro SIRET</xsl:when>
              <xsl:otherwise>Nom du collège ou ville</xsl:otherwise>
            </xsl:choose>
          </label>
          <input type="search" id="q" name="q" value="{@text}" maxlength="80" autocomplete="off" enterkeyhint="search"/>
        </div>
        <button class="button primary" type="submit">
          <s:icon name="search"/>
          <xsl:text>Chercher</xsl:text>
        </button>
      </form>
      <div id="resultats">
        <xsl:if test="@text != ''">
          <xsl:choose>
            <xsl:when test="found">
              <xsl:call-template name="cut"/>
              <ul class="choices">
                <xsl:for-each select="found">
                  <li>
                    <a class="card choice" href="{$path}/{@id}">
                      <span>
                        <strong><xsl:value-of select="."/></strong>
                        <xsl:text> </xsl:text>
                        <xsl:value-of select="@town"/>
                        <xsl:text> </xsl:text>
                        <span class="hint"><xsl:value-of select="@detail"/></span>
                      </span>
                      <s:icon name="arrow-right"/>
                    </a>
                  </li>
                </xsl:for-each>
              </ul>
            </xsl:when>
            <xsl:otherwise>
              <p class="notice info">
                <s:icon name="info-circle"/>
                <span>
                  Rien ne correspond à « <xsl:value-of select="@text"/> ».
                  <xsl:choose>
                    <xsl:when test="@role = 'pupil'">Essaie un mot de moins.</xsl:when>
                    <xsl:otherwise>Essayez un mot de moins.</xsl:otherwise>
                  </xsl:choose>
                </span>
              </p>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </div>
      <xsl:choose>
        <xsl:when test="@role = 'employer'">
          <section class="card">
            <h2>Elle n’est pas dans la liste ?</h2>
            <p><a class="button accent" href="/compte/creer/employeur/nouveau">Créer un nouvel employeur</a></p>
          </section>
        </xsl:when>
        <xsl:when test="@role = 'pupil'">
          <section class="card">
            <h2>Ton collège t’a donné un code ?</h2>
            <form method="get" action="/compte/creer/eleve" class="stack">
              <div class="field">
                <label for="code">Code personnel</label>
                <p class="hint" id="code-aide">Par exemple K7M2P-Q9RTX</p>
                <xsl:if test="@code-error">
                  <p class="field-error" id="code-erreur" role="alert">
                    <s:icon name="exclamation-triangle"/>
                    <span><xsl:value-of select="s:label('error', @code-error)"/></span>
                  </p>
                </xsl:if>
                <input type="text"
                       id="code"
                       name="code"
                       value="{@code}"
                       maxlength="20"
                       autocomplete="off"
                       autocapitalize="characters">
                  <xsl:attribute name="aria-describedby">
                    code-aide<xsl:if test="@code-error"> code-erreur</xsl:if>
                  </xsl:attribute>
                  <xsl:if test="@code-error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
                </input>
              </div>
              <button class="button" type="submit">Utiliser mon code</button>
            </form>
          </section>
        </xsl:when>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
