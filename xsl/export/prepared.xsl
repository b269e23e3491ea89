<?xml version="1.0" encoding="UTF-8"?>
<!-- A file that is being made, or ready. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="export-file" mode="title">
    <xsl:choose>
      <xsl:when test="@state = 'done' or @state = 'failed'">
        <xsl:value-of select="s:label('export-state', @state)"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@percent"/> % : votre fichier se prépare</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="export-file">
    <div class="container narrow">
      <xsl:call-template name="export-back"/>
      <h1><xsl:value-of select="s:label('export-state', @state)"/></h1>
      <xsl:choose>
        <xsl:when test="@state = 'done'">
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
          <div class="card stack">
            <p>
              Nous avons essayé plusieurs fois, sans y arriver. Réessayez dans quelques minutes ;
              si cela se répète, signalez-le à l’assistance.
            </p>
          </div>
        </xsl:when>
        <xsl:otherwise>
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
</xsl:stylesheet>
