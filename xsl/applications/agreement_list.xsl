<?xml version="1.0" encoding="UTF-8"?>
<!-- The agreements of a visitor, what waits first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="agreements" mode="title">
    <xsl:choose>
      <xsl:when test="$visitor/@role = 'pupil'">Ma convention</xsl:when>
      <xsl:otherwise>Conventions de stage</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="agreements">
    <div class="container">
      <h1><xsl:apply-templates select="." mode="title"/></h1>
      <xsl:choose>
        <xsl:when test="$visitor/@role = 'admin'"><xsl:call-template name="admin-tabs"/></xsl:when>
        <xsl:when test="$visitor/@role = 'school'"><xsl:call-template name="school-tabs"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="tabs"/></xsl:otherwise>
      </xsl:choose>
      <p class="lead">
        <xsl:apply-templates select="." mode="turns"/>
        <xsl:if test="$visitor/@role != 'pupil' and row/@is-to-sign">
          <xsl:text> </xsl:text>
          <xsl:value-of select="count(row[@is-to-sign])"/>
          <xsl:text> à signer par vous.</xsl:text>
        </xsl:if>
      </p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="agreement-refusal"/>
      <xsl:call-template name="agreements-outcome"/>
      <xsl:if test="$visitor/@role != 'pupil' and count(row[@is-to-sign]) &gt; 1">
        <p>
          <a class="button accent" href="/conventions/a-signer">
            <s:icon name="pencil"/>Signer plusieurs conventions à la fois
          </a>
        </p>
      </xsl:if>
      <xsl:if test="$visitor/@role = 'school' and @turns &gt; 1">
        <p>
          <a class="button primary" href="/conventions/plusieurs">
            <s:icon name="pencil"/>Compléter plusieurs conventions à la fois
          </a>
        </p>
      </xsl:if>
      <xsl:if test="$visitor/@role != 'pupil'">
        <form method="get"
              action="/conventions"
              class="search-line compact"
              role="search"
              aria-label="Conventions"
              data-live="resultats"
              data-address="no">
          <xsl:call-template name="code-select">
            <xsl:with-param name="name" select="'etat'"/>
            <xsl:with-param name="label" select="'État'"/>
            <xsl:with-param name="list" select="'agreement-state'"/>
            <xsl:with-param name="codes" select="'to_complete_employer to_complete_school to_sign signed cancelled '"/>
            <xsl:with-param name="chosen" select="@state"/>
          </xsl:call-template>
          <xsl:if test="$visitor/@role = 'school'">
            <div class="field size-small">
              <label for="classe">Classe</label>
              <input type="search" id="classe" name="classe" value="{@class-name}" maxlength="40" autocomplete="off"/>
            </div>
          </xsl:if>
          <xsl:if test="$visitor/@role = 'admin'">
            <div class="field">
              <label for="college">Collège</label>
              <input type="search"
                     id="college"
                     name="college"
                     value="{@school-words}"
                     maxlength="80"
                     autocomplete="off"/>
            </div>
          </xsl:if>
          <button class="button" type="submit">Filtrer</button>
        </form>
      </xsl:if>
      <xsl:if test="$visitor/@role = 'school' or $visitor/@role = 'admin'">
        <p><a href="/conventions/modele">Texte des articles</a></p>
      </xsl:if>
      <div id="resultats">
        <xsl:choose>
          <xsl:when test="row">
            <xsl:choose>
              <xsl:when test="$visitor/@role = 'pupil'"><xsl:call-template name="agreements-table"/></xsl:when>
              <xsl:otherwise>
                <form method="get" action="/conventions/choisies.pdf">
                  <div data-tick-all="convention" hidden="hidden"></div>
                  <xsl:call-template name="agreements-table"/>
                  <xsl:call-template name="agreements-files"/>
                </form>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@is-cut"><p class="hint">Les 300 premières : filtrez pour voir les autres.</p></xsl:if>
          </xsl:when>
          <xsl:when test="@state != '' or @class-name != '' or @school-words != ''">
            <p class="card">Aucune convention ne correspond. <a href="/conventions">Toutes les conventions</a></p>
          </xsl:when>
          <xsl:otherwise>
            <div class="card empty">
              <h2>Pas encore de convention</h2>
              <p>
                <xsl:choose>
                  <xsl:when test="$visitor/@role = 'pupil'">
                    Ta convention apparaît ici dès que tu as confirmé ton stage.
                  </xsl:when>
                  <xsl:otherwise>Une convention est préparée dès qu’un élève confirme son stage.</xsl:otherwise>
                </xsl:choose>
              </p>
              <p><a class="button" href="/candidatures">Voir les candidatures</a></p>
            </div>
          </xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="agreements-table">
    <table class="list">
      <caption class="visually-hidden">
        <xsl:choose>
          <xsl:when test="$visitor/@role = 'pupil'">Conventions, celles qui t’attendent d’abord</xsl:when>
          <xsl:otherwise>Conventions, celles qui vous attendent d’abord</xsl:otherwise>
        </xsl:choose>
      </caption>
      <thead>
        <tr>
          <xsl:if test="$visitor/@role != 'pupil'">
            <th scope="col"><span class="visually-hidden">Choisir</span></th>
          </xsl:if>
          <th scope="col">Convention</th>
          <xsl:if test="$visitor/@role != 'pupil'"><th scope="col">Élève</th></xsl:if>
          <xsl:if test="$visitor/@role != 'employer'"><th scope="col">Employeur</th></xsl:if>
          <th scope="col">Semaine</th>
          <th scope="col">Où elle en est</th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="row" mode="agreement"/></tbody>
    </table>
  </xsl:template>

  <!-- What to take away: those that are ticked, all that are signed, the sheet of a school. -->
  <xsl:template name="agreements-files">
    <div class="card several">
      <p>Pour celles que vous avez cochées :</p>
      <div class="actions">
        <button class="button" type="submit"><s:icon name="printer"/>Un seul PDF</button>
        <button class="button" type="submit" formaction="/conventions/choisies.zip">
          <s:icon name="download"/>Un fichier chacune (ZIP)
        </button>
      </div>
    </div>
    <p class="actions">
      <xsl:if test="row/@agreement = 'signed'">
        <a class="button" href="/conventions/signees.zip?{@filter}">
          <s:icon name="download"/>Conventions signées (ZIP)
        </a>
      </xsl:if>
      <xsl:if test="$visitor/@role = 'school'">
        <a class="button" href="/conventions/emargement.pdf?{@filter}">
          <s:icon name="printer"/>Feuille de signatures (PDF)
        </a>
      </xsl:if>
    </p>
  </xsl:template>

  <xsl:template match="agreements" mode="turns">
    <xsl:variable name="what">
      <xsl:choose>
        <xsl:when test="$visitor/@role = 'employer' or $visitor/@role = 'school'">à compléter</xsl:when>
        <xsl:otherwise>à signer</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
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
        <s:icon name="check-circle"/>
        <span>
          <xsl:value-of select="@done"/>
          <xsl:text> prête</xsl:text>
          <xsl:if test="@done &gt; 1">s</xsl:if>
          <xsl:text> à signer.</xsl:text>
          <xsl:if test="@undone &gt; 0">
            <xsl:text> </xsl:text>
            <xsl:value-of select="@undone"/>
            <xsl:text> à reprendre une par une : il y manque un nom ou une adresse, </xsl:text>
            <xsl:text>ou ses horaires sont à corriger par l’employeur.</xsl:text>
          </xsl:if>
        </span>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="row" mode="agreement">
    <tr>
      <xsl:if test="$visitor/@role != 'pupil'">
        <td>
          <label class="tick">
            <input type="checkbox" name="convention" value="{@id}"/>
            <span class="visually-hidden">Choisir la convention de <xsl:value-of select="@pupil"/></span>
          </label>
        </td>
      </xsl:if>
      <th scope="row">
        <a href="/conventions/{@id}">n° <xsl:value-of select="@id"/></a>
        <span class="hint"><xsl:text> </xsl:text><xsl:value-of select="@title"/></span>
      </th>
      <xsl:if test="$visitor/@role != 'pupil'">
        <td class="who" data-label="Élève">
          <span>
            <xsl:value-of select="@pupil"/>
            <xsl:if test="@class != ''">, <xsl:value-of select="translate(@class, ' ', '&#160;')"/></xsl:if>
            <xsl:if test="$visitor/@role != 'school'">
              <br/>
              <span class="hint"><xsl:value-of select="@school"/></span>
            </xsl:if>
          </span>
        </td>
      </xsl:if>
      <xsl:if test="$visitor/@role != 'employer'">
        <td class="who" data-label="Employeur">
          <span><xsl:value-of select="@employer"/><br/><span class="hint"><xsl:value-of select="@town"/></span></span>
        </td>
      </xsl:if>
      <td class="days" data-label="Semaine"><xsl:value-of select="@week"/></td>
      <td class="standing" data-label="Où elle en est">
        <span>
          <xsl:apply-templates select="." mode="agreement-badge"/>
          <xsl:if test="@version &gt; 1">
            <br/>
            <span class="hint">version <xsl:value-of select="@version"/></span>
          </xsl:if>
        </span>
        <xsl:variable name="about">
          <span class="visually-hidden"> de la convention n° <xsl:value-of select="@id"/></span>
        </xsl:variable>
        <xsl:if test="@is-to-sign or @is-to-attest or @is-attested or (@is-turn and $visitor/@role != 'admin')">
          <div class="actions">
            <xsl:if test="@is-to-sign or (@is-turn and $visitor/@role != 'admin')">
              <a class="button" href="/conventions/{@id}">
                <xsl:choose>
                  <xsl:when test="@is-to-sign">Lire et signer</xsl:when>
                  <xsl:otherwise>Compléter</xsl:otherwise>
                </xsl:choose>
                <xsl:copy-of select="$about"/>
              </a>
            </xsl:if>
            <xsl:if test="@is-to-attest">
              <a class="button primary" href="/conventions/{@id}/attestation">
                Remplir l’attestation<xsl:copy-of select="$about"/>
              </a>
            </xsl:if>
            <xsl:if test="@is-attested">
              <a class="button" href="/conventions/{@id}/attestation.pdf">
                Attestation (PDF)<xsl:copy-of select="$about"/>
              </a>
            </xsl:if>
          </div>
        </xsl:if>
      </td>
    </tr>
  </xsl:template>
</xsl:stylesheet>
