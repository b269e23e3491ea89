<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of agreements: the list of each role, one in full, its two forms, its correction. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">

  <!-- The list -->

  <xsl:template match="agreements" mode="title"><xsl:choose><xsl:when test="$visitor/@role = 'pupil'">Ma convention</xsl:when><xsl:otherwise>Conventions de stage</xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template match="agreements">
    <div class="container">
      <h1><xsl:apply-templates select="." mode="title"/></h1>
      <xsl:choose>
        <xsl:when test="$visitor/@role = 'admin'"><xsl:call-template name="admin-tabs"/></xsl:when>
        <xsl:when test="$visitor/@role = 'school'"><xsl:call-template name="school-tabs"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="tabs"/></xsl:otherwise>
      </xsl:choose>
      <p class="lead"><xsl:apply-templates select="." mode="turns"/><xsl:if test="$visitor/@role != 'pupil' and row/@is-to-sign"><xsl:text> </xsl:text><xsl:value-of select="count(row[@is-to-sign])"/> à signer par vous.</xsl:if></p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="agreements-outcome"/>
      <xsl:if test="$visitor/@role = 'school' and @turns &gt; 1">
        <p><a class="button primary" href="/conventions/plusieurs"><xsl:call-template name="icon"><xsl:with-param name="name" select="'pencil'"/></xsl:call-template>Compléter plusieurs conventions à la fois</a></p>
      </xsl:if>
      <xsl:if test="$visitor/@role != 'pupil'">
        <form method="get" action="/conventions" class="search-line compact" role="search" aria-label="Conventions" data-live="resultats" data-address="no">
          <xsl:call-template name="code-select"><xsl:with-param name="name" select="'etat'"/><xsl:with-param name="label" select="'État'"/><xsl:with-param name="list" select="'agreement-state'"/><xsl:with-param name="codes" select="'to_complete_employer to_complete_school to_sign signed cancelled '"/><xsl:with-param name="chosen" select="@state"/></xsl:call-template>
          <xsl:if test="$visitor/@role = 'school'">
            <div class="field size-small"><label for="classe">Classe</label><input type="search" id="classe" name="classe" value="{@class-name}" maxlength="40" autocomplete="off"/></div>
          </xsl:if>
          <button class="button" type="submit">Filtrer</button>
        </form>
      </xsl:if>
      <xsl:if test="$visitor/@role = 'school' or $visitor/@role = 'admin'"><p><a href="/conventions/modele">Texte des articles</a></p></xsl:if>
      <div id="resultats">
        <xsl:choose>
          <xsl:when test="row">
            <table class="list">
              <caption class="visually-hidden">Conventions, celles qui vous attendent d’abord</caption>
              <thead><tr><th scope="col">Convention</th><xsl:if test="$visitor/@role != 'pupil'"><th scope="col">Élève</th></xsl:if><xsl:if test="$visitor/@role != 'employer'"><th scope="col">Employeur</th></xsl:if><th scope="col">Semaine</th><th scope="col">Où elle en est</th></tr></thead>
              <tbody><xsl:apply-templates select="row" mode="agreement"/></tbody>
            </table>
            <xsl:if test="row/@agreement = 'signed' and ($visitor/@role = 'school' or $visitor/@role = 'employer')"><p><a class="button" href="/conventions/signees.zip?classe={@class-name}"><xsl:call-template name="icon"><xsl:with-param name="name" select="'download'"/></xsl:call-template>Conventions signées (ZIP)</a></p></xsl:if>
            <xsl:if test="@is-cut"><p class="hint">Les 300 premières : filtrez pour voir les autres.</p></xsl:if>
          </xsl:when>
          <xsl:when test="@state != '' or @class-name != ''"><p class="card">Aucune convention ne correspond. <a href="/conventions">Toutes les conventions</a></p></xsl:when>
          <xsl:otherwise><div class="card empty"><h2>Pas encore de convention</h2><p><xsl:choose><xsl:when test="$visitor/@role = 'pupil'">Ta convention apparaît ici dès que tu as confirmé ton stage.</xsl:when><xsl:otherwise>Une convention est préparée dès qu’un élève confirme son stage.</xsl:otherwise></xsl:choose></p><p><a class="button" href="/candidatures">Voir les candidatures</a></p></div></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="agreements" mode="turns">
    <xsl:variable name="what"><xsl:choose><xsl:when test="$visitor/@role = 'employer' or $visitor/@role = 'school'">à compléter</xsl:when><xsl:otherwise>à signer</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:choose>
      <xsl:when test="@turns = 0 and $visitor/@role = 'pupil'">Rien à faire pour l’instant.</xsl:when>
      <xsl:when test="@turns = 0">Aucune convention <xsl:value-of select="$what"/>.</xsl:when>
      <xsl:when test="@turns = 1">1 convention <xsl:value-of select="$what"/>.</xsl:when>
      <xsl:otherwise><xsl:value-of select="@turns"/> conventions <xsl:value-of select="$what"/>.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="agreements-outcome">
    <xsl:if test="@done">
      <p class="notice info" role="status">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle'"/></xsl:call-template>
        <span><xsl:value-of select="@done"/> prête<xsl:if test="@done &gt; 1">s</xsl:if> à signer.<xsl:if test="@undone &gt; 0"><xsl:text> </xsl:text><xsl:value-of select="@undone"/> à reprendre une par une : il y manque un nom ou une adresse, ou ses horaires sont à corriger par l’employeur.</xsl:if></span>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row" mode="agreement">
    <tr>
      <th scope="row"><a href="/conventions/{@id}">n° <xsl:value-of select="@id"/></a><span class="hint"><xsl:text> </xsl:text><xsl:value-of select="@title"/></span></th>
      <xsl:if test="$visitor/@role != 'pupil'"><td data-label="Élève"><span><xsl:value-of select="@pupil"/><xsl:if test="@class != ''">, <xsl:value-of select="@class"/></xsl:if><xsl:if test="$visitor/@role != 'school'"><br/><span class="hint"><xsl:value-of select="@school"/></span></xsl:if></span></td></xsl:if>
      <xsl:if test="$visitor/@role != 'employer'"><td data-label="Employeur"><span><xsl:value-of select="@employer"/><br/><span class="hint"><xsl:value-of select="@town"/></span></span></td></xsl:if>
      <td data-label="Semaine"><xsl:value-of select="@week"/></td>
      <td data-label="Où elle en est"><span><xsl:apply-templates select="." mode="agreement-badge"/><xsl:if test="@version &gt; 1"><br/><span class="hint">version <xsl:value-of select="@version"/></span></xsl:if></span><xsl:if test="@is-to-sign or (@is-turn and $visitor/@role != 'admin')"><div class="actions"><a class="button" href="/conventions/{@id}"><xsl:choose><xsl:when test="@is-to-sign">Lire et signer</xsl:when><xsl:otherwise>Compléter</xsl:otherwise></xsl:choose><span class="visually-hidden"> la convention n° <xsl:value-of select="@id"/></span></a></div></xsl:if></td>
    </tr>
  </xsl:template>

  <xsl:template match="*" mode="agreement-badge">
    <xsl:param name="state" select="@agreement"/>
    <span class="badge {s:label('agreement-tone', $state)}">
      <xsl:call-template name="icon"><xsl:with-param name="name" select="s:label('agreement-icon', $state)"/></xsl:call-template>
      <xsl:value-of select="s:label('agreement-state', $state)"/>
    </span>
  </xsl:template>

  <!-- One -->

  <xsl:template match="agreement-show" mode="title">Convention n° <xsl:value-of select="agreement/@id"/>, <xsl:value-of select="s:label('agreement-state', agreement/@state)"/></xsl:template>

  <xsl:template match="agreement-show">
    <div class="container narrow">
      <xsl:if test="$visitor/@role"><xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="'/conventions'"/><xsl:with-param name="label"><xsl:choose><xsl:when test="@is-pupil">Ma convention</xsl:when><xsl:otherwise>Conventions de stage</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></xsl:if>
      <p class="offer-number">Convention n° <xsl:value-of select="agreement/@id"/><xsl:if test="agreement/@version &gt; 1">, version <xsl:value-of select="agreement/@version"/></xsl:if></p>
      <h1><xsl:choose><xsl:when test="@is-pupil">Ma convention de stage</xsl:when><xsl:otherwise>Convention de stage<xsl:if test="agreement/@pupil"> : <xsl:value-of select="agreement/@pupil"/></xsl:if></xsl:otherwise></xsl:choose></h1>
      <p class="lead"><xsl:value-of select="agreement/@employer"/> à <xsl:value-of select="agreement/@town"/>, <xsl:value-of select="agreement/@week"/></p>
      <p><xsl:apply-templates select="agreement" mode="agreement-badge"><xsl:with-param name="state" select="agreement/@state"/></xsl:apply-templates></p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="agreement-refusal"/>
      <section class="card answer no-print">
        <xsl:choose>
          <xsl:when test="agreement/@state = 'to_sign' and signatory[@is-you and @signed] and not(signatory[@is-you and not(@signed)]) and not(signatory/@declined)">
            <h2><xsl:choose><xsl:when test="@is-pupil">Tu as signé</xsl:when><xsl:otherwise>Vous avez signé</xsl:otherwise></xsl:choose></h2>
            <p>Il manque encore <xsl:value-of select="count(signatory[not(@signed)])"/> signature<xsl:if test="count(signatory[not(@signed)]) &gt; 1">s</xsl:if>. Le site relance ceux qui n’ont pas signé.</p>
          </xsl:when>
          <xsl:otherwise>
            <h2><xsl:value-of select="s:label('agreement-question', agreement/@state)"/></h2>
            <p><xsl:value-of select="s:label('agreement-next', agreement/@state)"/></p>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:apply-templates select="event[last()]" mode="returned"/>
        <p class="actions">
          <xsl:if test="agreement/@can-write-employer"><a class="button accent large" href="{@base}/employeur"><xsl:call-template name="icon"><xsl:with-param name="name" select="'pencil'"/></xsl:call-template>Compléter la convention</a></xsl:if>
          <xsl:if test="agreement/@can-write-school"><a class="button accent large" href="{@base}/college"><xsl:call-template name="icon"><xsl:with-param name="name" select="'pencil'"/></xsl:call-template>Compléter la convention</a></xsl:if>
          <xsl:if test="agreement/@state = 'to_sign' and signatory[@is-you and not(@signed) and not(@declined)] and not(signatory/@declined)"><a class="button accent large" href="{@base}/signer"><xsl:call-template name="icon"><xsl:with-param name="name" select="'pencil'"/></xsl:call-template>Lire et signer</a></xsl:if>
          <xsl:if test="agreement/@can-correct"><a class="button" href="{@base}/corriger"><xsl:choose><xsl:when test="agreement/@can-write-school">Demander une correction à l’employeur</xsl:when><xsl:otherwise>Corriger la convention</xsl:otherwise></xsl:choose></a></xsl:if>
          <a class="button" href="{@base}.pdf"><xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>Convention (PDF)</a>
          <a class="button" href="{@application}"><xsl:choose><xsl:when test="@is-pupil">Ma fiche de stage</xsl:when><xsl:otherwise>Voir la candidature</xsl:otherwise></xsl:choose></a>
        </p>
      </section>
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
        <h2>Signatures<span class="hint"> (<xsl:value-of select="count(signatory[@signed])"/> sur <xsl:value-of select="count(signatory)"/>)</span></h2>
        <ul class="rows">
          <xsl:for-each select="signatory">
            <li>
              <span><strong><xsl:value-of select="@name"/></strong><span class="hint"><xsl:value-of select="s:label('signatory', @kind)"/><xsl:if test="@title != ''">, <xsl:value-of select="@title"/></xsl:if><xsl:if test="@email != ''"> · <xsl:value-of select="@email"/></xsl:if></span></span>
              <span class="signature-state">
              <xsl:choose>
                <xsl:when test="@signed"><span class="badge ok"><xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle'"/></xsl:call-template>Signé</span><span class="hint"><xsl:value-of select="@signed"/>, <xsl:value-of select="s:label('signed-how', @how)"/><xsl:if test="@how = 'paper' and ../agreement/@sees-scans"> – <a href="{../@base}/papier/{@kind}">la copie<span class="visually-hidden"> de <xsl:value-of select="@name"/></span></a></xsl:if></span></xsl:when>
                <xsl:when test="@declined"><span class="badge danger"><xsl:call-template name="icon"><xsl:with-param name="name" select="'x-circle'"/></xsl:call-template>Refuse de signer</span><span class="hint">le <xsl:value-of select="@declined"/></span></xsl:when>
                <xsl:otherwise><span class="badge warning"><xsl:call-template name="icon"><xsl:with-param name="name" select="'hourglass-split'"/></xsl:call-template>À signer</span></xsl:otherwise>
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
              <xsl:call-template name="signatory-select"><xsl:with-param name="id" select="'renvoyer-a'"/></xsl:call-template>
              <div class="field"><label for="renvoyer-email">Son e-mail (obligatoire)</label><p class="hint" id="renvoyer-email-aide">Le lien d’avant ne vaudra plus.</p><input type="email" id="renvoyer-email" name="email" required="required" autocomplete="off" aria-describedby="renvoyer-email-aide"/></div>
              <button class="button" type="submit">Renvoyer le lien</button>
            </form>
          </details>
          <details class="no-print">
            <summary>Signé sur papier</summary>
            <form method="post" action="{@base}/papier" enctype="multipart/form-data" class="stack">
              <input type="hidden" name="csrf" value="{form/@csrf}"/>
              <xsl:call-template name="signatory-select"><xsl:with-param name="id" select="'papier-de'"/></xsl:call-template>
              <div class="field"><label for="scan">La copie de la convention signée (obligatoire)</label><p class="hint" id="scan-aide">PDF, PNG ou JPEG, 3 Mo au plus. Imprimez cette version, faites-la signer, numérisez-la.</p><input type="file" id="scan" name="scan" accept="application/pdf,image/png,image/jpeg" required="required" aria-describedby="scan-aide"/></div>
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
        <xsl:for-each select="signatory[not(@signed)]"><option value="{@kind}"><xsl:value-of select="@name"/>, <xsl:value-of select="s:label('signatory', @kind)"/></option></xsl:for-each>
      </select>
    </div>
  </xsl:template>

  <!-- Signing -->

  <xsl:template match="agreement-sign" mode="title"><xsl:if test="form/error">Erreur : </xsl:if><xsl:choose><xsl:when test="@is-pupil">Signer ma convention</xsl:when><xsl:otherwise>Signer la convention</xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template match="agreement-sign">
    <div class="container narrow">
      <xsl:if test="@back != ''"><xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="@back"/><xsl:with-param name="label" select="concat('Convention n° ', agreement/@id)"/></xsl:call-template></xsl:if>
      <h1><xsl:choose><xsl:when test="@is-pupil">Signer ma convention</xsl:when><xsl:otherwise>Signer la convention de stage</xsl:otherwise></xsl:choose></h1>
      <p class="lead"><xsl:value-of select="agreement/@employer"/>, <xsl:value-of select="agreement/@week"/>. <xsl:choose><xsl:when test="@is-pupil">Tu signes</xsl:when><xsl:otherwise>Vous signez</xsl:otherwise></xsl:choose> comme <xsl:value-of select="s:label('signatory-as', @kind)"/> : <strong><xsl:value-of select="@name"/></strong>.</p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <xsl:choose>
        <xsl:when test="@is-read">
          <xsl:apply-templates select="document"/>
          <xsl:apply-templates select="." mode="sign"/>
        </xsl:when>
        <xsl:otherwise>
          <section class="card">
            <h2><xsl:choose><xsl:when test="@is-signed">Vous avez signé</xsl:when><xsl:otherwise>D’abord, un code</xsl:otherwise></xsl:choose></h2>
            <xsl:if test="@is-signed"><p>Vous n’avez plus rien à faire. Vous voulez la relire ?</p></xsl:if>
            <p>Un code à six chiffres, envoyé à l’adresse qui a reçu ce lien, ouvre la convention<xsl:if test="not(@is-signed)"> et permet de la signer</xsl:if>. Il vaut dix minutes.</p>
            <div class="actions code-send"><xsl:call-template name="act"><xsl:with-param name="action" select="concat(form/@action, '/code-envoyer')"/><xsl:with-param name="label" select="'Recevoir mon code'"/><xsl:with-param name="style" select="'primary'"/></xsl:call-template></div>
            <form method="post" action="{form/@action}/code" class="stack">
              <xsl:call-template name="form-tokens"/>
              <div class="field size-small"><label for="code">Code à six chiffres (obligatoire)</label><input type="text" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required="required"/></div>
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
    <xsl:if test="@proof"><input type="hidden" name="proof" value="{@proof}"/><input type="hidden" name="until" value="{@until}"/></xsl:if>
  </xsl:template>

  <xsl:template match="agreement-sign" mode="sign">
    <xsl:if test="@proof"><form method="post" action="{form/@action}/pdf" class="card"><xsl:call-template name="proof"/><button class="button" type="submit"><xsl:call-template name="icon"><xsl:with-param name="name" select="'printer'"/></xsl:call-template>Convention (PDF)</button></form></xsl:if>
    <xsl:choose>
      <xsl:when test="@is-signed"><p class="notice info"><xsl:call-template name="icon"><xsl:with-param name="name" select="'check-circle'"/></xsl:call-template><span>La signature est enregistrée.</span></p></xsl:when>
      <xsl:when test="@is-declined"><p class="notice warning"><xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template><span>Le refus de signer est enregistré.</span></p></xsl:when>
      <xsl:otherwise>
        <form method="post" action="{form/@action}" class="card answer" novalidate="novalidate">
          <h2><xsl:choose><xsl:when test="@is-pupil">Je signe</xsl:when><xsl:otherwise>Signer</xsl:otherwise></xsl:choose></h2>
          <xsl:call-template name="proof"/>
          <xsl:call-template name="field"><xsl:with-param name="name" select="'typed-name'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="maxlength" select="'200'"/><xsl:with-param name="autocomplete" select="'name'"/><xsl:with-param name="hint" select="concat('Comme sur la convention : ', @name)"/></xsl:call-template>
          <xsl:call-template name="box"><xsl:with-param name="name" select="'has-read'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="label">J’ai lu la convention et ses annexes, et je m’engage à les respecter.</xsl:with-param></xsl:call-template>
          <p class="hint">La date, l’heure et le début de l’adresse du réseau sont gardés avec la signature, comme preuve.</p>
          <div class="actions"><button class="button accent large" type="submit"><xsl:call-template name="icon"><xsl:with-param name="name" select="'pencil'"/></xsl:call-template>Signer la convention</button></div>
        </form>
        <details class="card">
          <xsl:if test="form/error[@field = 'decline-reason']"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
          <summary><xsl:choose><xsl:when test="@is-pupil">Je ne veux pas signer</xsl:when><xsl:otherwise>Refuser de signer</xsl:otherwise></xsl:choose></summary>
          <form method="post" action="{form/@action}/decliner" class="stack" novalidate="novalidate">
            <xsl:call-template name="proof"/>
            <xsl:call-template name="text-field"><xsl:with-param name="name" select="'decline-reason'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="rows" select="'3'"/><xsl:with-param name="maxlength" select="'500'"/><xsl:with-param name="hint" select="'Tous ceux qui sont concernés lisent ces mots. La convention peut alors être corrigée.'"/></xsl:call-template>
            <button class="button danger" type="submit">Refuser de signer</button>
          </form>
        </details>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Is it authentic? -->

  <xsl:template match="agreement-verify" mode="title">Vérifier une convention</xsl:template>

  <xsl:template match="agreement-verify">
    <div class="container narrow">
      <h1>Vérifier une convention</h1>
      <xsl:choose>
        <xsl:when test="@number">
          <div class="notice info" role="status">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'shield-check'"/></xsl:call-template>
            <div>
              <h2>Ce document est authentique</h2>
              <p>C’est la version <xsl:value-of select="@version"/> de la convention n° <xsl:value-of select="@number"/><xsl:choose><xsl:when test="@signed">, signée par tous le <xsl:value-of select="@signed"/></xsl:when><xsl:otherwise>, que tous n’ont pas signée</xsl:otherwise></xsl:choose>.</p>
              <xsl:if test="not(@is-current)"><p><strong>Une version plus récente la remplace.</strong></p></xsl:if>
              <xsl:if test="@state = 'cancelled'"><p><strong>Le stage est annulé : elle ne vaut plus.</strong></p></xsl:if>
            </div>
          </div>
        </xsl:when>
        <xsl:when test="@is-asked">
          <div class="notice danger" role="alert">
            <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle'"/></xsl:call-template>
            <div><h2>Nous ne connaissons pas ce document</h2><p>Il a été modifié, ou il ne vient pas de ce site. Imprimé puis numérisé, un document n’est plus le même fichier : utilisez alors le code imprimé sur sa page de preuve.</p></div>
          </div>
        </xsl:when>
        <xsl:otherwise><p class="lead">Le document que vous avez sous les yeux est-il celui qui a été signé ?</p></xsl:otherwise>
      </xsl:choose>
      <form method="post" action="{form/@action}" enctype="multipart/form-data" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <h2>Par le fichier</h2>
        <div class="field"><label for="fichier">La convention, en PDF (obligatoire)</label><p class="hint" id="fichier-aide">Le fichier n’est pas gardé.</p><input type="file" id="fichier" name="fichier" accept="application/pdf" required="required" aria-describedby="fichier-aide"/></div>
        <button class="button primary" type="submit">Vérifier ce fichier</button>
      </form>
      <form method="get" action="/conventions/verifier" class="card stack">
        <h2>Par le code de la page de preuve</h2>
        <div class="field size-small"><label for="n">Numéro de la convention (obligatoire)</label><input type="text" id="n" name="n" inputmode="numeric" maxlength="10" required="required"/></div>
        <div class="field"><label for="h">Empreinte (obligatoire)</label><p class="hint" id="h-aide">64 chiffres et lettres de a à f.</p><input type="text" id="h" name="h" maxlength="80" required="required" autocomplete="off" aria-describedby="h-aide"/></div>
        <button class="button" type="submit">Vérifier ce code</button>
      </form>
      <p class="hint">Cette page ne dit rien des personnes.</p>
    </div>
  </xsl:template>

  <!-- Why it came back to who has to write it again. -->
  <xsl:template match="event" mode="returned"/>
  <xsl:template match="event[(@name = 'to-correct-employer' or @name = 'to-correct-school') and reason != '']" mode="returned">
    <p>Ce qui est à corriger :<q class="quote"><xsl:value-of select="reason"/></q></p>
  </xsl:template>

  <xsl:template name="agreement-refusal">
    <xsl:if test="s:optional('agreement-refusal', @refusal) != ''">
      <div class="notice warning" role="alert">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle'"/></xsl:call-template>
        <p><strong>Ce n’est pas fait.</strong><xsl:text> </xsl:text><xsl:value-of select="s:optional('agreement-refusal', @refusal)"/></p>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- What the hours break of the law. -->
  <xsl:template name="breaches">
    <xsl:if test="breach">
      <section class="notice warning" aria-labelledby="horaires-loi">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'exclamation-triangle'"/></xsl:call-template>
        <div>
          <h2 id="horaires-loi"><xsl:choose><xsl:when test="breach/@binds">Ces horaires ne respectent pas la loi</xsl:when><xsl:otherwise>Un conseil sur les horaires</xsl:otherwise></xsl:choose></h2>
          <ul>
            <xsl:for-each select="breach[not(@limit = preceding-sibling::breach/@limit)]"><li><xsl:value-of select="s:label('working-time', @limit)"/> Ici : <xsl:for-each select="../breach[@limit = current()/@limit]"><xsl:if test="position() &gt; 1"> ; </xsl:if><xsl:value-of select="@found"/></xsl:for-each>. <span class="hint">(<xsl:value-of select="s:label('working-time-law', @limit)"/>)</span></li></xsl:for-each>
          </ul>
          <xsl:if test="breach/@binds"><p>Le collège ne pourra pas ouvrir la signature avant que l’employeur les ait corrigés.</p></xsl:if>
        </div>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="agreement-history">
    <section class="card">
      <h2>Historique</h2>
      <ol class="history">
        <xsl:for-each select="event">
          <li>
            <span class="history-when"><xsl:value-of select="@day"/>, <xsl:value-of select="@time"/></span>
            <span>
              <strong><xsl:value-of select="s:label('agreement-event', @name)"/></strong><xsl:text>, </xsl:text><xsl:value-of select="s:label('actor', @actor)"/>
              <xsl:if test="@version &gt; 1"> (version <xsl:value-of select="@version"/>)</xsl:if>
              <xsl:if test="reason != ''"><q class="quote"><xsl:value-of select="reason"/></q></xsl:if>
            </span>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- The forms -->

  <xsl:template match="agreement-form" mode="title"><xsl:if test="form/error">Erreur : </xsl:if>Compléter la convention n° <xsl:value-of select="agreement/@id"/></xsl:template>

  <xsl:template match="agreement-form">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="@base"/><xsl:with-param name="label" select="concat('Convention n° ', agreement/@id)"/></xsl:call-template>
      <h1>Compléter la convention</h1>
      <p class="lead"><xsl:if test="agreement/@pupil"><xsl:value-of select="agreement/@pupil"/>, </xsl:if><xsl:value-of select="agreement/@week"/></p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <xsl:call-template name="breaches"/>
      <p class="hint">Ce que le site sait déjà est rempli : relisez, corrigez.</p>
      <form method="post" action="{form/@action}" novalidate="novalidate" data-guard="yes">
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset"/>
        <div class="card">
          <p><xsl:choose><xsl:when test="@part = 'employer'">Vous validez : le collège est prévenu, il complète et ouvre la signature.</xsl:when><xsl:otherwise>Vous validez : la convention ne change plus, chaque signataire est prévenu.</xsl:otherwise></xsl:choose></p>
          <div class="actions">
            <button class="button accent large" type="submit" name="etape" value="valider"><xsl:choose><xsl:when test="@part = 'employer'">Valider et envoyer au collège</xsl:when><xsl:otherwise>Valider et ouvrir la signature</xsl:otherwise></xsl:choose></button>
            <button class="button" type="submit" name="etape" value="brouillon">Enregistrer le brouillon</button>
          </div>
        </div>
      </form>
    </div>
  </xsl:template>

  <!-- A row of hours for each day of the placement, and one that serves them all. -->
  <xsl:template match="form/fieldset[@name = 'agreement-hours']">
    <fieldset class="card" id="agreement-hours" tabindex="-1">
      <legend><xsl:value-of select="s:label('fieldset', @name)"/></legend>
      <xsl:if test="/page/*/@offer-hours != ''"><p class="hint">Dans votre offre : <xsl:value-of select="/page/*/@offer-hours"/></p></xsl:if>
      <p class="hint" id="horaires-aide">Remplissez « Chaque jour », et seulement les jours qui en diffèrent. Un jour sans stage ? Laissez « Chaque jour » vide et remplissez les autres. Au plus 7 h par jour, entre 6 h et 20 h, avec 30 minutes de pause après 4 h 30.</p>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="'agreement-hours'"/></xsl:call-template>
      <xsl:call-template name="hours-row"><xsl:with-param name="row" select="0"/><xsl:with-param name="label" select="'Chaque jour'"/></xsl:call-template>
      <xsl:for-each select="/page/*/day"><xsl:call-template name="hours-row"><xsl:with-param name="row" select="@number"/><xsl:with-param name="label" select="@name"/></xsl:call-template></xsl:for-each>
    </fieldset>
  </xsl:template>

  <xsl:template name="hours-row">
    <xsl:param name="row"/>
    <xsl:param name="label"/>
    <fieldset class="hours" aria-describedby="horaires-aide">
      <legend><xsl:value-of select="$label"/></legend>
      <xsl:for-each select="/page/*/form/fieldset/field[starts-with(@name, concat('day', $row, '-'))]">
        <div class="field">
          <label for="{@name}"><xsl:value-of select="s:label('hours-part', substring-after(@name, '-'))"/></label>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="@name"/></xsl:call-template>
          <input type="time" id="{@name}" name="{@name}" value="{key('value', @name)}"><xsl:call-template name="described"><xsl:with-param name="name" select="@name"/></xsl:call-template></input>
        </div>
      </xsl:for-each>
    </fieldset>
  </xsl:template>

  <xsl:template match="agreement-correct" mode="title"><xsl:if test="form/error">Erreur : </xsl:if>Corriger la convention n° <xsl:value-of select="agreement/@id"/></xsl:template>

  <xsl:template match="agreement-correct">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="@base"/><xsl:with-param name="label" select="concat('Convention n° ', agreement/@id)"/></xsl:call-template>
      <h1>Corriger la convention</h1>
      <xsl:call-template name="error-summary"/>
      <div class="notice info">
        <xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template>
        <p><xsl:choose><xsl:when test="@is-new-version">Une nouvelle version commence : tous les signataires signeront de nouveau, même ceux qui l’ont déjà fait. La version d’avant est gardée.</xsl:when><xsl:otherwise>Rien n’est perdu : ce qui est écrit reste, et peut être changé.</xsl:otherwise></xsl:choose></p>
      </div>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <xsl:choose>
          <xsl:when test="@may-choose">
            <div class="field size-full">
              <xsl:call-template name="field-head"><xsl:with-param name="name" select="'correction-who'"/><xsl:with-param name="label" select="s:label('field', 'correction-who')"/><xsl:with-param name="required" select="true()"/></xsl:call-template>
              <select id="correction-who" name="correction-who" required="required">
                <xsl:call-template name="described"><xsl:with-param name="name" select="'correction-who'"/></xsl:call-template>
                <option value="">Choisir…</option>
                <option value="employer"><xsl:if test="key('value', 'correction-who') = 'employer'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>La partie de l’employeur (horaires, lieu, activités)</option>
                <option value="school"><xsl:if test="key('value', 'correction-who') = 'school'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>La partie du collège</option>
              </select>
            </div>
          </xsl:when>
          <xsl:otherwise><input type="hidden" name="correction-who" value="employer"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="text-field"><xsl:with-param name="name" select="'correction-reason'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="rows" select="'3'"/><xsl:with-param name="maxlength" select="'500'"/><xsl:with-param name="hint" select="'Ces mots sont envoyés à qui doit corriger, et gardés dans l’historique.'"/></xsl:call-template>
        <div class="actions"><button class="button primary large" type="submit">Ouvrir la correction</button><a class="button" href="{@base}">Revenir</a></div>
      </form>
    </div>
  </xsl:template>

  <!-- The text of the articles -->

  <xsl:template match="agreement-text" mode="title"><xsl:if test="form/error">Erreur : </xsl:if>Texte des articles</xsl:template>

  <xsl:template match="agreement-text">
    <div class="container">
      <xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="'/conventions'"/><xsl:with-param name="label" select="'Conventions de stage'"/></xsl:call-template>
      <h1>Texte des articles</h1>
      <p class="lead"><xsl:choose><xsl:when test="@is-own">Le texte de votre collège, depuis le <xsl:value-of select="@made"/>.</xsl:when><xsl:otherwise>Le texte du département, depuis le <xsl:value-of select="@made"/>.<xsl:if test="$visitor/@role = 'school'"> Vous pouvez le remplacer pour votre collège.</xsl:if></xsl:otherwise></xsl:choose></p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <div class="notice info"><xsl:call-template name="icon"><xsl:with-param name="name" select="'info-circle'"/></xsl:call-template><div><p>Un nouveau texte vaut pour les conventions préparées ensuite. Celles qui existent gardent le leur.</p><p>« ##  » commence un titre, une ligne vide sépare deux paragraphes, « -  » commence un point d’une liste. Entre accolades, ce qui est propre à chaque convention : <xsl:for-each select="template-field"><xsl:if test="position() &gt; 1">, </xsl:if><code>{<xsl:value-of select="."/>}</code></xsl:for-each>.</p></div></div>
      <form method="post" action="{form/@action}" novalidate="novalidate" class="card" data-guard="yes">
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="text-field"><xsl:with-param name="name" select="'articles'"/><xsl:with-param name="required" select="true()"/><xsl:with-param name="rows" select="'24'"/><xsl:with-param name="maxlength" select="'20000'"/></xsl:call-template>
        <div class="actions">
          <button class="button" type="submit" name="etape" value="apercu"><xsl:call-template name="icon"><xsl:with-param name="name" select="'eye'"/></xsl:call-template>Voir l’aperçu</button>
          <button class="button primary" type="submit" name="etape" value="enregistrer">Enregistrer ce texte</button>
          <xsl:if test="@is-own"><button class="button" type="submit" name="etape" value="rendre">Reprendre le texte du département</button></xsl:if>
        </div>
      </form>
      <xsl:if test="articles">
        <section class="card agreement-document" id="apercu" aria-label="Aperçu">
          <h2>Aperçu, avec un élève imaginaire</h2>
          <xsl:for-each select="articles/*">
            <xsl:choose>
              <xsl:when test="self::heading"><h3><xsl:value-of select="."/></h3></xsl:when>
              <xsl:when test="self::item"><p>– <xsl:value-of select="."/></p></xsl:when>
              <xsl:otherwise><p><xsl:value-of select="."/></p></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </section>
      </xsl:if>
    </div>
  </xsl:template>

  <!-- Several at once -->

  <xsl:template match="agreement-several" mode="title"><xsl:if test="form/error">Erreur : </xsl:if>Compléter plusieurs conventions</xsl:template>

  <xsl:template match="agreement-several">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="'/conventions'"/><xsl:with-param name="label" select="'Conventions de stage'"/></xsl:call-template>
      <h1>Compléter plusieurs conventions</h1>
      <xsl:choose>
        <xsl:when test="row">
          <p class="lead">Écrivez une fois ce que ces conventions ont en commun.</p>
          <xsl:call-template name="error-summary"/>
          <p class="hint">L’enseignant référent et les parents viennent de la candidature et du compte de chaque élève. Une convention où il en manque un reste à compléter, avec ce que vous écrivez ici.</p>
          <form method="post" action="{form/@action}" novalidate="novalidate" data-guard="yes">
            <xsl:call-template name="form-tokens"/>
            <fieldset class="card" id="convention" tabindex="-1">
              <legend>Les conventions</legend>
              <xsl:call-template name="field-error"><xsl:with-param name="name" select="'convention'"/></xsl:call-template>
              <div data-tick-all="convention" hidden="hidden"></div>
              <ul class="rows">
                <xsl:for-each select="row">
                  <li>
                    <label class="tick"><input type="checkbox" name="convention" value="{@id}"><xsl:if test="@is-ticked"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input><span class="visually-hidden">Choisir la convention de <xsl:value-of select="@pupil"/></span></label>
                    <span><a href="/conventions/{@id}"><xsl:value-of select="@pupil"/></a><span class="hint"><xsl:value-of select="@class"/> · <xsl:value-of select="@employer"/>, <xsl:value-of select="@week"/></span></span>
                  </li>
                </xsl:for-each>
              </ul>
            </fieldset>
            <xsl:apply-templates select="form/fieldset"/>
            <div class="card"><p>Vous validez : les conventions complètes ne changent plus, leurs signataires sont prévenus.</p><div class="actions"><button class="button accent large" type="submit">Valider et ouvrir la signature</button></div></div>
          </form>
        </xsl:when>
        <xsl:otherwise><p class="card">Aucune convention n’attend le collège. <a href="/conventions">Toutes les conventions</a></p></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
