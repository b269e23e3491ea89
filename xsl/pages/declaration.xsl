<?xml version="1.0" encoding="UTF-8"?>
<!-- The declaration of accessibility, as the order of 20 September 2019 wants it: what administrators
     filled in, or that it is not. What one can do against it is the text of the page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="declaration">
    <section class="card">
      <h2>État de conformité</h2>
      <p>
        <xsl:value-of select="$site/@operator"/>
        <xsl:text> s’engage à rendre ce site accessible (article 47 de la loi n° 2005-102 du 11 février </xsl:text>
        <xsl:text>2005). </xsl:text>
        <xsl:value-of select="$site/@name"/>
        <xsl:text> est </xsl:text>
        <strong><xsl:value-of select="s:label('conformity', @conformity)"/></strong>
        <xsl:text> au référentiel général d’amélioration de l’accessibilité (</xsl:text>
        <xsl:value-of select="@standard"/>
        <xsl:text>)</xsl:text>
        <xsl:choose>
          <xsl:when test="@conformity = 'partial'">
            <xsl:text>, en raison des non-conformités et des dérogations ci-dessous.</xsl:text>
          </xsl:when>
          <xsl:when test="@conformity = 'full'">.</xsl:when>
          <xsl:when test="@on and @auditor != '' and @rate != ''">
            <xsl:text> : l’audit a trouvé moins de la moitié des critères respectés.</xsl:text>
          </xsl:when>
          <xsl:otherwise> : aucun audit n’a encore été adopté.</xsl:otherwise>
        </xsl:choose>
      </p>
    </section>
    <div class="prose">
      <h2>Résultats des tests</h2>
      <xsl:choose>
        <xsl:when test="@on and @auditor != '' and @rate != ''">
          <p>
            <xsl:text>L’audit fait par </xsl:text><xsl:value-of select="@auditor"/>
            <xsl:text>, adopté le </xsl:text><xsl:value-of select="@on"/>
            <xsl:text>, a trouvé </xsl:text>
            <strong><xsl:value-of select="@rate"/> %</strong>
            <xsl:text> des critères applicables respectés.</xsl:text>
          </p>
        </xsl:when>
        <xsl:otherwise><p>Aucun audit n’a encore été adopté.</p></xsl:otherwise>
      </xsl:choose>
      <p>
        Le site est aussi éprouvé à chaque version par un outil automatique (axe-core) et par des essais à nous :
        clavier, couleurs forcées, texte agrandi, page à 400 %, annonces, titres et intitulés.
      </p>
      <h2>Contenus non accessibles</h2>
      <h3>Non-conformités</h3>
      <xsl:choose>
        <xsl:when test="failures"><xsl:apply-templates select="failures"/></xsl:when>
        <xsl:when test="@conformity = 'full'"><p>Aucune.</p></xsl:when>
        <xsl:otherwise>
          <p>
            Aucune n’est connue de nous à ce jour. Tant qu’un audit ne l’a pas vérifié, cela ne vaut pas conformité.
          </p>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="burdens">
        <h3>Dérogations pour charge disproportionnée</h3>
        <xsl:apply-templates select="burdens"/>
      </xsl:if>
      <xsl:if test="exempted"><h3>Contenus exemptés</h3><xsl:apply-templates select="exempted"/></xsl:if>
      <h2>Établissement de cette déclaration</h2>
      <xsl:if test="@on"><p>Établie le <xsl:value-of select="@on"/>.</p></xsl:if>
      <xsl:if test="technologies"><h3>Technologies du site</h3><xsl:apply-templates select="technologies"/></xsl:if>
      <xsl:if test="environment"><h3>Environnement de test</h3><xsl:apply-templates select="environment"/></xsl:if>
      <xsl:if test="pages-checked"><h3>Pages vérifiées</h3><xsl:apply-templates select="pages-checked"/></xsl:if>
      <h2>Schéma pluriannuel et plan d’action</h2>
      <xsl:choose>
        <xsl:when test="plan"><xsl:apply-templates select="plan"/></xsl:when>
        <xsl:otherwise><p>Ils ne sont pas encore publiés.</p></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="declaration-contact"/>
    </div>
  </xsl:template>

  <!-- The address and telephone of the declaration, else those of the help. -->
  <xsl:template name="declaration-contact">
    <xsl:variable name="email">
      <xsl:choose>
        <xsl:when test="@email != ''"><xsl:value-of select="@email"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$site/@help-mail"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="phone">
      <xsl:choose>
        <xsl:when test="@phone"><xsl:value-of select="@phone"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$site/@help-phone"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <h2>Signaler une difficulté</h2>
    <p>Une page vous résiste, un document ne se lit pas ? Dites-le nous : nous vous donnons l’information autrement.</p>
    <ul>
      <xsl:if test="$email != ''">
        <li>Par e-mail : <a href="mailto:{$email}"><xsl:value-of select="$email"/></a></li>
      </xsl:if>
      <xsl:if test="$phone != ''">
        <li>
          <xsl:text>Par téléphone : </xsl:text>
          <a href="tel:{translate($phone, '&#160;&#x202f; ', '')}"><xsl:value-of select="$phone"/></a>
        </li>
      </xsl:if>
      <li><a href="/contact">Toutes les façons de nous joindre</a></li>
    </ul>
  </xsl:template>

  <!-- Lines as people wrote them: a list, or a sentence; one that is an address leads there. -->
  <xsl:template match="declaration/*">
    <xsl:choose>
      <xsl:when test="count(line) &gt; 1">
        <ul><xsl:for-each select="line"><li><xsl:apply-templates select="."/></li></xsl:for-each></ul>
      </xsl:when>
      <xsl:otherwise><p><xsl:apply-templates select="line"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="declaration/*/line">
    <xsl:choose>
      <xsl:when test="starts-with(., 'https://') and not(contains(., ' '))">
        <a href="{.}"><xsl:value-of select="."/></a>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
