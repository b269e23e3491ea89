<?xml version="1.0" encoding="UTF-8"?>
<!-- The applications that an employer answers, and those that it has no answer to give to. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="employer-applications" mode="title">
    <xsl:choose>
      <xsl:when test="@tab = 'pending'">Candidatures à traiter</xsl:when>
      <xsl:otherwise>Candidatures traitées</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="employer-applications">
    <div class="container">
      <h1>Votre activité</h1>
      <p class="lead">
        <xsl:choose>
          <xsl:when test="tabs/@pending = 0">Aucune candidature n’attend votre réponse.</xsl:when>
          <xsl:when test="tabs/@pending = 1">1 candidature attend votre réponse.</xsl:when>
          <xsl:otherwise><xsl:value-of select="tabs/@pending"/> candidatures attendent votre réponse.</xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="several-outcome"/>
      <xsl:call-template name="application-refusal"/>
      <xsl:apply-templates select="tabs"/>
      <xsl:choose>
        <xsl:when test="tabs/@*[name() = current()/@tab] &gt; 0">
          <form method="get"
                action="{$path}"
                class="search-line compact"
                role="search"
                aria-label="Candidatures"
                data-live="resultats"
                data-address="no">
            <xsl:call-template name="number-filter">
              <xsl:with-param name="label" select="'Filtrer par n° d’offre'"/>
            </xsl:call-template>
            <xsl:if test="@tab = 'answered'">
              <xsl:call-template name="code-select">
                <xsl:with-param name="name" select="'etat'"/>
                <xsl:with-param name="label" select="'Statut'"/>
                <xsl:with-param name="list" select="'application-state'"/>
                <xsl:with-param name="codes">
                  <xsl:text>accepted confirmed refused withdrawn seat_taken confirmed_elsewhere expired </xsl:text>
                  <xsl:text>offer_disabled week_removed cancelled </xsl:text>
                </xsl:with-param>
                <xsl:with-param name="chosen" select="@state"/>
              </xsl:call-template>
            </xsl:if>
            <xsl:call-template name="week-filter"/>
            <div class="field">
              <label for="tri">Trier par</label>
              <select id="tri" name="tri">
                <option value="">
                  <xsl:choose>
                    <xsl:when test="@tab = 'pending'">Les plus anciennes</xsl:when>
                    <xsl:otherwise>Les plus récentes</xsl:otherwise>
                  </xsl:choose>
                </option>
                <option value="offre">
                  <xsl:if test="@order = 'offre'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                  <xsl:text>Offre</xsl:text>
                </option>
                <xsl:if test="@tab = 'answered'">
                  <option value="statut">
                    <xsl:if test="@order = 'statut'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                    <xsl:text>Statut</xsl:text>
                  </option>
                </xsl:if>
                <option value="semaine">
                  <xsl:if test="@order = 'semaine'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
                  <xsl:text>Semaine</xsl:text>
                </option>
              </select>
            </div>
            <div class="box">
              <input type="checkbox" id="prioritaires" name="prioritaires" value="1">
                <xsl:if test="@priority-only"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
              </input>
              <label for="prioritaires">Collèges prioritaires (éducation prioritaire : REP, REP+)</label>
            </div>
            <xsl:if test="@offer != ''"><input type="hidden" name="offre" value="{@offer}"/></xsl:if>
            <button class="button" type="submit">Filtrer</button>
          </form>
          <div id="resultats">
            <xsl:if test="@offer != ''">
              <p class="hint">
                Candidatures de l’offre n° <xsl:value-of select="@offer"/> seulement.
                <a href="{$path}">Voir toutes les offres</a>
              </p>
            </xsl:if>
            <xsl:choose>
              <xsl:when test="application and @tab = 'pending'">
                <form method="post" action="{form/@action}">
                  <xsl:call-template name="form-tokens"/>
                  <div data-tick-all="candidature" hidden="hidden"></div>
                  <xsl:call-template name="employer-table"/>
                  <div class="card several">
                    <p>Pour celles que vous avez cochées :</p>
                    <div class="actions">
                      <button class="button primary" type="submit" name="acte" value="accepter">
                        <s:icon name="check-circle"/>Accepter
                      </button>
                      <button class="button" type="submit" name="acte" value="refuser">
                        <s:icon name="x-circle"/>Refuser…
                      </button>
                    </div>
                    <p class="hint">
                      Vous pouvez accepter plus d’élèves que de places : la place est au premier qui confirme.
                      Le refus demande d’abord un motif.
                    </p>
                  </div>
                </form>
              </xsl:when>
              <xsl:when test="application"><xsl:call-template name="employer-table"/></xsl:when>
              <xsl:when test="@offer != '' or @state != '' or @priority-only or week/@selected">
                <p class="card">Aucune candidature ne correspond. <a href="{$path}">Toutes les candidatures</a></p>
              </xsl:when>
              <xsl:when test="@number = ''">
                <p class="card">Il n’y a plus rien à cette page. <a href="{$path}">Revenir au début</a></p>
              </xsl:when>
              <xsl:otherwise>
                <p class="card">
                  Aucune candidature pour une offre dont le numéro commence par « <xsl:value-of select="@number"/> ».
                </p>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="@previous or @next">
              <nav class="pager" aria-label="Pages de la liste">
                <xsl:if test="@previous">
                  <a class="button" rel="prev" href="{@previous}"><s:icon name="arrow-left"/>Précédentes</a>
                </xsl:if>
                <xsl:if test="@next">
                  <a class="button" rel="next" href="{@next}">Suivantes<s:icon name="arrow-right"/></a>
                </xsl:if>
              </nav>
            </xsl:if>
          </div>
        </xsl:when>
        <xsl:when test="@tab = 'pending'">
          <div class="card empty">
            <h2>Vous êtes à jour</h2>
            <p>
              Les nouvelles candidatures arrivent ici, celles des collèges prioritaires (réseaux d’éducation
              prioritaire, REP et REP+) en premier. Un e-mail vous prévient de chacune.
            </p>
            <p><a class="button" href="/offres/mes-offres">Voir vos offres</a></p>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <div class="card empty">
            <h2>Rien encore</h2>
            <p>Les candidatures auxquelles vous avez répondu, ou qui se sont fermées, se retrouvent ici.</p>
          </div>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xsl:template name="employer-table">
    <table class="list">
      <caption class="visually-hidden"><xsl:apply-templates select="." mode="title"/></caption>
      <thead>
        <tr>
          <xsl:if test="@tab = 'pending'"><th scope="col"><span class="visually-hidden">Choisir</span></th></xsl:if>
          <th scope="col"><abbr title="numéro de l’offre de stage">Id</abbr> stage</th>
          <th scope="col">Offre de stage</th>
          <th scope="col">Élève</th>
          <th scope="col">Statut</th>
          <th scope="col">Date de candidature</th>
          <th scope="col">Date de stage</th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="application" mode="employer-row"/></tbody>
    </table>
  </xsl:template>

  <xsl:template match="application" mode="employer-row">
    <tr>
      <xsl:if test="../@tab = 'pending'">
        <td>
          <label class="tick">
            <input type="checkbox" name="candidature" value="{@id}"/>
            <span class="visually-hidden">
              Choisir la candidature de <xsl:apply-templates select="pupil" mode="short"/>
            </span>
          </label>
        </td>
      </xsl:if>
      <td class="fixed" data-label="Id stage"><xsl:value-of select="offer-link/@id"/></td>
      <th scope="row">
        <a href="/candidatures/{@id}"><xsl:value-of select="offer-link"/></a>
        <span class="hint"><xsl:text> </xsl:text><xsl:value-of select="offer-link/@town"/></span>
        <xsl:if test="../@tab = 'pending' and not(@read)">
          <br/>
          <span class="badge new"><s:icon name="envelope"/>Non lue</span>
        </xsl:if>
        <xsl:if test="@priority"><br/><xsl:apply-templates select="." mode="priority"/></xsl:if>
      </th>
      <td class="who" data-label="Élève">
        <xsl:apply-templates select="pupil" mode="short"/>
        <span class="hint"><xsl:text> </xsl:text>n° <xsl:value-of select="pupil/@id"/></span>
      </td>
      <td data-label="Statut"><xsl:apply-templates select="." mode="status"/></td>
      <td class="fixed" data-label="Date de candidature"><xsl:value-of select="@sent"/></td>
      <td class="days" data-label="Date de stage"><xsl:value-of select="@week"/></td>
    </tr>
  </xsl:template>

  <!-- In a list: the first name and an initial. -->
  <xsl:template match="pupil" mode="short">
    <xsl:value-of select="@first-name"/><xsl:text> </xsl:text><xsl:value-of select="substring(@last-name, 1, 1)"/>.
  </xsl:template>
</xsl:stylesheet>
