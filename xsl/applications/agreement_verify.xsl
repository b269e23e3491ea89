<?xml version="1.0" encoding="UTF-8"?>
<!-- Whether a document is authentic. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="agreement-verify" mode="title">Vérifier une convention</xsl:template>

  <xsl:template match="agreement-verify">
    <div class="container narrow">
      <h1>Vérifier une convention</h1>
      <xsl:choose>
        <xsl:when test="@number">
          <div class="notice info" role="status">
            <s:icon name="shield-check"/>
            <div>
              <h2>Ce document est authentique</h2>
              <p>
                C’est la version <xsl:value-of select="@version"/> de la convention n° <xsl:value-of select="@number"/>
                <xsl:choose>
                  <xsl:when test="@signed">, signée par tous le <xsl:value-of select="@signed"/></xsl:when>
                  <xsl:otherwise>, que tous n’ont pas signée</xsl:otherwise>
                </xsl:choose>
                <xsl:text>.</xsl:text>
              </p>
              <xsl:if test="not(@is-current)"><p><strong>Une version plus récente la remplace.</strong></p></xsl:if>
              <xsl:if test="@state = 'cancelled'">
                <p><strong>Le stage est annulé : elle ne vaut plus.</strong></p>
              </xsl:if>
            </div>
          </div>
        </xsl:when>
        <xsl:when test="@is-asked">
          <div class="notice danger" role="alert">
            <s:icon name="exclamation-triangle"/>
            <div>
              <h2>Nous ne connaissons pas ce document</h2>
              <p>
                Il a été modifié, ou il ne vient pas de ce site. Imprimé puis numérisé, un document n’est plus le même
                fichier : utilisez alors le code imprimé sur sa page de preuve.
              </p>
            </div>
          </div>
        </xsl:when>
        <xsl:otherwise>
          <p class="lead">Le document que vous avez sous les yeux est-il celui qui a été signé ?</p>
        </xsl:otherwise>
      </xsl:choose>
      <form method="post" action="{form/@action}" enctype="multipart/form-data" class="card stack">
        <xsl:call-template name="form-tokens"/>
        <h2>Par le fichier</h2>
        <div class="field">
          <label for="fichier">La convention, en PDF (obligatoire)</label>
          <p class="hint" id="fichier-aide">Le fichier n’est pas gardé.</p>
          <input type="file"
                 id="fichier"
                 name="fichier"
                 accept="application/pdf"
                 required="required"
                 aria-describedby="fichier-aide"/>
        </div>
        <button class="button primary" type="submit">Vérifier ce fichier</button>
      </form>
      <form method="get" action="/conventions/verifier" class="card stack">
        <h2>Par le code de la page de preuve</h2>
        <div class="field size-small">
          <label for="n">Numéro de la convention (obligatoire)</label>
          <input type="text" id="n" name="n" inputmode="numeric" maxlength="10" required="required"/>
        </div>
        <div class="field">
          <label for="h">Empreinte (obligatoire)</label>
          <p class="hint" id="h-aide">64 chiffres et lettres de a à f.</p>
          <input type="text"
                 id="h"
                 name="h"
                 maxlength="80"
                 required="required"
                 autocomplete="off"
                 aria-describedby="h-aide"/>
        </div>
        <button class="button" type="submit">Vérifier ce code</button>
      </form>
      <p class="hint">Cette page ne dit rien des personnes.</p>
    </div>
  </xsl:template>
</xsl:stylesheet>
