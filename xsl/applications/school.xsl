<?xml version="1.0" encoding="UTF-8"?>
<!-- A school's pupils and how far each is; the opinions that are awaited; one pupil. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="school-applications" mode="title">Suivi des stages</xsl:template>

  <xsl:template match="school-applications">
    <div class="container">
      <h1>Suivi des stages</h1>
      <xsl:call-template name="school-tabs"/>
      <xsl:call-template name="several-outcome"/>
      <xsl:call-template name="application-refusal"/>
      <xsl:if test="application">
        <p class="no-print">
          <a href="#avis">
            <xsl:choose>
              <xsl:when test="@awaited = 1">1 candidature attend un avis</xsl:when>
              <xsl:otherwise><xsl:value-of select="@awaited"/> candidatures attendent un avis</xsl:otherwise>
            </xsl:choose>
          </a>
        </p>
      </xsl:if>
      <xsl:if test="weeks-awaited">
        <section class="card no-print" aria-labelledby="semaines">
          <h2 id="semaines">Des semaines à autoriser</h2>
          <p class="hint">En dehors des dates du collège : ces élèves ne pourront pas confirmer sans votre accord.</p>
          <ul class="rows">
            <xsl:for-each select="weeks-awaited/application">
              <li><span><a href="/candidatures/{@id}"><xsl:value-of select="pupil/@first-name"/><xsl:text> </xsl:text><xsl:value-of select="pupil/@last-name"/></a><span class="hint"><xsl:value-of select="pupil/@class"/> · <xsl:value-of select="offer-link"/>, <xsl:value-of select="offer-link/@employer"/> · <xsl:call-template name="named-week"/></span></span></li>
            </xsl:for-each>
          </ul>
        </section>
      </xsl:if>
      <dl class="card school-figures">
        <div><dt>Élèves</dt><dd><xsl:value-of select="@pupils"/></dd></div>
        <div><dt>Stage confirmé</dt><dd><xsl:value-of select="@placed"/></dd></div>
        <div><dt>À confirmer</dt><dd><xsl:value-of select="@accepted"/></dd></div>
        <div><dt>En attente</dt><dd><xsl:value-of select="@waiting"/></dd></div>
        <div><dt>Sans suite</dt><dd><xsl:value-of select="@ended"/></dd></div>
        <div><dt>Aucune candidature</dt><dd><xsl:value-of select="@nothing"/></dd></div>
        <div><dt>Pas encore inscrits</dt><dd><xsl:value-of select="@absent"/></dd></div>
      </dl>
      <h2>Les élèves</h2>
      <xsl:choose>
        <xsl:when test="@pupils &gt; 0">
          <form method="get" action="/candidatures" class="search-line" role="search" aria-label="Élèves" data-live="resultats">
            <div class="field">
              <label for="classe">Classe</label>
              <select id="classe" name="classe">
                <option value="">Toutes</option>
                <xsl:for-each select="class"><option value="{.}"><xsl:if test=". = ../@class-name"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:value-of select="."/></option></xsl:for-each>
              </select>
            </div>
            <xsl:call-template name="code-select"><xsl:with-param name="name" select="'statut'"/><xsl:with-param name="label" select="'Où ils en sont'"/><xsl:with-param name="list" select="'progress'"/><xsl:with-param name="codes" select="'unplaced absent nothing ended waiting accepted placed '"/><xsl:with-param name="chosen" select="@status"/></xsl:call-template>
            <button class="button" type="submit">Filtrer</button>
          </form>
          <div id="resultats">
            <xsl:choose>
              <xsl:when test="pupil-row">
                <ul class="exports" aria-label="Vos fichiers">
                  <xsl:call-template name="export-link"><xsl:with-param name="label" select="'Cette liste'"/><xsl:with-param name="file" select="'eleves'"/><xsl:with-param name="query" select="@export"/></xsl:call-template>
                  <xsl:call-template name="export-link"><xsl:with-param name="label" select="'Stages confirmés'"/><xsl:with-param name="file" select="'stages'"/></xsl:call-template>
                  <xsl:call-template name="export-link"><xsl:with-param name="label" select="'Élèves sans stage'"/><xsl:with-param name="file" select="'sans-stage'"/></xsl:call-template>
                </ul>
                <table class="list">
                  <caption class="visually-hidden">Les élèves et leurs candidatures</caption>
                  <thead><tr><th scope="col">Élève</th><th scope="col">Classe</th><th scope="col">Où il en est</th><th scope="col">Candidatures en cours</th><th scope="col">Stage</th></tr></thead>
                  <tbody><xsl:apply-templates select="pupil-row"/></tbody>
                </table>
              </xsl:when>
              <xsl:otherwise><p class="card">Aucun élève ne correspond.</p></xsl:otherwise>
            </xsl:choose>
          </div>
        </xsl:when>
        <xsl:otherwise><div class="card empty"><h3>Aucun élève pour l’instant</h3><p>Importez la liste de vos élèves, puis invitez-les : leurs candidatures apparaîtront ici.</p><p><a class="button primary" href="/college/eleves">Importer et inviter</a></p></div></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="application">
        <section class="card no-print" id="avis">
          <h2>Avis à donner</h2>
          <p class="hint">Un avis aide l’employeur à décider ; il ne bloque rien. Ouvrez une candidature pour lire les motivations.</p>
          <xsl:if test="@awaited &gt; count(application)"><p class="hint"><xsl:value-of select="count(application)"/> sur <xsl:value-of select="@awaited"/>, les plus anciennes d’abord : les suivantes apparaissent à mesure que vous donnez votre avis.</p></xsl:if>
          <form method="post" action="{form/@action}">
            <xsl:call-template name="form-tokens"/>
            <div data-tick-all="candidature" hidden="hidden"></div>
            <ul class="rows">
              <xsl:for-each select="application">
                <li>
                  <label class="tick"><input type="checkbox" name="candidature" value="{@id}"/><span class="visually-hidden">Choisir <xsl:value-of select="pupil/@first-name"/><xsl:text> </xsl:text><xsl:value-of select="pupil/@last-name"/>, <xsl:value-of select="offer-link"/></span></label>
                  <span><a href="/candidatures/{@id}"><xsl:value-of select="pupil/@first-name"/><xsl:text> </xsl:text><xsl:value-of select="pupil/@last-name"/></a><span class="hint"><xsl:value-of select="pupil/@class"/> · <xsl:value-of select="offer-link"/>, <xsl:value-of select="offer-link/@employer"/> · <xsl:call-template name="named-week"/></span></span>
                </li>
              </xsl:for-each>
            </ul>
            <div class="actions">
              <button class="button primary" type="submit" name="avis" value="favourable">Avis favorable</button>
              <button class="button" type="submit" name="avis" value="unfavourable">Avis défavorable</button>
            </div>
          </form>
        </section>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="pupil-row">
    <tr>
      <th scope="row">
        <a>
          <xsl:attribute name="href"><xsl:choose><xsl:when test="@id">/candidatures/eleves/<xsl:value-of select="@id"/></xsl:when><xsl:otherwise>/college/eleves</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:value-of select="@last-name"/><xsl:text> </xsl:text><xsl:value-of select="@first-name"/>
        </a>
      </th>
      <td class="fixed" data-label="Classe"><xsl:value-of select="@class"/></td>
      <td data-label="Où il en est">
        <span>
          <xsl:attribute name="class">badge <xsl:choose><xsl:when test="@progress = 'placed'">ok</xsl:when><xsl:when test="@progress = 'absent' or @progress = 'nothing' or @progress = 'ended'">danger</xsl:when><xsl:otherwise>warning</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:call-template name="icon"><xsl:with-param name="name"><xsl:choose><xsl:when test="@progress = 'placed'">check-circle</xsl:when><xsl:when test="@progress = 'accepted'">hand-thumbs-up</xsl:when><xsl:when test="@progress = 'waiting'">hourglass-split</xsl:when><xsl:otherwise>exclamation-triangle</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
          <xsl:value-of select="s:label('progress', @progress)"/>
        </span>
      </td>
      <td data-label="Candidatures en cours"><xsl:value-of select="@live"/></td>
      <td data-label="Stage"><xsl:choose><xsl:when test="@application"><a href="/candidatures/{@application}"><xsl:value-of select="@employer"/></a>, <xsl:value-of select="@week"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
    </tr>
  </xsl:template>

  <xsl:template match="school-pupil" mode="title"><xsl:value-of select="@name"/></xsl:template>

  <xsl:template match="school-pupil">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb"><xsl:with-param name="href" select="'/candidatures'"/><xsl:with-param name="label" select="'Suivi des stages'"/></xsl:call-template>
      <h1><xsl:value-of select="@name"/></h1>
      <p class="lead"><xsl:value-of select="@class"/></p>
      <xsl:choose>
        <xsl:when test="application">
          <xsl:for-each select="application">
            <article class="card application-card">
              <div class="application-head"><h2><a href="/candidatures/{@id}"><xsl:value-of select="offer-link"/></a></h2><xsl:apply-templates select="." mode="status"/></div>
              <p><xsl:value-of select="offer-link/@employer"/> · <strong><xsl:value-of select="offer-link/@town"/></strong><br/><xsl:call-template name="named-week"><xsl:with-param name="days" select="@week"/><xsl:with-param name="begins" select="true()"/></xsl:call-template>, envoyée le <xsl:value-of select="@sent"/></p>
              <xsl:apply-templates select="." mode="steps"/>
              <p class="hint">Avis du référent : <xsl:apply-templates select="." mode="referent"/></p>
            </article>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise><div class="card empty"><h2>Aucune candidature</h2><p>Cet élève n’a encore postulé à aucune offre. Un mot en classe l’aiderait peut-être à se lancer.</p></div></xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>
</xsl:stylesheet>
