<?xml version="1.0" encoding="UTF-8"?>
<!-- Codes in the place of the second one, shown once. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="recovery-codes" mode="title">Codes de secours</xsl:template>
  <xsl:template match="recovery-codes">
    <div class="container narrow">
      <h1>Vos codes de secours</h1>
      <p>
        Notez-les ou imprimez-les : chacun remplace une fois le code de l’application, si vous n’avez plus votre
        téléphone. <strong>Ils ne seront plus jamais montrés.</strong>
      </p>
      <ul class="card codes">
        <xsl:for-each select="code"><li><code><xsl:value-of select="."/></code></li></xsl:for-each>
      </ul>
      <p><a class="button primary" href="{@next}">Je les ai notés</a></p>
    </div>
  </xsl:template>
</xsl:stylesheet>
