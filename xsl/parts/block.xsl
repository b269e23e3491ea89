<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of a page of advice, and its blocks: what the site computes (hours, durations, who
     runs it) and what one fills in, which stays on the device (js/sheet.js). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s">
  <xsl:template match="node()|@*" mode="prose">
    <xsl:copy><xsl:apply-templates select="node()|@*" mode="prose"/></xsl:copy>
  </xsl:template>

  <!-- A table of a text: named by the heading above it, scrolled by itself where it is too wide. -->
  <xsl:template match="table" mode="prose">
    <div class="prose-table" role="region" tabindex="0" aria-label="{@name}">
      <table>
        <caption class="visually-hidden"><xsl:value-of select="@name"/></caption>
        <xsl:apply-templates select="node()" mode="prose"/>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="block" mode="prose"/>

  <xsl:template match="text" mode="question">
    <details>
      <summary><xsl:value-of select="title"/></summary>
      <xsl:apply-templates select="body/node()" mode="prose"/>
    </details>
  </xsl:template>

  <xsl:template match="text" mode="testimonial">
    <li>
      <figure class="card testimonial">
        <blockquote><xsl:apply-templates select="body/node()" mode="prose"/></blockquote>
        <figcaption>
          <xsl:value-of select="title"/>
          <xsl:if test="@checked">, <xsl:value-of select="@checked"/></xsl:if>
        </figcaption>
      </figure>
    </li>
  </xsl:template>

  <xsl:template match="block[@name = 'temoignages']" mode="prose">
    <xsl:choose>
      <xsl:when test="text">
        <ul class="card-list"><xsl:apply-templates select="text" mode="testimonial"/></ul>
      </xsl:when>
      <xsl:otherwise><p>Aucun témoignage n’est publié pour le moment. Nous n’inventons rien.</p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="block[@name = 'champ']" mode="prose">
    <div class="field sheet-field">
      <label for="{generate-id()}"><xsl:value-of select="@words"/></label>
      <input type="text" id="{generate-id()}" maxlength="200" autocomplete="off" data-kept="{@words}"/>
    </div>
  </xsl:template>

  <xsl:template match="block[@name = 'cadre']" mode="prose">
    <div class="field sheet-field">
      <label for="{generate-id()}"><xsl:value-of select="@words"/></label>
      <textarea id="{generate-id()}" rows="4" maxlength="2000" data-kept="{@words}"></textarea>
    </div>
  </xsl:template>

  <xsl:template match="block[@name = 'case']" mode="prose">
    <div class="box sheet-field">
      <input type="checkbox" id="{generate-id()}" data-kept="{@words}"/>
      <label for="{generate-id()}"><xsl:value-of select="@words"/></label>
    </div>
  </xsl:template>

  <xsl:template match="block[@name = 'lettre']" mode="prose">
    <div class="letter">
      <xsl:call-template name="letter-line">
        <xsl:with-param name="id" select="'lettre-qui'"/>
        <xsl:with-param name="label" select="'1. Qui tu es, et tes dates'"/>
        <xsl:with-param name="example" select="'Je suis en 3e et je cherche un stage du 7 au 11 décembre.'"/>
      </xsl:call-template>
      <xsl:call-template name="letter-line">
        <xsl:with-param name="id" select="'lettre-pourquoi'"/>
        <xsl:with-param name="label" select="'2. Pourquoi ce lieu : une chose vraie, vue ou lue'"/>
        <xsl:with-param name="example" select="'Je passe souvent devant votre garage.'"/>
      </xsl:call-template>
      <xsl:call-template name="letter-line">
        <xsl:with-param name="id" select="'lettre-voir'"/>
        <xsl:with-param name="label" select="'3. Ce que tu aimerais voir'"/>
        <xsl:with-param name="example" select="'J’aimerais suivre un diagnostic du début à la fin.'"/>
      </xsl:call-template>
      <xsl:call-template name="letter-line">
        <xsl:with-param name="id" select="'lettre-apporte'"/>
        <xsl:with-param name="label" select="'4. Ce que tu apportes, avec un exemple'"/>
        <xsl:with-param name="example" select="'Chez moi, je répare les vélos. Je suis à l’heure.'"/>
      </xsl:call-template>
      <xsl:call-template name="letter-line">
        <xsl:with-param name="id" select="'lettre-fin'"/>
        <xsl:with-param name="label" select="'5. La fin'"/>
        <xsl:with-param name="example" select="'Merci de votre réponse.'"/>
      </xsl:call-template>
      <div class="field" data-letter="letter" hidden="hidden">
        <label for="lettre-entiere">Ta lettre en entier</label>
        <textarea id="lettre-entiere" rows="9" readonly="readonly"></textarea>
        <p class="hint" id="lettre-copie" role="status"></p>
        <p class="actions">
          <button class="button primary" type="button" data-copy="lettre-entiere">Copier ma lettre</button>
        </p>
      </div>
    </div>
  </xsl:template>

  <xsl:template name="letter-line">
    <xsl:param name="id"/>
    <xsl:param name="label"/>
    <xsl:param name="example"/>
    <div class="field sheet-field">
      <label for="{$id}"><xsl:value-of select="$label"/></label>
      <p class="hint" id="{$id}-aide">Par exemple : <xsl:value-of select="$example"/></p>
      <textarea id="{$id}"
                rows="2"
                maxlength="400"
                data-kept="{$id}"
                data-line="line"
                aria-describedby="{$id}-aide"></textarea>
    </div>
  </xsl:template>

  <!-- What one fills in stays on the device: said before it, with buttons that scripts bring after. -->
  <xsl:template name="sheet-note">
    <p class="hint sheet-note">
      <xsl:choose>
        <xsl:when test="@section = 'eleves'">
          <xsl:text>Ce que tu écris ici reste sur cet appareil : rien n’est envoyé. </xsl:text>
          <xsl:text>Sur un ordinateur partagé, efface-le avant de partir.</xsl:text>
        </xsl:when>
        <xsl:otherwise>Ce que vous écrivez ici reste sur cet appareil : rien n’est envoyé.</xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="sheet-actions">
    <p class="actions no-print" data-sheet="sheet" hidden="hidden">
      <button class="button" type="button" data-print="print">Imprimer ma feuille</button>
      <button class="button" type="button" data-forget="forget">Effacer ce qui est écrit</button>
    </p>
  </xsl:template>

  <xsl:template match="block[@name = 'heures-par-age']" mode="prose">
    <table class="bounds">
      <caption>Horaires par âge</caption>
      <thead>
        <tr><th scope="col">Limite</th><th scope="col">Avant 16 ans</th><th scope="col">À 16 et 17 ans</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="bound">
          <tr>
            <th scope="row"><xsl:value-of select="s:label('bound', @limit)"/></th>
            <td><xsl:value-of select="@under-16"/></td>
            <td><xsl:value-of select="@from-16"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
    <xsl:if test="@advised &lt; 35">
      <p>Avant 15 ans, <xsl:value-of select="@advised"/> heures par semaine sont conseillées.</p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="block[@name = 'conservation']" mode="prose">
    <ul>
      <li>Compte jamais activé : 30 jours.</li>
      <li>
        <xsl:text>Données et candidatures des élèves : jusqu’à </xsl:text>
        <xsl:value-of select="@pupil-months"/>
        <xsl:text> mois après la fin de l’année scolaire de leur classe.</xsl:text>
      </li>
      <li>
        <xsl:text>Comptes d’employeurs : </xsl:text>
        <xsl:value-of select="@employer-years"/>
        <xsl:text> ans après la dernière connexion ; de collèges : </xsl:text>
        <xsl:value-of select="@school-years"/>
        <xsl:text> ans ; d’administrateurs : </xsl:text>
        <xsl:value-of select="@admin-years"/>
        <xsl:text> an.</xsl:text>
      </li>
      <li>
        <xsl:text>Un e-mail prévient </xsl:text>
        <xsl:value-of select="@warning-days"/>
        <xsl:text> jours avant. Rien n’est effacé tant qu’une candidature est en cours ou qu’un stage est à </xsl:text>
        <xsl:text>venir.</xsl:text>
      </li>
      <xsl:for-each select="kept[s:optional('kept', .) != '']">
        <li>
          <xsl:value-of select="s:label('kept', .)"/>
          <xsl:text> : </xsl:text>
          <xsl:call-template name="duration"><xsl:with-param name="days" select="@days"/></xsl:call-template>
          <xsl:text>.</xsl:text>
        </li>
      </xsl:for-each>
      <li>Les statistiques restent, sans noms.</li>
    </ul>
  </xsl:template>

  <xsl:template name="duration">
    <xsl:param name="days"/>
    <xsl:choose>
      <xsl:when test="$days = 365">un an</xsl:when>
      <xsl:when test="$days mod 365 = 0"><xsl:value-of select="$days div 365"/> ans</xsl:when>
      <xsl:otherwise><xsl:value-of select="$days"/> jours</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="block[@name = 'services']" mode="prose">
    <p>
      <xsl:text>Pour fonctionner, ce site utilise des services extérieurs. Ils reçoivent ce qu’il leur faut, </xsl:text>
      <xsl:text>et rien d’autre :</xsl:text>
    </p>
    <ul>
      <xsl:if test="mail"><li>le serveur d’envoi des e-mails : l’adresse et le texte de chaque message ;</li></xsl:if>
      <xsl:if test="sms"><li>la passerelle de SMS : le numéro et le texte ;</li></xsl:if>
      <xsl:if test="map">
        <li>
          <xsl:text>le fond de carte (</xsl:text>
          <xsl:value-of select="map/@origin"/>
          <xsl:text>) : l’adresse internet de votre appareil et la zone regardée ;</xsl:text>
        </li>
      </xsl:if>
      <xsl:if test="lookup">
        <li>
          <xsl:text>les services de l’État qui complètent une adresse ou un SIRET : ce qui est tapé dans ce </xsl:text>
          <xsl:text>champ, sans votre nom ;</xsl:text>
        </li>
      </xsl:if>
      <li>l’hébergeur, cité dans les <a href="/mentions-legales">mentions légales</a>.</li>
    </ul>
  </xsl:template>

  <!-- A fact of the configuration; what is missing is said to be. -->
  <xsl:template name="law-fact">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <div>
      <dt><xsl:value-of select="$name"/></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="$value != ''"><xsl:value-of select="$value"/></xsl:when>
          <xsl:otherwise><em>non renseigné</em></xsl:otherwise>
        </xsl:choose>
      </dd>
    </div>
  </xsl:template>

  <xsl:template match="block[@name = 'editeur' or @name = 'responsable']" mode="prose">
    <dl class="facts">
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name">
          <xsl:choose>
            <xsl:when test="@name = 'editeur'">Éditeur</xsl:when>
            <xsl:otherwise>Responsable du traitement</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
        <xsl:with-param name="value" select="$site/@operator"/>
      </xsl:call-template>
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name" select="'Adresse'"/>
        <xsl:with-param name="value" select="@address"/>
      </xsl:call-template>
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name" select="'Téléphone'"/>
        <xsl:with-param name="value" select="@phone"/>
      </xsl:call-template>
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name" select="'E-mail'"/>
        <xsl:with-param name="value" select="@mail"/>
      </xsl:call-template>
      <xsl:if test="@name = 'editeur'">
        <xsl:call-template name="law-fact">
          <xsl:with-param name="name" select="'SIRET'"/>
          <xsl:with-param name="value" select="@siret"/>
        </xsl:call-template>
        <xsl:call-template name="law-fact">
          <xsl:with-param name="name" select="'Directeur de la publication'"/>
          <xsl:with-param name="value" select="@director"/>
        </xsl:call-template>
      </xsl:if>
    </dl>
  </xsl:template>

  <xsl:template match="block[@name = 'hebergeur']" mode="prose">
    <dl class="facts">
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name" select="'Hébergeur'"/>
        <xsl:with-param name="value" select="@host-name"/>
      </xsl:call-template>
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name" select="'Adresse'"/>
        <xsl:with-param name="value" select="@host-address"/>
      </xsl:call-template>
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name" select="'Téléphone'"/>
        <xsl:with-param name="value" select="@host-phone"/>
      </xsl:call-template>
    </dl>
  </xsl:template>

  <xsl:template match="block[@name = 'delegue']" mode="prose">
    <dl class="facts">
      <xsl:call-template name="law-fact">
        <xsl:with-param name="name" select="'Délégué à la protection des données'"/>
        <xsl:with-param name="value" select="@officer"/>
      </xsl:call-template>
    </dl>
  </xsl:template>

  <xsl:template match="block[@name = 'code-source']" mode="prose">
    <p>
      <xsl:choose>
        <xsl:when test="starts-with(@source-code, 'https://')">
          <xsl:text>Son code source : </xsl:text>
          <a href="{@source-code}"><xsl:value-of select="@source-code"/></a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>L’adresse de son code source : </xsl:text>
          <em>non renseignée</em>
          <xsl:text>. Demandez-la par la page </xsl:text>
          <a href="/contact">Contact</a>
          <xsl:text>.</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>
</xsl:stylesheet>
