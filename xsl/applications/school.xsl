<?xml version="1.0" encoding="UTF-8"?>
<!-- A school’s list of pupils: how far each is, who has not joined; the opinions that are awaited. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="school-applications" mode="title">Élèves du collège</xsl:template>

  <xsl:template match="school-applications">
    <div class="container">
      <h1>Élèves du collège</h1>
      <xsl:call-template name="school-tabs"/>
      <xsl:call-template name="import-outcome"/>
      <xsl:call-template name="several-outcome"/>
      <xsl:call-template name="application-refusal"/>
      <xsl:if test="guardian-untold"><xsl:call-template name="guardians-untold"/></xsl:if>
      <xsl:if test="waiting">
        <p class="no-print">
          <a href="#avis">
            <xsl:choose>
              <xsl:when test="@awaited = 1">1 candidature attend un avis</xsl:when>
              <xsl:otherwise><xsl:value-of select="@awaited"/> candidatures attendent un avis</xsl:otherwise>
            </xsl:choose>
          </a>
        </p>
      </xsl:if>
      <xsl:if test="weeks-awaited"><xsl:call-template name="weeks-awaited"/></xsl:if>
      <xsl:choose>
        <xsl:when test="@pupils &gt; 0">
          <xsl:call-template name="school-figures"/>
          <xsl:call-template name="pupil-acts"/>
          <xsl:call-template name="pupil-filter"/>
          <div id="resultats"><xsl:call-template name="pupil-list"/></div>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Aucun élève pour l’instant</h2>
            <p>Importez la liste de vos élèves, puis invitez-les : leurs candidatures apparaîtront ici.</p>
            <p><a class="button primary" href="/college/eleves/importer">Importer une liste</a></p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="waiting"><xsl:call-template name="opinions-awaited"/></xsl:if>
    </div>
  </xsl:template>

  <xsl:template name="import-outcome">
    <xsl:if test="@info = 'import'">
      <p>
        <xsl:text>Élèves ajoutés : </xsl:text><strong><xsl:value-of select="@added"/></strong>
        <xsl:text>. Élèves mis à jour : </xsl:text><strong><xsl:value-of select="@changed"/></strong>
        <xsl:text>.</xsl:text>
        <xsl:if test="@left &gt; 0"> Lignes laissées de côté : <strong><xsl:value-of select="@left"/></strong>.</xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="guardians-untold">
    <section class="notice warning no-print">
      <s:icon name="exclamation-triangle"/>
      <div>
        <h2>Représentants légaux pas encore prévenus</h2>
        <p>
          Notre message ne leur est pas parvenu. Prévenez-les du compte de leur enfant,
          ou faites corriger leurs coordonnées.
        </p>
        <xsl:call-template name="explained"><xsl:with-param name="word" select="'guardian'"/></xsl:call-template>
        <ul><xsl:for-each select="guardian-untold"><li><xsl:value-of select="."/></li></xsl:for-each></ul>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="weeks-awaited">
    <section class="card no-print" aria-labelledby="semaines">
      <h2 id="semaines">Des semaines à autoriser</h2>
      <p class="hint">En dehors des dates du collège : ces élèves ne pourront pas confirmer sans votre accord.</p>
      <ul class="rows">
        <xsl:for-each select="weeks-awaited/waiting">
          <li><xsl:apply-templates select="."/></li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:template>

  <!-- A pupil and what the application is for. -->
  <xsl:template match="waiting">
    <span>
      <a href="/candidatures/{@id}"><xsl:value-of select="@pupil"/></a>
      <span class="hint">
        <xsl:value-of select="concat(@class, ' · ', @title, ', ', @employer, ' · ')"/>
        <xsl:call-template name="named-week"/>
      </span>
    </span>
  </xsl:template>

  <!-- How many are how far; each number leads to them. -->
  <xsl:template name="school-figures">
    <dl class="card school-figures">
      <div><dt>Élèves</dt><dd><xsl:value-of select="@pupils"/></dd></div>
      <xsl:call-template name="school-figure"><xsl:with-param name="code" select="'placed'"/></xsl:call-template>
      <xsl:call-template name="school-figure"><xsl:with-param name="code" select="'accepted'"/></xsl:call-template>
      <xsl:call-template name="school-figure"><xsl:with-param name="code" select="'waiting'"/></xsl:call-template>
      <xsl:call-template name="school-figure"><xsl:with-param name="code" select="'ended'"/></xsl:call-template>
      <xsl:call-template name="school-figure"><xsl:with-param name="code" select="'nothing'"/></xsl:call-template>
      <xsl:call-template name="school-figure"><xsl:with-param name="code" select="'absent'"/></xsl:call-template>
    </dl>
  </xsl:template>

  <xsl:template name="school-figure">
    <xsl:param name="code"/>
    <xsl:variable name="number" select="@*[name() = $code]"/>
    <div>
      <dt><xsl:value-of select="s:label('progress', $code)"/></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="$number &gt; 0">
            <a href="/candidatures?statut={$code}" aria-label="{s:label('progress', $code)} : {$number}">
              <xsl:value-of select="$number"/>
            </a>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
  </xsl:template>

  <!-- What a school does about its list. -->
  <xsl:template name="pupil-acts">
    <div class="actions pupil-acts no-print">
      <a class="button" href="/college/eleves/importer">Importer une liste</a>
      <xsl:if test="@absent &gt; 0">
        <xsl:call-template name="act">
          <xsl:with-param name="action" select="'/college/eleves/inviter'"/>
          <xsl:with-param name="label">
            <xsl:text>Inviter par e-mail</xsl:text>
            <xsl:if test="@to-invite &gt; 0"> (<xsl:value-of select="@to-invite"/>)</xsl:if>
          </xsl:with-param>
          <xsl:with-param name="style"><xsl:if test="@to-invite &gt; 0">primary</xsl:if></xsl:with-param>
        </xsl:call-template>
        <a class="button" href="/college/eleves/codes">Codes à distribuer</a>
        <a class="button" href="/export/codes-des-eleves.pdf">Liste des codes (PDF)</a>
      </xsl:if>
      <button class="button" type="button" data-print="print">Imprimer la liste</button>
    </div>
  </xsl:template>

  <xsl:template name="pupil-filter">
    <form method="get"
          action="/candidatures"
          class="card search-line"
          role="search"
          aria-label="Élèves"
          data-live="resultats">
      <div class="field">
        <label for="nom">Nom</label>
        <input type="search" id="nom" name="nom" value="{@name}" maxlength="80" autocomplete="off"/>
      </div>
      <div class="field">
        <label for="classe">Classe</label>
        <select id="classe" name="classe">
          <option value="">Toutes</option>
          <xsl:for-each select="class">
            <option value="{.}">
              <xsl:if test=". = ../@class-name"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
              <xsl:value-of select="."/>
            </option>
          </xsl:for-each>
        </select>
      </div>
      <xsl:call-template name="code-select">
        <xsl:with-param name="name" select="'statut'"/>
        <xsl:with-param name="label" select="'Où ils en sont'"/>
        <xsl:with-param name="list" select="'progress'"/>
        <xsl:with-param name="codes" select="'unplaced absent nothing ended waiting accepted placed '"/>
        <xsl:with-param name="chosen" select="@status"/>
      </xsl:call-template>
      <button class="button" type="submit">Filtrer</button>
    </form>
  </xsl:template>

  <xsl:template name="pupil-list">
    <xsl:choose>
      <xsl:when test="pupil-row">
        <xsl:if test="count(pupil-row) &lt; @pupils">
          <p class="pupils-shown">
            <strong><xsl:value-of select="count(pupil-row)"/></strong>
            élève<xsl:if test="count(pupil-row) &gt; 1">s</xsl:if> sur <xsl:value-of select="@pupils"/>.
            <a class="no-print" href="/candidatures">Voir tous les élèves</a>
          </p>
        </xsl:if>
        <ul class="exports" aria-label="Vos fichiers">
          <xsl:call-template name="export-link">
            <xsl:with-param name="label" select="'Cette liste'"/>
            <xsl:with-param name="file" select="'eleves'"/>
            <xsl:with-param name="query" select="@export"/>
          </xsl:call-template>
          <xsl:call-template name="export-link">
            <xsl:with-param name="label" select="'Stages confirmés'"/>
            <xsl:with-param name="file" select="'stages'"/>
          </xsl:call-template>
          <xsl:call-template name="export-link">
            <xsl:with-param name="label" select="'Élèves sans stage'"/>
            <xsl:with-param name="file" select="'sans-stage'"/>
          </xsl:call-template>
        </ul>
        <table class="list pupil-list">
          <caption class="visually-hidden">Les élèves, où ils en sont et leur stage</caption>
          <thead>
            <tr>
              <th scope="col">Élève</th>
              <th scope="col">Classe</th>
              <th scope="col">Où il en est</th>
              <th scope="col">Candidatures en cours</th>
              <th scope="col">Stage</th>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="pupil-row"/></tbody>
        </table>
      </xsl:when>
      <xsl:otherwise>
        <p class="card">Aucun élève ne correspond. <a href="/candidatures">Voir tous les élèves</a></p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="pupil-row">
    <tr>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="@id">
            <a href="/candidatures/eleves/{@id}"><xsl:value-of select="concat(@last-name, ' ', @first-name)"/></a>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(@last-name, ' ', @first-name)"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@email != ''"><span class="hint no-print"><xsl:value-of select="@email"/></span></xsl:if>
      </th>
      <td class="fixed" data-label="Classe"><xsl:value-of select="@class"/></td>
      <td class="where" data-label="Où il en est">
        <xsl:apply-templates select="." mode="progress"/>
        <xsl:if test="@invitation">
          <span class="hint"><xsl:apply-templates select="." mode="invitation"/></span>
        </xsl:if>
      </td>
      <td data-label="Candidatures en cours">
        <xsl:choose>
          <xsl:when test="@invitation and not(@joined)"><span class="nothing">–</span></xsl:when>
          <xsl:otherwise><xsl:value-of select="@live"/></xsl:otherwise>
        </xsl:choose>
      </td>
      <td>
        <xsl:if test="@application or not(@invitation) or @joined">
          <xsl:attribute name="data-label">Stage</xsl:attribute>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="@application">
            <a href="/candidatures/{@application}"><xsl:value-of select="@employer"/></a>,
            <xsl:value-of select="@week"/>
          </xsl:when>
          <xsl:when test="@invitation and not(@joined)">
            <xsl:call-template name="act">
              <xsl:with-param name="action" select="concat('/college/eleves/', @invitation, '/retirer')"/>
              <xsl:with-param name="label" select="'Retirer de la liste'"/>
              <xsl:with-param name="about" select="concat(' : ', @first-name, ' ', @last-name)"/>
              <xsl:with-param name="style" select="'no-print'"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><span class="nothing">–</span></xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="pupil-row" mode="progress">
    <xsl:call-template name="state">
      <xsl:with-param name="list" select="'progress'"/>
      <xsl:with-param name="code" select="@progress"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Who has not joined: what was done. -->
  <xsl:template match="pupil-row" mode="invitation">
    <xsl:choose>
      <xsl:when test="@joined">Compte à activer</xsl:when>
      <xsl:when test="@invited">Invité par e-mail</xsl:when>
      <xsl:when test="@email != ''">À inviter par e-mail</xsl:when>
      <xsl:otherwise>Code à lui donner</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="opinions-awaited">
    <section class="card no-print" id="avis">
      <h2>Avis à donner</h2>
      <p class="hint">
        Un avis aide l’employeur à décider ; il ne bloque rien. Ouvrez une candidature pour lire les motivations.
      </p>
      <xsl:if test="@awaited &gt; count(waiting)">
        <p class="hint">
          <xsl:value-of select="count(waiting)"/> sur <xsl:value-of select="@awaited"/>, les plus anciennes d’abord :
          les suivantes apparaissent à mesure que vous donnez votre avis.
        </p>
      </xsl:if>
      <form method="post" action="{form/@action}">
        <xsl:call-template name="form-tokens"/>
        <div data-tick-all="candidature" hidden="hidden"></div>
        <ul class="rows">
          <xsl:for-each select="waiting">
            <li>
              <label class="tick">
                <input type="checkbox" name="candidature" value="{@id}"/>
                <span class="visually-hidden">
                  <xsl:value-of select="concat('Choisir ', @pupil, ', ', @title)"/>
                </span>
              </label>
              <xsl:apply-templates select="."/>
            </li>
          </xsl:for-each>
        </ul>
        <div class="actions">
          <button class="button primary" type="submit" name="avis" value="favourable">Avis favorable</button>
          <button class="button" type="submit" name="avis" value="unfavourable">Avis défavorable</button>
        </div>
      </form>
    </section>
  </xsl:template>
</xsl:stylesheet>
