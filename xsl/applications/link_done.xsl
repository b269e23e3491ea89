<?xml version="1.0" encoding="UTF-8"?>
<!-- The answer to a mailed link that opens nothing any more. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="link-done" mode="title">C’est fait</xsl:template>

  <xsl:template match="link-done">
    <div class="container narrow">
      <h1>C’est fait</h1>
      <xsl:choose>
        <xsl:when test="@info = 'liens-rendus'">
          <p class="lead">
            Les liens reçus à cette adresse n’ouvrent plus rien. Le département est prévenu :
            il cherche à qui écrire désormais.
          </p>
        </xsl:when>
        <xsl:otherwise>
          <p class="lead">
            Tous ceux que cela concerne sont prévenus.
            Le lien que vous aviez reçu n’ouvre plus rien : il n’y a plus rien à décider.
          </p>
        </xsl:otherwise>
      </xsl:choose>
      <p class="actions"><a class="button primary" href="/">Retour à l’accueil</a></p>
    </div>
  </xsl:template>
</xsl:stylesheet>
