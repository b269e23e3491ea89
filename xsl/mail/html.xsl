<?xml version="1.0" encoding="UTF-8"?>
<!-- A mail as HTML: tables and inline styles, which is what mail programs understand; nothing
     is fetched, and it reads without images. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" omit-xml-declaration="yes" encoding="UTF-8"/>

  <xsl:template match="/mail">
    <html lang="fr">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="supported-color-schemes" content="light dark"/>
        <title><xsl:value-of select="@subject"/></title>
        <!-- What a dark mail program needs; others leave it out. -->
        <style>
          @media (prefers-color-scheme: dark) {
            .ground { background: #0f1626 !important; color: #e9edf4 !important; }
            .card { background: #18223a !important; border-color: #33405c !important; color: #e9edf4 !important; }
            .soft { color: #b4bfce !important; } .done { background: #173425 !important; color: #8fdcaa !important; }
            .next { background: #26324d !important; color: #e9edf4 !important; } .link { color: #6fd0d3 !important; }
          }
        </style>
      </head>
      <body class="ground">
        <xsl:attribute name="style">
          <xsl:text>margin:0;background:#f6f7f4;color:#14213d;font-family:Arial,Helvetica,sans-serif;</xsl:text>
          <xsl:text>font-size:16px;line-height:1.5;overflow-wrap:anywhere</xsl:text>
        </xsl:attribute>
        <table role="presentation"
               class="ground"
               width="100%"
               cellpadding="0"
               cellspacing="0"
               style="background:#f6f7f4">
          <tr>
            <td align="center" style="padding:16px">
              <table role="presentation"
                     class="card"
                     width="100%"
                     cellpadding="0"
                     cellspacing="0"
                     style="max-width:600px;background:#ffffff;border:1px solid #d9dfe3;border-radius:8px">
                <tr>
                  <td>
                    <xsl:attribute name="style">
                      <xsl:text>background:#14213d;color:#ffffff;padding:16px 24px;border-radius:8px 8px 0 0;</xsl:text>
                      <xsl:text>font-size:18px;font-weight:bold</xsl:text>
                    </xsl:attribute>
                    <xsl:value-of select="site/@long-name"/>
                  </td>
                </tr>
                <tr>
                  <td style="padding:16px 24px 0">
                    <h1 style="margin:0;font-size:22px;line-height:1.25"><xsl:value-of select="@title"/></h1>
                  </td>
                </tr>
                <xsl:if test="steps">
                  <tr>
                    <td style="padding:16px 24px 0">
                      <ol style="margin:0;padding:0;list-style:none;font-size:14px">
                        <xsl:apply-templates select="steps/step"/>
                      </ol>
                    </td>
                  </tr>
                </xsl:if>
                <tr>
                  <td style="padding:16px 24px"><xsl:apply-templates select="h | p | facts | button | small"/></td>
                </tr>
                <tr>
                  <td style="padding:16px 24px;border-top:1px solid #d9dfe3;font-size:14px">
                    <a class="link" href="{site/@base-url}" style="color:#0b6468">
                      <xsl:value-of select="site/@base-url"/>
                    </a>
                    <xsl:if test="site/@help-phone != ''">
                      <br/>Besoin d’aide ?
                      <xsl:value-of select="site/@help-phone"/> (<xsl:value-of select="site/@help-hours"/>)
                    </xsl:if>
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="p"><p style="margin:0 0 16px"><xsl:apply-templates/></p></xsl:template>

  <!-- A part of a mail that has several. -->
  <xsl:template match="h">
    <h2 style="margin:24px 0 8px;font-size:18px;line-height:1.25"><xsl:apply-templates/></h2>
  </xsl:template>

  <xsl:template match="small">
    <p class="soft" style="margin:24px 0 0;font-size:14px;color:#4a5568"><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template match="br"><br/></xsl:template>

  <!-- Words of another language. -->
  <xsl:template match="span[@lang]">
    <span><xsl:copy-of select="@lang | @dir"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- What somebody typed stands as a quotation. -->
  <xsl:template match="facts[@typed]">
    <p class="soft" style="margin:0 0 4px;font-size:14px;color:#4a5568"><xsl:value-of select="@typed"/> :</p>
    <blockquote style="margin:0 0 16px;padding:4px 0 4px 12px;border-left:4px solid #d9dfe3">
      <xsl:call-template name="facts-table"><xsl:with-param name="margin" select="'0'"/></xsl:call-template>
    </blockquote>
  </xsl:template>

  <xsl:template match="facts" name="facts-table">
    <xsl:param name="margin" select="'0 0 16px'"/>
    <table cellpadding="0" cellspacing="0" style="margin:{$margin}">
      <xsl:for-each select="fact">
        <tr>
          <th scope="row"
              align="left"
              valign="top"
              class="soft"
              style="padding:2px 16px 2px 0;color:#4a5568;font-weight:normal;overflow-wrap:normal">
            <xsl:value-of select="@name"/>
          </th>
          <td style="padding:2px 0;word-break:break-word"><strong><xsl:apply-templates/></strong></td>
        </tr>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- A lesser thing to do, within a sentence. -->
  <xsl:template match="a">
    <a class="link" href="{@href}" style="color:#0b6468"><xsl:value-of select="."/></a>
  </xsl:template>

  <xsl:template match="button">
    <p style="margin:0 0 8px">
      <a href="{@href}">
        <xsl:attribute name="style">
          <xsl:text>display:inline-block;background:#ffc83d;color:#14213d;padding:14px 28px;</xsl:text>
          <xsl:text>border-radius:8px;font-weight:bold;text-decoration:none</xsl:text>
        </xsl:attribute>
        <xsl:value-of select="."/>
      </a>
    </p>
    <p class="soft" style="margin:0 0 16px;font-size:13px;color:#4a5568;word-break:break-all">
      <xsl:value-of select="@href"/>
    </p>
  </xsl:template>

  <!-- One under the other: five beside each other are wider than a phone. -->
  <xsl:template match="step">
    <xsl:variable name="is-done" select="@number &lt;= ../@reached"/>
    <li>
      <xsl:attribute name="class">
        <xsl:choose><xsl:when test="$is-done">done</xsl:when><xsl:otherwise>next</xsl:otherwise></xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="style">
        <xsl:text>margin:0 0 2px;padding:3px 10px;</xsl:text>
        <xsl:choose>
          <xsl:when test="$is-done">background:#e4f4e8;color:#1b7338;font-weight:bold</xsl:when>
          <xsl:otherwise>background:#eef1f3;color:#4a5568</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:value-of select="concat(@number, '. ', .)"/>
      <xsl:if test="$is-done"> ✓ fait</xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
