<?xml version="1.0" encoding="UTF-8"?>
<!-- Depositing an offer: the thanks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="deposit-done" mode="title">Offre enregistrée</xsl:template>

  <xsl:template match="deposit-done">
    <div class="container narrow">
      <div class="card call" data-sent="yes">
        <p class="big-icon ok">
          <s:icon name="envelope"/>
        </p>
        <h1>Offre enregistrée</h1>
        <p>
          <xsl:text>Merci, nous avons bien pris en compte votre offre de stage. </xsl:text>
          <strong>Elle n’est pas encore visible.</strong>
        </p>
        <p>
          Vous recevez dans quelques minutes un e-mail : suivez ce qu’il indique pour la mettre en ligne.
          Pensez à regarder dans les courriers indésirables.
        </p>
        <p>Vous en déposez plusieurs ? Un même e-mail les regroupe : il peut alors se faire attendre un peu.</p>
        <p class="actions"><a class="button primary" href="/">Retour à l’accueil</a></p>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
