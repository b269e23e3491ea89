<?xml version="1.0" encoding="UTF-8"?>
<!-- The département's pages on accounts, employers and schools. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template name="state-badge">
    <xsl:choose>
      <xsl:when test="@state = 'active'"><span class="badge ok">Actif</span></xsl:when>
      <xsl:when test="@state = 'locked'"><span class="badge muted">Bloqué</span></xsl:when>
      <xsl:when test="@awaits-approval and @email-confirmed">
        <span class="badge warning">Attend un accord</span>
      </xsl:when>
      <xsl:otherwise><span class="badge warning">À activer</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of an account that was erased no name is left. -->
  <xsl:template name="account-name">
    <xsl:choose>
      <xsl:when test="normalize-space(@name) != ''"><xsl:value-of select="@name"/></xsl:when>
      <xsl:otherwise>Compte effacé</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="audit">
    <section class="card">
      <h2>Historique</h2>
      <ul class="rows">
        <xsl:for-each select="audit">
          <li>
            <span>
              <strong><xsl:value-of select="s:label('audit', @action)"/></strong>
              <xsl:if test="@detail != ''"> : <xsl:value-of select="@detail"/></xsl:if>
              <span class="hint">
                <xsl:value-of select="@when"/>
                <xsl:if test="@who != ''">, <xsl:value-of select="@who"/></xsl:if>
              </span>
            </span>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:if test="not(audit)"><p>Rien pour l’instant.</p></xsl:if>
      <xsl:if test="@audit-more"><p><a href="{@audit-more}">Voir tout l’historique</a></p></xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="admin-accounts" mode="title">Comptes</xsl:template>
  <xsl:template match="admin-accounts">
    <div class="container">
      <h1>Comptes</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search"><xsl:with-param name="label" select="'Nom ou e-mail'"/></xsl:call-template>
      <div id="resultats">
        <xsl:choose>
          <xsl:when test="account">
            <table class="list">
              <caption>Comptes, les plus récents d’abord</caption>
              <thead>
                <tr>
                  <th scope="col">Numéro</th>
                  <th scope="col">Nom</th>
                  <th scope="col">E-mail</th>
                  <th scope="col">Rôle</th>
                  <th scope="col">État</th>
                  <th scope="col">Créé le</th>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="account">
                  <tr>
                    <td class="fixed" data-label="Numéro"><xsl:value-of select="@id"/></td>
                    <th scope="row"><a href="/admin/comptes/{@id}"><xsl:call-template name="account-name"/></a></th>
                    <td data-label="E-mail"><xsl:value-of select="@email"/></td>
                    <td data-label="Rôle"><xsl:value-of select="s:label('role', @role)"/></td>
                    <td data-label="État"><xsl:call-template name="state-badge"/></td>
                    <td class="fixed" data-label="Créé le"><xsl:value-of select="@created"/></td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
            <xsl:if test="@previous or @next">
              <nav class="pager" aria-label="Pages de résultats">
                <xsl:if test="@previous">
                  <a class="button" rel="prev" href="/admin/comptes{@previous}">Précédente</a>
                </xsl:if>
                <xsl:if test="@next"><a class="button" rel="next" href="/admin/comptes{@next}">Suivante</a></xsl:if>
              </nav>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise><p class="card empty">Aucun compte ne correspond.</p></xsl:otherwise>
        </xsl:choose>
      </div>
    </div>
  </xsl:template>

  <xsl:template match="admin-account" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>Compte n° <xsl:value-of select="account/@id"/>
  </xsl:template>
  <xsl:template match="admin-account">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/admin/comptes'"/>
        <xsl:with-param name="label" select="'Comptes'"/>
      </xsl:call-template>
      <h1><xsl:for-each select="account"><xsl:call-template name="account-name"/></xsl:for-each></h1>
      <xsl:call-template name="info"/>
      <section class="card">
        <h2>Compte n° <xsl:value-of select="account/@id"/></h2>
        <dl class="facts">
          <div><dt>E-mail</dt><dd><xsl:value-of select="account/@email"/></dd></div>
          <div><dt>Rôle</dt><dd><xsl:value-of select="s:label('role', account/@role)"/></dd></div>
          <div>
            <dt>État</dt>
            <dd>
              <xsl:for-each select="account"><xsl:call-template name="state-badge"/></xsl:for-each>
            </dd>
          </div>
          <div><dt>Créé le</dt><dd><xsl:value-of select="account/@created"/></dd></div>
          <div>
            <dt>Dernière connexion</dt>
            <dd>
              <xsl:choose>
                <xsl:when test="account/@signed-in"><xsl:value-of select="account/@signed-in"/></xsl:when>
                <xsl:otherwise>jamais</xsl:otherwise>
              </xsl:choose>
            </dd>
          </div>
        </dl>
        <xsl:for-each select="unreachable">
          <p class="notice warning">
            <s:icon name="envelope"/>
            <span>
              Cette adresse ne reçoit plus nos messages depuis le <xsl:value-of select="@since"/>. Son serveur répond :
              <span lang="en"><xsl:value-of select="@reason"/></span>
            </span>
          </p>
        </xsl:for-each>
      </section>
      <xsl:if test="not(@self) and not(account/@erased)">
        <form method="post" action="{form/@action}" class="card stack" novalidate="novalidate">
          <h2>Agir sur ce compte</h2>
          <xsl:call-template name="form-tokens"/>
          <xsl:call-template name="field">
            <xsl:with-param name="name" select="'reason'"/>
            <xsl:with-param name="required" select="true()"/>
            <xsl:with-param name="maxlength" select="'300'"/>
            <xsl:with-param name="hint" select="'Gardé dans l’historique'"/>
          </xsl:call-template>
          <xsl:if test="account/@state != 'locked'">
            <xsl:choose>
              <xsl:when test="account/@role = 'employer'">
                <p class="hint">
                  Bloquer suspend aussi les offres de ce compte et ferme les liens envoyés à leurs contacts.
                  Les candidatures et les stages restent : pour y mettre fin, désactivez l’offre.
                </p>
              </xsl:when>
              <xsl:when test="account/@role = 'pupil'">
                <p class="hint">Bloquer met fin aux candidatures qui attendent ; les stages confirmés restent.</p>
              </xsl:when>
            </xsl:choose>
          </xsl:if>
          <div class="actions">
            <xsl:choose>
              <xsl:when test="account/@state = 'inactive'">
                <button class="button primary" type="submit" name="acte" value="activated">Activer</button>
                <button class="button" type="submit" name="acte" value="resent">Renvoyer le lien</button>
                <button class="button" type="submit" name="acte" value="locked">Bloquer</button>
              </xsl:when>
              <xsl:when test="account/@state = 'locked'">
                <button class="button primary" type="submit" name="acte" value="unlocked">Débloquer</button>
              </xsl:when>
              <xsl:otherwise>
                <button class="button" type="submit" name="acte" value="locked">Bloquer</button>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:if test="account/@role = 'admin' and account/@state != 'inactive'">
              <button class="button" type="submit" name="acte" value="factor-reset">Refaire le second code</button>
            </xsl:if>
          </div>
        </form>
        <p><a class="button danger" href="/admin/comptes/{account/@id}/supprimer">Supprimer ce compte…</a></p>
      </xsl:if>
      <xsl:call-template name="audit"/>
    </div>
  </xsl:template>

  <xsl:template name="employers-table">
    <xsl:param name="rows"/>
    <xsl:param name="caption"/>
    <table class="list">
      <caption><xsl:value-of select="$caption"/></caption>
      <thead>
        <tr>
          <th scope="col">Employeur</th>
          <th scope="col">SIRET</th>
          <th scope="col">Ville</th>
          <th scope="col">Membres</th>
          <th scope="col">Offres</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$rows">
          <tr>
            <th scope="row"><a href="/admin/employeurs/{@id}"><xsl:value-of select="."/></a></th>
            <td class="fixed" data-label="SIRET"><xsl:value-of select="@siret"/></td>
            <td data-label="Ville"><xsl:value-of select="@town"/></td>
            <td data-label="Membres"><xsl:value-of select="@members"/></td>
            <td data-label="Offres"><xsl:value-of select="@offers"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </xsl:template>

  <xsl:template match="admin-employers" mode="title">Employeurs</xsl:template>
  <xsl:template match="admin-employers">
    <div class="container">
      <h1>Employeurs</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search"><xsl:with-param name="label" select="'Nom ou SIRET'"/></xsl:call-template>
      <div id="resultats">
        <xsl:call-template name="cut"/>
        <xsl:choose>
          <xsl:when test="employer">
            <xsl:call-template name="employers-table">
              <xsl:with-param name="rows" select="employer"/>
              <xsl:with-param name="caption" select="'Employeurs trouvés'"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="@text != ''"><p class="card empty">Aucun employeur ne correspond.</p></xsl:when>
        </xsl:choose>
      </div>
      <xsl:if test="double">
        <xsl:call-template name="employers-table">
          <xsl:with-param name="rows" select="double"/>
          <xsl:with-param name="caption" select="'Peut-être en double : même nom, même ville'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="@doubles">
        <p class="hint">
          <xsl:value-of select="count(double)"/> sur <xsl:value-of select="@doubles"/>, les plus récents d’abord.
          Les autres viennent ici quand ceux-ci sont réunis, et se trouvent par la recherche.
        </p>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="admin-employer" mode="title">
    <xsl:if test="form/error">Erreur : </xsl:if>
    <xsl:value-of select="employer"/>
  </xsl:template>
  <xsl:template match="admin-employer">
    <div class="container narrow">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/admin/employeurs'"/>
        <xsl:with-param name="label" select="'Employeurs'"/>
      </xsl:call-template>
      <h1><xsl:value-of select="employer"/></h1>
      <p>Membres : <xsl:value-of select="employer/@members"/>. Offres : <xsl:value-of select="employer/@offers"/>.</p>
      <xsl:call-template name="info"/>
      <xsl:call-template name="error-summary"/>
      <form method="post" action="{form/@action}" class="stack" novalidate="novalidate">
        <xsl:call-template name="form-tokens"/>
        <xsl:apply-templates select="form/fieldset"/>
        <button class="button primary" type="submit">Enregistrer</button>
      </form>
      <form method="post" action="{form/@action}/fusionner" class="card stack merge" novalidate="novalidate">
        <h2>Fusionner avec un autre</h2>
        <p>Les membres et les offres de cet employeur passent à celui du SIRET indiqué, puis celui-ci est retiré.</p>
        <xsl:call-template name="form-tokens"/>
        <xsl:call-template name="field">
          <xsl:with-param name="name" select="'other-siret'"/>
          <xsl:with-param name="required" select="true()"/>
          <xsl:with-param name="inputmode" select="'numeric'"/>
          <xsl:with-param name="maxlength" select="'20'"/>
        </xsl:call-template>
        <button class="button danger" type="submit">Fusionner</button>
      </form>
      <xsl:call-template name="audit"/>
    </div>
  </xsl:template>

  <xsl:template match="admin-schools" mode="title">Établissements</xsl:template>
  <xsl:template match="admin-schools">
    <div class="container">
      <h1>Établissements</h1>
      <xsl:call-template name="admin-tabs"/>
      <xsl:call-template name="admin-search">
        <xsl:with-param name="label" select="'Nom, ville ou UAI'"/>
      </xsl:call-template>
      <xsl:for-each select="report">
        <div class="notice info" role="status">
          <s:icon name="check-circle"/>
          <div>
            <p>
              Ajoutés : <xsl:value-of select="@added"/>. Changés : <xsl:value-of select="@changed"/>. Inchangés :
              <xsl:value-of select="@unchanged"/>. Refusés : <xsl:value-of select="@refused"/>.
            </p>
            <xsl:if test="refusal">
              <ul>
                <xsl:for-each select="refusal">
                  <li>
                    Ligne <xsl:value-of select="@line"/> : <xsl:value-of select="s:label('import-reason', .)"/>
                  </li>
                </xsl:for-each>
              </ul>
            </xsl:if>
          </div>
        </div>
      </xsl:for-each>
      <div id="resultats">
        <xsl:call-template name="cut"/>
        <xsl:choose>
          <xsl:when test="school">
            <table class="list">
              <caption>Établissements trouvés</caption>
              <thead>
                <tr>
                  <th scope="col">Nom</th>
                  <th scope="col">UAI</th>
                  <th scope="col">Ville</th>
                  <th scope="col">Priorité</th>
                  <th scope="col">Équipe</th>
                  <th scope="col">Élèves</th>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="school">
                  <tr>
                    <th scope="row">
                      <a href="/admin/etablissements/{@id}"><xsl:value-of select="."/></a>
                      <xsl:if test="not(@open)"> (fermé)</xsl:if>
                    </th>
                    <td class="fixed" data-label="UAI"><xsl:value-of select="@uai"/></td>
                    <td data-label="Ville"><xsl:value-of select="@town"/></td>
                    <td data-label="Priorité"><xsl:value-of select="s:label('priority', @priority)"/></td>
                    <td data-label="Équipe">
                      <a href="/admin/etablissements/{@id}/equipe">
                        <xsl:value-of select="@staff"/>
                        <span class="visually-hidden"> : équipe de <xsl:value-of select="."/></span>
                      </a>
                    </td>
                    <td data-label="Élèves"><xsl:value-of select="@pupils"/></td>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </xsl:when>
          <xsl:when test="@text != ''"><p class="card empty">Aucun établissement ne correspond.</p></xsl:when>
        </xsl:choose>
      </div>
      <p><a href="/admin/etablissements/domaines">Adresses e-mail des personnels reconnues</a></p>
      <form method="post" action="{form/@action}" enctype="multipart/form-data" class="card stack">
        <h2>Importer l’annuaire</h2>
        <p>Le fichier CSV de l’annuaire officiel, ou le nôtre. Un établissement déjà là est mis à jour.</p>
        <input type="hidden" name="csrf" value="{form/@csrf}"/>
        <div class="field">
          <label for="file">Fichier CSV (obligatoire)</label>
          <xsl:if test="@error">
            <p class="field-error" id="file-erreur" role="alert">
              <s:icon name="exclamation-triangle"/>
              <span><xsl:value-of select="s:label('error', @error)"/></span>
            </p>
          </xsl:if>
          <input type="file" id="file" name="file" accept=".csv,text/csv" required="required">
            <xsl:if test="@error">
              <xsl:attribute name="aria-describedby">file-erreur</xsl:attribute>
              <xsl:attribute name="aria-invalid">true</xsl:attribute>
            </xsl:if>
          </input>
        </div>
        <button class="button primary" type="submit">Importer</button>
      </form>
    </div>
  </xsl:template>
</xsl:stylesheet>
