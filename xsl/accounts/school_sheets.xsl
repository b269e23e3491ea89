<?xml version="1.0" encoding="UTF-8"?>
<!-- Sheets for pupils without an e-mail: their codes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="school-sheets" mode="title">Feuilles d’invitation</xsl:template>
  <xsl:template match="school-sheets">
    <div class="container">
      <div class="no-print">
        <xsl:call-template name="breadcrumb">
          <xsl:with-param name="href" select="'/candidatures'"/>
          <xsl:with-param name="label" select="'Élèves du collège'"/>
        </xsl:call-template>
      </div>
      <h1>Feuilles d’invitation</h1>
      <p class="no-print">Imprimez cette page, découpez-la et donnez à chacun la sienne. Chaque code est personnel.</p>
      <ul class="sheets">
        <xsl:for-each select="pupil">
          <li class="card">
            <h2>
              <xsl:value-of select="@first-name"/><xsl:text> </xsl:text><xsl:value-of select="@last-name"/>,
              <xsl:value-of select="@class"/>
            </h2>
            <p>
              Ton collège (<xsl:value-of select="../@school"/>) t’invite à chercher ton stage de 3e sur
              <strong><xsl:value-of select="$site/@base-url"/>/compte/creer/eleve</strong>
            </p>
            <p>Ton code : <code class="secret"><xsl:value-of select="@code"/></code></p>
          </li>
        </xsl:for-each>
      </ul>
      <xsl:if test="not(pupil)">
        <p class="card empty">Tous les élèves de la liste ont un compte, ou la liste est vide.</p>
      </xsl:if>
    </div>
  </xsl:template>
</xsl:stylesheet>
