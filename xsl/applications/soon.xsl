<?xml version="1.0" encoding="UTF-8"?>
<!-- Applying is not open yet: said plainly. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="application-soon" mode="title">Candidatures</xsl:template>

  <xsl:template match="application-soon">
    <div class="container narrow">
      <div class="card call">
        <h1>Les candidatures en ligne ne sont pas encore ouvertes</h1>
        <p>Elles arrivent bientôt sur ce site. En attendant, prépare ta lettre de motivation et ton CV.</p>
        <p class="actions"><a class="button primary" href="/eleves">Préparer ma candidature</a> <a class="button" href="/offres">Revenir aux offres</a></p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
