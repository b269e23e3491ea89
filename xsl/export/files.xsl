<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages around the files that people take away. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <!-- Where a visitor who takes files away comes from. -->
  <xsl:template name="export-back">
    <xsl:call-template name="breadcrumb">
      <xsl:with-param name="href">
        <xsl:choose>
          <xsl:when test="$visitor/@role = 'admin'">/export/admin</xsl:when>
          <xsl:otherwise>/candidatures</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="label">
        <xsl:choose>
          <xsl:when test="$visitor/@role = 'admin'">Exports</xsl:when>
          <xsl:when test="$visitor/@role = 'school'">Élèves du collège</xsl:when>
          <xsl:otherwise>Votre activité</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="export-refused" mode="title">Filtre inconnu</xsl:template>
  <xsl:template match="export-refused">
    <div class="container narrow">
      <xsl:call-template name="export-back"/>
      <h1>Ce fichier n’a pas été préparé</h1>
      <div class="notice danger" role="alert">
        <s:icon name="exclamation-triangle"/>
        <div>
          <p>
            <xsl:text>Le filtre « </xsl:text>
            <xsl:value-of select="@name"/>
            <xsl:text> »</xsl:text>
            <xsl:if test="@value != ''"> ne connaît pas la valeur « <xsl:value-of select="@value"/> »</xsl:if>
            <xsl:if test="@value = ''"> n’existe pas pour « <xsl:value-of select="@title"/> »</xsl:if>
            <xsl:text>.</xsl:text>
          </p>
          <p>
            Rien n’a été exporté : un fichier tout autre que celui que vous attendiez serait pire qu’aucun.
            Revenez à la liste, choisissez vos filtres, puis exportez depuis la page.
          </p>
        </div>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="export-prepare" mode="title"><xsl:value-of select="@title"/> : un long fichier</xsl:template>
  <xsl:template match="export-prepare">
    <div class="container narrow">
      <xsl:call-template name="export-back"/>
      <h1><xsl:value-of select="@title"/></h1>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <xsl:for-each select="form/value"><input type="hidden" name="{@name}" value="{.}"/></xsl:for-each>
        <xsl:if test="@busy">
          <div class="notice danger" role="alert">
            <s:icon name="exclamation-triangle"/>
            <p><xsl:value-of select="s:label('error', 'export-busy')"/></p>
          </div>
        </xsl:if>
        <p>
          Cette liste a plus de 2 000 lignes : le fichier est préparé à part, en quelques secondes ou quelques
          minutes. Vous verrez où il en est.
        </p>
        <div class="actions">
          <button class="button primary" type="submit">
            Préparer le fichier <xsl:value-of select="s:label('file-format', @format)"/>
          </button>
        </div>
      </form>
      <xsl:call-template name="export-unfinished"/>
    </div>
  </xsl:template>

  <!-- What was asked for before and is not there yet. -->
  <xsl:template name="export-unfinished">
    <xsl:if test="unfinished">
      <h2>En préparation</h2>
      <ul>
        <xsl:for-each select="unfinished">
          <li>
            <a href="/export/fichiers/{@id}">
              <xsl:value-of select="."/> (<xsl:value-of select="s:label('file-format', @format)"/>)
            </a>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:template match="export-file" mode="title">
    <xsl:choose>
      <xsl:when test="@state = 'done'">Votre fichier est prêt</xsl:when>
      <xsl:when test="@state = 'failed'">Le fichier n’a pas pu être préparé</xsl:when>
      <xsl:otherwise><xsl:value-of select="@percent"/> % : votre fichier se prépare</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="export-file">
    <div class="container narrow">
      <xsl:call-template name="export-back"/>
      <xsl:choose>
        <xsl:when test="@state = 'done'">
          <h1>Votre fichier est prêt</h1>
          <div class="card stack">
            <p>
              <strong><xsl:value-of select="@title"/></strong>, <xsl:value-of select="@rows"/>
              ligne<xsl:if test="@rows != '0' and @rows != '1'">s</xsl:if>.
            </p>
            <p class="actions">
              <a class="button primary" href="/export/fichiers/{@id}.{@format}">
                Télécharger (<xsl:value-of select="s:label('file-format', @format)"/>, <xsl:value-of select="@size"/>)
              </a>
            </p>
            <p class="hint">
              Il reste ici une heure, pour vous seulement, puis il est effacé. Il contient des données personnelles :
              ne le gardez pas plus longtemps que nécessaire.
            </p>
          </div>
        </xsl:when>
        <xsl:when test="@state = 'failed'">
          <h1>Le fichier n’a pas pu être préparé</h1>
          <div class="card stack">
            <p>
              Nous avons essayé plusieurs fois, sans y arriver. Réessayez dans quelques minutes ;
              si cela se répète, signalez-le à l’assistance.
            </p>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <h1>Votre fichier se prépare</h1>
          <div class="card stack">
            <p role="status">
              <strong><xsl:value-of select="@title"/></strong> :
              <xsl:choose>
                <xsl:when test="@state = 'waiting'">
                  <xsl:text>en attente</xsl:text>
                  <xsl:if test="@rows != '0'">
                    <xsl:text>, </xsl:text>
                    <xsl:value-of select="@rows"/>
                    <xsl:text> ligne</xsl:text>
                    <xsl:if test="@rows != '1'">s</xsl:if>
                  </xsl:if>
                </xsl:when>
                <xsl:when test="@rows = '0'">lecture de la liste</xsl:when>
                <xsl:when test="@done = @rows">toutes les lignes sont là, le fichier s’assemble</xsl:when>
                <xsl:otherwise><xsl:value-of select="@done"/> lignes sur <xsl:value-of select="@rows"/></xsl:otherwise>
              </xsl:choose>
              <xsl:text>.</xsl:text>
            </p>
            <progress class="progress" max="100" value="{@percent}" aria-label="Avancement">
              <xsl:value-of select="@percent"/> %
            </progress>
            <xsl:choose>
              <xsl:when test="@still">
                <p class="actions">
                  <a class="button primary" href="/export/fichiers/{@id}?attendre=non">Voir où il en est</a>
                  <a class="button" href="/export/fichiers/{@id}">Actualiser automatiquement</a>
                </p>
              </xsl:when>
              <xsl:otherwise>
                <p class="hint">
                  Cette page se met à jour toute seule toutes les cinq secondes. Vous pouvez la quitter et y revenir :
                  le fichier se prépare sans vous.
                </p>
                <p class="actions">
                  <a class="button" href="/export/fichiers/{@id}">Voir où il en est</a>
                  <a href="/export/fichiers/{@id}?attendre=non">Ne plus actualiser</a>
                </p>
              </xsl:otherwise>
            </xsl:choose>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template match="export-admin" mode="title"><xsl:if test="form/error">Erreur : </xsl:if>Exports</xsl:template>
  <xsl:template match="export-admin">
    <div class="container narrow">
      <h1>Exports</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <fieldset>
          <legend>Que voulez-vous exporter ?</legend>
          <xsl:for-each select="file">
            <!-- The first has the name's own id: the summary of errors leads there. -->
            <xsl:variable name="id">
              fichier<xsl:if test="position() &gt; 1">-<xsl:value-of select="@code"/></xsl:if>
            </xsl:variable>
            <div class="box">
              <input type="radio" id="{$id}" name="fichier" value="{@code}">
                <xsl:if test="@code = key('value', 'fichier') or (position() = 1 and not(key('value', 'fichier')))">
                  <xsl:attribute name="checked">checked</xsl:attribute>
                </xsl:if>
              </input>
              <label for="{$id}"><xsl:value-of select="."/></label>
            </div>
          </xsl:for-each>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="'fichier'"/></xsl:call-template>
        </fieldset>
        <fieldset>
          <legend>Seulement (facultatif)</legend>
          <xsl:call-template name="export-field">
            <xsl:with-param name="name" select="'q'"/>
            <xsl:with-param name="hint" select="'Les mots de la recherche de la liste.'"/>
          </xsl:call-template>
          <div class="field-row">
            <xsl:call-template name="export-field">
              <xsl:with-param name="name" select="'du'"/>
              <xsl:with-param name="type" select="'date'"/>
            </xsl:call-template>
            <xsl:call-template name="export-field">
              <xsl:with-param name="name" select="'au'"/>
              <xsl:with-param name="type" select="'date'"/>
            </xsl:call-template>
          </div>
          <p class="hint">
            Période : envoi des candidatures, dépôt des offres, création des comptes et des employeurs.
          </p>
          <xsl:call-template name="export-select"><xsl:with-param name="name" select="'etat'"/></xsl:call-template>
          <xsl:call-template name="export-select"><xsl:with-param name="name" select="'role'"/></xsl:call-template>
        </fieldset>
        <xsl:call-template name="export-field">
          <xsl:with-param name="name" select="'reason'"/>
          <xsl:with-param name="hint" select="'Obligatoire : il reste dans le journal, avec votre nom.'"/>
        </xsl:call-template>
        <fieldset>
          <legend>Format</legend>
          <div class="box">
            <input type="radio" id="format" name="format" value="xlsx">
              <xsl:if test="not(key('value', 'format') = 'csv')">
                <xsl:attribute name="checked">checked</xsl:attribute>
              </xsl:if>
            </input>
            <label for="format">Excel ou LibreOffice (.xlsx)</label>
          </div>
          <div class="box">
            <input type="radio" id="format-csv" name="format" value="csv">
              <xsl:if test="key('value', 'format') = 'csv'">
                <xsl:attribute name="checked">checked</xsl:attribute>
              </xsl:if>
            </input>
            <label for="format-csv">Texte (.csv, points-virgules)</label>
          </div>
          <xsl:call-template name="field-error"><xsl:with-param name="name" select="'format'"/></xsl:call-template>
        </fieldset>
        <div class="actions"><button class="button primary" type="submit">Exporter</button></div>
      </form>
      <xsl:call-template name="export-unfinished"/>
    </div>
  </xsl:template>

  <xsl:template name="export-field">
    <xsl:param name="name"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="hint"/>
    <div class="field">
      <label for="{$name}"><xsl:value-of select="s:label('field', concat('export-', $name))"/></label>
      <xsl:if test="$hint != ''"><p class="hint" id="{$name}-aide"><xsl:value-of select="$hint"/></p></xsl:if>
      <input type="{$type}"
             id="{$name}"
             name="{$name}"
             value="{key('value', $name)}"
             maxlength="200"
             autocomplete="off">
        <xsl:if test="$name = 'reason'"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:call-template name="described">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="hint" select="$hint"/>
        </xsl:call-template>
      </input>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </div>
  </xsl:template>

  <!-- What each list can be narrowed to, named after the list it is of. -->
  <xsl:template name="export-select">
    <xsl:param name="name"/>
    <xsl:variable name="chosen" select="key('value', $name)"/>
    <div class="field">
      <label for="{$name}"><xsl:value-of select="s:label('field', concat('export-', $name))"/></label>
      <select id="{$name}" name="{$name}">
        <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
        <option value="">Tous</option>
        <xsl:choose>
          <xsl:when test="$name = 'role'">
            <xsl:call-template name="code-options">
              <xsl:with-param name="list" select="'role'"/>
              <xsl:with-param name="codes" select="'pupil employer school admin '"/>
              <xsl:with-param name="chosen" select="$chosen"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <optgroup label="Offres">
              <xsl:call-template name="code-options">
                <xsl:with-param name="list" select="'offer-state'"/>
                <xsl:with-param name="codes" select="'to_activate active disabled '"/>
                <xsl:with-param name="chosen" select="$chosen"/>
              </xsl:call-template>
            </optgroup>
            <optgroup label="Candidatures">
              <xsl:call-template name="code-options">
                <xsl:with-param name="list" select="'application-state'"/>
                <xsl:with-param name="codes">
                  <xsl:text>pending accepted confirmed refused withdrawn seat_taken confirmed_elsewhere </xsl:text>
                  <xsl:text>expired offer_disabled week_removed cancelled </xsl:text>
                </xsl:with-param>
                <xsl:with-param name="chosen" select="$chosen"/>
              </xsl:call-template>
            </optgroup>
            <optgroup label="Comptes">
              <xsl:call-template name="code-options">
                <xsl:with-param name="list" select="'account-state'"/>
                <xsl:with-param name="codes" select="'inactive active locked '"/>
                <xsl:with-param name="chosen" select="$chosen"/>
              </xsl:call-template>
            </optgroup>
          </xsl:otherwise>
        </xsl:choose>
      </select>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
    </div>
  </xsl:template>
</xsl:stylesheet>
