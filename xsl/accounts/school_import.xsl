<?xml version="1.0" encoding="UTF-8"?>
<!-- What a list of pupils would do, line by line, before it does it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="school-import" mode="title">Voici ce qui sera fait</xsl:template>

  <xsl:template match="school-import">
    <div class="container">
      <xsl:call-template name="breadcrumb">
        <xsl:with-param name="href" select="'/candidatures'"/>
        <xsl:with-param name="label" select="'Élèves du collège'"/>
      </xsl:call-template>
      <h1>Voici ce qui sera fait</h1>
      <p><strong>Rien n’est encore enregistré.</strong> Vérifiez, puis validez en bas de la page.</p>
      <ul class="plain">
        <xsl:call-template name="import-count">
          <xsl:with-param name="rows" select="row[@outcome = 'doubtful']"/>
          <xsl:with-param name="one" select="'à décider'"/>
          <xsl:with-param name="many" select="'à décider'"/>
        </xsl:call-template>
        <xsl:call-template name="import-count">
          <xsl:with-param name="rows" select="row[@outcome = 'refused']"/>
          <xsl:with-param name="one" select="'ligne laissée de côté'"/>
          <xsl:with-param name="many" select="'lignes laissées de côté'"/>
        </xsl:call-template>
        <xsl:call-template name="import-count">
          <xsl:with-param name="rows" select="row[@outcome = 'new']"/>
          <xsl:with-param name="one" select="'nouvel élève'"/>
          <xsl:with-param name="many" select="'nouveaux élèves'"/>
        </xsl:call-template>
        <xsl:call-template name="import-count">
          <xsl:with-param name="rows" select="row[@outcome = 'tied']"/>
          <xsl:with-param name="one" select="'élève déjà inscrit, rattaché à la liste'"/>
          <xsl:with-param name="many" select="'élèves déjà inscrits, rattachés à la liste'"/>
        </xsl:call-template>
        <xsl:call-template name="import-count">
          <xsl:with-param name="rows" select="row[@outcome = 'changed']"/>
          <xsl:with-param name="one" select="'élève mis à jour'"/>
          <xsl:with-param name="many" select="'élèves mis à jour'"/>
        </xsl:call-template>
        <xsl:call-template name="import-count">
          <xsl:with-param name="rows" select="row[@outcome = 'unchanged']"/>
          <xsl:with-param name="one" select="'élève inchangé'"/>
          <xsl:with-param name="many" select="'élèves inchangés'"/>
        </xsl:call-template>
      </ul>
      <p class="hint">
        <xsl:text>Fichier lu en </xsl:text>
        <xsl:value-of select="@encoding"/>
        <xsl:text>.</xsl:text>
        <xsl:if test="@unknown != ''">
          <xsl:text> Colonnes laissées de côté</xsl:text>
          <xsl:text> : </xsl:text>
          <xsl:value-of select="@unknown"/>
          <xsl:text>.</xsl:text>
        </xsl:if>
      </p>
      <form method="post" action="{form/@action}" class="stack wide">
        <xsl:call-template name="form-tokens"/>
        <input type="hidden" name="eleves" value="{form/@rows}"/>
        <xsl:apply-templates select="row[@outcome = 'doubtful']" mode="question"/>
        <xsl:call-template name="import-table">
          <xsl:with-param name="rows" select="row[@outcome = 'refused']"/>
          <xsl:with-param name="caption" select="'Laissés de côté'"/>
          <xsl:with-param name="last" select="'Pourquoi'"/>
        </xsl:call-template>
        <xsl:call-template name="import-table">
          <xsl:with-param name="rows" select="row[@outcome = 'new' or @outcome = 'tied' or @outcome = 'changed']"/>
          <xsl:with-param name="caption" select="'Ajoutés ou mis à jour'"/>
        </xsl:call-template>
        <xsl:if test="row[@outcome = 'unchanged']">
          <details>
            <summary>Inchangés (<xsl:value-of select="count(row[@outcome = 'unchanged'])"/>)</summary>
            <xsl:call-template name="import-table">
              <xsl:with-param name="rows" select="row[@outcome = 'unchanged']"/>
              <xsl:with-param name="caption" select="'Inchangés'"/>
            </xsl:call-template>
          </details>
        </xsl:if>
        <div class="actions">
          <xsl:if test="row[@outcome != 'refused']">
            <button class="button primary" type="submit">
              <xsl:choose>
                <xsl:when test="@takeable &gt; 0">Valider cette liste</xsl:when>
                <xsl:otherwise>Garder cette liste telle quelle</xsl:otherwise>
              </xsl:choose>
            </button>
          </xsl:if>
          <a class="button" href="/candidatures">Ne rien faire</a>
        </div>
      </form>
    </div>
  </xsl:template>

  <xsl:template name="import-count">
    <xsl:param name="rows"/>
    <xsl:param name="one"/>
    <xsl:param name="many"/>
    <xsl:if test="$rows">
      <li>
        <strong><xsl:value-of select="count($rows)"/></strong>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="count($rows) = 1"><xsl:value-of select="$one"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$many"/></xsl:otherwise>
        </xsl:choose>
      </li>
    </xsl:if>
  </xsl:template>

  <!-- One may be another: the school says. -->
  <xsl:template match="row" mode="question">
    <fieldset class="card">
      <legend>
        Ligne <xsl:value-of select="@line"/> : <xsl:value-of select="@first-name"/><xsl:text> </xsl:text>
        <xsl:value-of select="@last-name"/> est-il ou elle déjà dans la liste ?
      </legend>
      <dl class="facts">
        <div><dt>Dans le fichier</dt><dd><xsl:apply-templates select="." mode="listed"/></dd></div>
        <div>
          <dt>Déjà là</dt>
          <dd>
            <xsl:apply-templates select="known" mode="listed"/>
            <xsl:if test="known/@joined"> (a un compte)</xsl:if>
          </dd>
        </div>
      </dl>
      <div class="box">
        <input type="radio" id="{known/@question}-meme" name="{known/@question}" value="{known/@same}"/>
        <label for="{known/@question}-meme">C’est la même personne : la mettre à jour</label>
      </div>
      <div class="box">
        <input type="radio" id="{known/@question}-autre" name="{known/@question}" value="autre"/>
        <label for="{known/@question}-autre">C’est quelqu’un d’autre : l’ajouter</label>
      </div>
      <div class="box">
        <input type="radio" id="{known/@question}-rien" name="{known/@question}" value="" checked="checked"/>
        <label for="{known/@question}-rien">Laisser cette ligne de côté</label>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template match="row | known" mode="listed">
    <xsl:value-of select="@last-name"/><xsl:text> </xsl:text><xsl:value-of select="@first-name"/>
    <xsl:if test="@class != ''">, <xsl:value-of select="@class"/></xsl:if>
    <xsl:if test="@born-on">, né(e) le <xsl:value-of select="@born-on"/></xsl:if>
    <xsl:if test="@email != ''">, <xsl:value-of select="@email"/></xsl:if>
  </xsl:template>

  <xsl:template name="import-table">
    <xsl:param name="rows"/>
    <xsl:param name="caption"/>
    <!-- What the last column says of each. -->
    <xsl:param name="last" select="'Ce qui sera fait'"/>
    <xsl:if test="$rows">
      <table class="list">
        <caption><xsl:value-of select="$caption"/></caption>
        <thead>
          <tr>
            <th scope="col">Ligne</th>
            <th scope="col">Élève</th>
            <th scope="col">Classe</th>
            <th scope="col"><xsl:value-of select="$last"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="$rows">
            <tr>
              <td class="fixed" data-label="Ligne"><xsl:value-of select="@line"/></td>
              <th scope="row">
                <xsl:value-of select="@last-name"/>
                <xsl:text> </xsl:text>
                <xsl:value-of select="@first-name"/>
                <xsl:if test="@last-name = '' and @first-name = ''">–</xsl:if>
              </th>
              <td data-label="Classe">
                <xsl:choose>
                  <xsl:when test="@class != ''"><xsl:value-of select="@class"/></xsl:when>
                  <xsl:otherwise>–</xsl:otherwise>
                </xsl:choose>
              </td>
              <td data-label="{$last}">
                <xsl:choose>
                  <xsl:when test="@error"><xsl:value-of select="s:label('error', @error)"/></xsl:when>
                  <xsl:otherwise>
                    <xsl:value-of select="s:label('import-outcome', @outcome)"/>
                    <xsl:if test="change">
                      <ul class="plain hint">
                        <xsl:for-each select="change">
                          <li>
                            <xsl:value-of select="s:label('field', @field)"/>
                            <xsl:text> : </xsl:text>
                            <xsl:if test="@from != ''">
                              <del><xsl:value-of select="@from"/></del>
                              <xsl:text> → </xsl:text>
                            </xsl:if>
                            <ins><xsl:value-of select="@to"/></ins>
                          </li>
                        </xsl:for-each>
                      </ul>
                    </xsl:if>
                  </xsl:otherwise>
                </xsl:choose>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
