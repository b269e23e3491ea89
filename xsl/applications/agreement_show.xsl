<?xml version="1.0" encoding="UTF-8"?>
<!-- One agreement: where it stands, who signs, what it says, what happened. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="agreement-show" mode="title">
    Convention n° <xsl:value-of select="agreement/@id"/>,
    <xsl:value-of select="s:label('agreement-state', agreement/@state)"/>
  </xsl:template>

  <xsl:template match="agreement-show">
    <div class="container narrow">
      <xsl:if test="$visitor/@role">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/conventions'"/>
          <xsl:with-param name="label">
            <xsl:choose>
              <xsl:when test="@is-pupil">Ma convention</xsl:when>
              <xsl:otherwise>Conventions de stage</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <p class="offer-number">
        Convention n° <xsl:value-of select="agreement/@id"/>
        <xsl:if test="agreement/@version &gt; 1">, version <xsl:value-of select="agreement/@version"/></xsl:if>
      </p>
      <h1>
        <xsl:choose>
          <xsl:when test="@is-pupil">Ma convention de stage</xsl:when>
          <xsl:otherwise>
            <xsl:text>Convention de stage</xsl:text>
            <xsl:if test="agreement/@pupil"> : <xsl:value-of select="agreement/@pupil"/></xsl:if>
          </xsl:otherwise>
        </xsl:choose>
      </h1>
      <p class="lead">
        <xsl:value-of select="agreement/@employer"/> à <xsl:value-of select="agreement/@town"/>,
        <xsl:value-of select="agreement/@week"/>
      </p>
      <p>
        <xsl:apply-templates select="agreement" mode="agreement-badge">
          <xsl:with-param name="state" select="agreement/@state"/>
        </xsl:apply-templates>
      </p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="agreement-refusal"/>
      <section class="card answer no-print">
        <xsl:choose>
          <xsl:when test="agreement/@has-signed">
            <h2>
              <xsl:choose>
                <xsl:when test="@is-pupil">Tu as signé</xsl:when>
                <xsl:otherwise>Vous avez signé</xsl:otherwise>
              </xsl:choose>
            </h2>
            <p>
              Il manque encore <xsl:value-of select="count(signatory[not(@signed)])"/>
              signature<xsl:if test="count(signatory[not(@signed)]) &gt; 1">s</xsl:if>.
              Le site relance ceux qui n’ont pas signé.
            </p>
          </xsl:when>
          <xsl:otherwise>
            <h2><xsl:value-of select="s:label('agreement-question', agreement/@state)"/></h2>
            <p><xsl:value-of select="s:label('agreement-next', agreement/@state)"/></p>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="event[last()]" mode="returned"/>
        <p class="actions">
          <xsl:if test="agreement/@can-write-employer">
            <a class="button accent large" href="{@base}/employeur"><s:icon name="pencil"/>Compléter la convention</a>
          </xsl:if>
          <xsl:if test="agreement/@can-write-school">
            <a class="button accent large" href="{@base}/college"><s:icon name="pencil"/>Compléter la convention</a>
          </xsl:if>
          <xsl:if test="agreement/@can-sign">
            <a class="button accent large" href="{@base}/signer"><s:icon name="pencil"/>Lire et signer</a>
          </xsl:if>
          <xsl:if test="agreement/@can-correct">
            <a class="button" href="{@base}/corriger">
              <xsl:choose>
                <xsl:when test="agreement/@can-write-school">Demander une correction à l’employeur</xsl:when>
                <xsl:otherwise>Corriger la convention</xsl:otherwise>
              </xsl:choose>
            </a>
          </xsl:if>
          <a class="button" href="{@base}.pdf"><s:icon name="printer"/>Convention (PDF)</a>
          <a class="button" href="{@application}">
            <xsl:choose>
              <xsl:when test="@is-pupil">Ma fiche de stage</xsl:when>
              <xsl:otherwise>Voir la candidature</xsl:otherwise>
            </xsl:choose>
          </a>
        </p>
      </section>
      <xsl:call-template name="attestation"/>
      <xsl:call-template name="breaches"/>
      <xsl:call-template name="signatures"/>
      <xsl:apply-templates select="document"/>
      <xsl:call-template name="agreement-history"/>
    </div>
  </xsl:template>

  <!-- Who signs: where each stands; for the school, what to do about who does not. -->
  <xsl:template name="signatures">
    <xsl:if test="signatory">
      <section class="card" id="signatures">
        <h2>
          Signatures<span class="hint"> (<xsl:value-of select="count(signatory[@signed])"/> sur
          <xsl:value-of select="count(signatory)"/>)</span>
        </h2>
        <ul class="rows">
          <xsl:for-each select="signatory">
            <li>
              <span>
                <strong><xsl:value-of select="@name"/></strong>
                <span class="hint">
                  <xsl:value-of select="s:label('signatory', @kind)"/>
                  <xsl:if test="@title != ''">, <xsl:value-of select="@title"/></xsl:if>
                  <xsl:if test="@email != ''"> · <xsl:value-of select="@email"/></xsl:if>
                </span>
              </span>
              <span class="signature-state">
                <xsl:choose>
                  <xsl:when test="@signed">
                    <span class="badge ok"><s:icon name="check-circle"/>Signé</span>
                    <span class="hint">
                      <xsl:value-of select="@signed"/>, <xsl:value-of select="s:label('signed-how', @how)"/>
                      <xsl:if test="@how = 'paper' and ../agreement/@sees-scans">
                        <xsl:text> – </xsl:text>
                        <a href="{../@base}/papier/{@kind}">
                          la copie<span class="visually-hidden"> de <xsl:value-of select="@name"/></span>
                        </a>
                      </xsl:if>
                    </span>
                  </xsl:when>
                  <xsl:when test="@declined">
                    <span class="badge danger"><s:icon name="x-circle"/>Refuse de signer</span>
                    <span class="hint">le <xsl:value-of select="@declined"/></span>
                  </xsl:when>
                  <xsl:otherwise>
                    <span class="badge warning"><s:icon name="hourglass-split"/>À signer</span>
                  </xsl:otherwise>
                </xsl:choose>
              </span>
            </li>
          </xsl:for-each>
        </ul>
        <xsl:if test="agreement/@can-attest and signatory[not(@signed)]">
          <details class="no-print">
            <summary>Renvoyer un lien, ou corriger une adresse</summary>
            <form method="post" action="{@base}/renvoyer" class="stack">
              <input type="hidden" name="csrf" value="{form/@csrf}"/>
              <xsl:call-template name="signatory-select">
                <xsl:with-param name="id" select="'renvoyer-a'"/>
              </xsl:call-template>
              <div class="field">
                <label for="renvoyer-email">Son e-mail (obligatoire)</label>
                <p class="hint" id="renvoyer-email-aide">Le lien d’avant ne vaudra plus.</p>
                <input type="email"
                       id="renvoyer-email"
                       name="email"
                       required="required"
                       autocomplete="off"
                       aria-describedby="renvoyer-email-aide"/>
              </div>
              <button class="button" type="submit">Renvoyer le lien</button>
            </form>
          </details>
          <details class="no-print">
            <summary>Signé sur papier</summary>
            <form method="post" action="{@base}/papier" enctype="multipart/form-data" class="stack">
              <input type="hidden" name="csrf" value="{form/@csrf}"/>
              <xsl:call-template name="signatory-select">
                <xsl:with-param name="id" select="'papier-de'"/>
              </xsl:call-template>
              <div class="field">
                <label for="scan">La copie de la convention signée (obligatoire)</label>
                <p class="hint" id="scan-aide">
                  PDF, PNG ou JPEG, 3 Mo au plus. Imprimez cette version, faites-la signer, numérisez-la.
                </p>
                <input type="file"
                       id="scan"
                       name="scan"
                       accept="application/pdf,image/png,image/jpeg"
                       required="required"
                       aria-describedby="scan-aide"/>
              </div>
              <button class="button" type="submit">Enregistrer la signature</button>
            </form>
          </details>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="signatory-select">
    <xsl:param name="id"/>
    <div class="field">
      <label for="{$id}">Qui (obligatoire)</label>
      <select id="{$id}" name="signatory" required="required">
        <xsl:for-each select="signatory[not(@signed)]">
          <option value="{@kind}">
            <xsl:value-of select="@name"/>, <xsl:value-of select="s:label('signatory', @kind)"/>
          </option>
        </xsl:for-each>
      </select>
    </div>
  </xsl:template>

  <!-- Why it came back to who has to write it again. -->
  <xsl:template match="event" mode="returned"/>

  <xsl:template match="event[(@name = 'to-correct-employer' or @name = 'to-correct-school') and reason != '']"
                mode="returned">
    <p>Ce qui est à corriger :<q class="quote"><xsl:value-of select="reason"/></q></p>
  </xsl:template>

  <xsl:template name="agreement-history">
    <section class="card">
      <h2>Historique</h2>
      <ol class="history">
        <xsl:for-each select="event">
          <li>
            <span class="history-when"><xsl:value-of select="@day"/>, <xsl:value-of select="@time"/></span>
            <span>
              <strong><xsl:value-of select="s:label('agreement-event', @name)"/></strong>
              <xsl:text>, </xsl:text>
              <xsl:value-of select="s:label('actor', @actor)"/>
              <xsl:if test="@version &gt; 1"> (version <xsl:value-of select="@version"/>)</xsl:if>
              <xsl:if test="reason != ''"><q class="quote"><xsl:value-of select="reason"/></q></xsl:if>
            </span>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>
</xsl:stylesheet>
