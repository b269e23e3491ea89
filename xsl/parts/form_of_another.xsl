<?xml version="1.0" encoding="UTF-8"?>
<!-- A form that was kept for another account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="form-of-another" mode="title">Un autre compte</xsl:template>

  <xsl:template match="form-of-another">
    <div class="container narrow">
      <h1>Rien n’a été envoyé</h1>
      <p class="lead">Ce qui était rempli l’avait été avec un autre compte : ce n’est ni montré, ni envoyé ici.</p>
      <p class="actions">
        <a class="button primary" href="/compte">Mon compte</a>
        <a class="button" href="/">Retour à l’accueil</a>
      </p>
    </div>
  </xsl:template>
</xsl:stylesheet>
