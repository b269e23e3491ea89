<?xml version="1.0" encoding="UTF-8"?>
<!-- A school's space: its pupils, its team, its dates. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="pupils-import" mode="title">
    <xsl:if test="import-error">Erreur : </xsl:if>Importer des élèves
  </xsl:template>
  <xsl:template match="pupils-import">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/candidatures'"/>
        <xsl:with-param name="label" select="'Élèves du collège'"/>
      </xsl:call-template>
      <h1>Importer des élèves</h1>
      <p class="lead"><xsl:value-of select="@school"/></p>
      <xsl:if test="import-error">
        <div class="notice danger" role="alert" tabindex="-1" id="erreurs">
          <s:icon name="exclamation-triangle"/>
          <div>
            <h2>Rien n’a été importé</h2>
            <xsl:for-each select="import-error">
              <p>
                <xsl:if test="@line &gt; 0">Ligne <xsl:value-of select="@line"/> : </xsl:if>
                <xsl:value-of select="s:label('error', @code)"/>
              </p>
            </xsl:for-each>
          </div>
        </div>
      </xsl:if>
      <form method="post" action="/college/eleves/importer" enctype="multipart/form-data" class="card stack">
        <input type="hidden" name="csrf" value="{form/@csrf}"/>
        <div class="field size-full">
          <label for="file">Fichier CSV (obligatoire)</label>
          <p class="hint" id="file-aide">
            Avec les colonnes nom, prénom, classe, date de naissance et, si vous l’avez, e-mail.
            L’export de Pronote ou de SIECLE convient.
          </p>
          <input type="file"
                 id="file"
                 name="file"
                 accept=".csv,text/csv"
                 required="required"
                 aria-describedby="file-aide"/>
        </div>
        <p class="hint">
          Un élève déjà là est mis à jour, jamais doublé. La page suivante montre ce qui sera fait,
          ligne par ligne : rien n’est enregistré avant.
        </p>
        <button class="button primary" type="submit">Voir ce qui sera fait</button>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="school-sheets" mode="title">Feuilles d’invitation</xsl:template>
  <xsl:template match="school-sheets">
    <div class="container">
      <div class="no-print">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures'"/>
          <xsl:with-param name="label" select="'Élèves du collège'"/>
        </xsl:call-template>
      </div>
      <h1>Feuilles d’invitation</h1>
      <p class="no-print">Imprimez cette page, découpez-la et donnez à chacun la sienne. Chaque code est personnel.</p>
      <ul class="sheets">
        <xsl:for-each select="pupil">
          <li class="card">
            <h2>
              <xsl:value-of select="@first-name"/><xsl:text> </xsl:text><xsl:value-of select="@last-name"/>,
              <xsl:value-of select="@class"/>
            </h2>
            <p>
              Ton collège (<xsl:value-of select="../@school"/>) t’invite à chercher ton stage de 3e sur
              <strong><xsl:value-of select="$site/@base-url"/>/compte/creer/eleve</strong>
            </p>
            <p>Ton code : <code class="secret"><xsl:value-of select="@code"/></code></p>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:if test="not(pupil)">
        <p class="card empty">Tous les élèves de la liste ont un compte, ou la liste est vide.</p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="school-team" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Équipe du collège
  </xsl:template>
  <xsl:template match="school-team">
    <div class="container">
      <xsl:choose>
        <xsl:when test="$visitor/@role = 'admin'">
          <xsl:call-template name="breadcrumb">
            <xsl:with-param name="href" select="'/admin/etablissements'"/>
            <xsl:with-param name="label" select="'Établissements'"/>
          </xsl:call-template>
          <h1>Équipe : <xsl:value-of select="@school"/></h1>
          <xsl:call-template name="info"/>
        </xsl:when>
        <xsl:otherwise>
          <h1>Équipe du collège</h1>
          <xsl:call-template name="school-tabs"/>
        </xsl:otherwise>
      </xsl:choose>
      <div class="two-columns">
        <section class="card">
          <h2>Qui a un compte</h2>
          <ul class="rows">
            <xsl:for-each select="member">
              <li>
                <span>
                  <strong><xsl:value-of select="."/></strong>
                  <xsl:text> </xsl:text>
                  <xsl:value-of select="@email"/>
                  <span class="hint">
                    <xsl:if test="@head">Direction. </xsl:if>
                    <xsl:value-of select="@job-title"/>
                    <xsl:choose>
                      <xsl:when test="@awaits-approval"> En attente de l’accord de l’adresse officielle</xsl:when>
                      <xsl:when test="not(@active)"> Compte à activer, ou fermé</xsl:when>
                    </xsl:choose>
                  </span>
                </span>
                <xsl:if test="../@head and not(@own)">
                  <xsl:if test="@active">
                    <xsl:call-template name="act">
                      <xsl:with-param name="action" select="concat(../@acts, '/', @id, '/direction')"/>
                      <xsl:with-param name="label" select="'Confier la direction'"/>
                      <xsl:with-param name="about" select="concat('à ', ., ' (', @email, ')')"/>
                    </xsl:call-template>
                  </xsl:if>
                  <xsl:call-template name="act">
                    <xsl:with-param name="action" select="concat(../@acts, '/', @id, '/retirer')"/>
                    <xsl:with-param name="label" select="'Retirer'"/>
                    <xsl:with-param name="about" select="concat(., ' (', @email, ')')"/>
                  </xsl:call-template>
                </xsl:if>
              </li>
            </xsl:for-each>
          </ul>
          <xsl:if test="not(member)"><p>Personne encore.</p></xsl:if>
        </section>
        <div>
          <xsl:call-template name="error-summary"/>
          <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
            <xsl:call-template name="form-tokens"/>
            <xsl:apply-templates select="form/fieldset"/>
            <p class="hint">
              <xsl:choose>
                <xsl:when test="$visitor/@role = 'admin'">
                  L’invitation part aussitôt, et l’adresse officielle du collège en est informée.
                </xsl:when>
                <xsl:when test="@head">
                  Une adresse hors de l’académie et du collège doit être approuvée par l’adresse officielle du collège.
                </xsl:when>
                <xsl:otherwise>
                  L’adresse officielle du collège devra approuver : seule la direction invite directement.
                </xsl:otherwise>
              </xsl:choose>
            </p>
            <button class="button primary" type="submit">
              <xsl:choose>
                <xsl:when test="@head">Envoyer l’invitation</xsl:when>
                <xsl:otherwise>Proposer ce collègue</xsl:otherwise>
              </xsl:choose>
            </button>
          </form>
        </div>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="school-dates" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Dates de stage du collège
  </xsl:template>
  <xsl:template match="school-dates">
    <div class="container">
      <h1>Dates de stage</h1>
      <xsl:call-template name="school-tabs"/>
      <p>
        Elles sont publiées dans le <a href="/colleges/dates">calendrier des dates de stage par collège</a> :
        les employeurs les voient en choisissant leurs semaines, et vos élèves cherchent d’abord à ces dates.
      </p>
      <div class="two-columns">
        <div>
          <section class="card">
            <h2>Dates publiées</h2>
            <ul class="rows">
              <xsl:for-each select="dates">
                <li>
                  <span>
                    <strong>
                      <xsl:choose>
                        <xsl:when test="@class != ''"><xsl:value-of select="@class"/></xsl:when>
                        <xsl:otherwise>Toutes les 3es</xsl:otherwise>
                      </xsl:choose>
                    </strong>
                    <xsl:text> </xsl:text>
                    <xsl:value-of select="@text"/>
                    <xsl:if test="@past"><span class="hint"> (passées)</span></xsl:if>
                  </span>
                  <xsl:call-template name="act">
                    <xsl:with-param name="action" select="concat('/college/dates/', @id, '/retirer')"/>
                    <xsl:with-param name="label" select="'Retirer'"/>
                    <xsl:with-param name="about" select="@text"/>
                  </xsl:call-template>
                </li>
              </xsl:for-each>
            </ul>
            <xsl:if test="not(dates)"><p>Aucune date publiée.</p></xsl:if>
          </section>
          <form method="post" action="/college/dates/autres-semaines" class="card">
            <input type="hidden" name="csrf" value="{form/@csrf}"/>
            <fieldset>
              <legend>Un stage à d’autres dates ?</legend>
              <p class="hint">Une fois des dates publiées, vos élèves peuvent demander une autre semaine :</p>
              <xsl:call-template name="other-weeks"><xsl:with-param name="code" select="'never'"/></xsl:call-template>
              <xsl:call-template name="other-weeks"><xsl:with-param name="code" select="'agreed'"/></xsl:call-template>
              <xsl:call-template name="other-weeks"><xsl:with-param name="code" select="'free'"/></xsl:call-template>
            </fieldset>
            <button class="button" type="submit">Enregistrer</button>
          </form>
        </div>
        <div>
          <xsl:call-template name="error-summary"/>
          <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
            <xsl:call-template name="form-tokens"/>
            <xsl:apply-templates select="form/fieldset"/>
            <button class="button primary" type="submit">Publier ces dates</button>
          </form>
          <xsl:if test="near">
            <section class="card" aria-labelledby="places">
              <h2 id="places">Places à moins de <xsl:value-of select="near/@km"/> km</h2>
              <p class="hint">
                Les places encore libres autour du collège, semaine par semaine, pour choisir la vôtre.
                Une place ouverte plusieurs semaines compte dans chacune.
              </p>
              <table class="figures-list">
                <caption class="visually-hidden">Places libres autour du collège par semaine</caption>
                <thead><tr><th scope="col">Semaine</th><th scope="col">Places libres</th></tr></thead>
                <tbody>
                  <xsl:for-each select="near/week">
                    <tr><th scope="row"><xsl:value-of select="@text"/></th><td><xsl:value-of select="@seats"/></td></tr>
                  </xsl:for-each>
                </tbody>
              </table>
            </section>
          </xsl:if>
        </div>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="other-weeks">
    <xsl:param name="code"/>
    <div class="box">
      <input type="radio" id="others-{$code}" name="others" value="{$code}">
        <xsl:if test="@others = $code"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
      </input>
      <label for="others-{$code}"><xsl:value-of select="s:label('other-weeks', $code)"/></label>
    </div>
  </xsl:template>
</xsl:stylesheet>
