<?xml version="1.0" encoding="UTF-8"?>
<!-- What happened, in a table: of all and of oneself. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <!-- An entry of last year may have a code that is no more: it stands for itself. -->
  <xsl:template name="trail-word">
    <xsl:param name="list"/>
    <xsl:param name="code"/>
    <xsl:variable name="words" select="s:optional($list, $code)"/>
    <xsl:choose>
      <xsl:when test="$words != ''"><xsl:value-of select="$words"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$code"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="trail-table">
    <xsl:param name="caption"/>
    <xsl:choose>
      <xsl:when test="audit">
        <table class="list">
          <caption><xsl:value-of select="$caption"/></caption>
          <thead>
            <tr>
              <th scope="col">Quand</th>
              <th scope="col">Quoi</th>
              <th scope="col">Qui</th>
              <th scope="col">D’où</th>
              <th scope="col">Sur quoi</th>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="audit">
              <tr>
                <th scope="row" class="whole"><xsl:value-of select="@when"/></th>
                <td data-label="Quoi">
                  <xsl:call-template name="trail-word">
                    <xsl:with-param name="list" select="'audit'"/><xsl:with-param name="code" select="@action"/>
                  </xsl:call-template>
                  <xsl:if test="@detail != ''">
                    <xsl:text> </xsl:text>
                    <span class="hint"><xsl:value-of select="@detail"/></span>
                  </xsl:if>
                </td>
                <td data-label="Qui">
                  <xsl:choose>
                    <xsl:when test="@who != ''"><xsl:value-of select="@who"/></xsl:when>
                    <xsl:otherwise>
                      <xsl:call-template name="trail-word">
                        <xsl:with-param name="list" select="'audit-role'"/><xsl:with-param name="code" select="@role"/>
                      </xsl:call-template>
                    </xsl:otherwise>
                  </xsl:choose>
                </td>
                <td data-label="D’où" class="origin"><xsl:value-of select="@origin"/></td>
                <td class="whole" data-label="Sur quoi">
                  <xsl:call-template name="trail-word">
                    <xsl:with-param name="list" select="'audit-subject'"/>
                    <xsl:with-param name="code" select="@subject"/>
                  </xsl:call-template>
                  <xsl:if test="@subject-id != '0'">
                    <xsl:text> n° </xsl:text>
                    <xsl:value-of select="@subject-id"/>
                  </xsl:if>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:when>
      <xsl:otherwise><p>Rien de tel dans l’année écoulée.</p></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@next"><p><a class="button" rel="next" href="{$path}{@next}">Plus anciens</a></p></xsl:if>
  </xsl:template>
</xsl:stylesheet>
