<?xml version="1.0" encoding="UTF-8"?>
<!-- The home page. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="home" mode="title">Ton stage de 3e</xsl:template>

  <!-- What a worker keeps of it (programs/pages/home.c). -->
  <xsl:template match="home[@kept]" priority="1"><kept name="begin"/></xsl:template>

  <xsl:template match="home">
    <div class="hero">
      <div class="container">
        <h1 class="counter">
          <span class="counter-number"><xsl:value-of select="@seats-text"/></span>
          <xsl:choose>
            <xsl:when test="@seats &lt;= 1"> stage disponible</xsl:when>
            <xsl:otherwise> stages disponibles</xsl:otherwise>
          </xsl:choose>
          <xsl:text> </xsl:text>
          <span class="counter-place">en <xsl:value-of select="$site/@departement"/></span>
        </h1>
        <form class="hero-search" method="get" action="/offres" role="search" aria-label="Offres de stage">
          <div class="field">
            <label for="mots">Quoi ?</label>
            <input type="search"
                   id="mots"
                   name="mots"
                   maxlength="100"
                   placeholder="Boulanger, vétérinaire, informatique…"
                   enterkeyhint="search"/>
          </div>
          <div class="field">
            <label for="ville">Où ?</label>
            <input type="text"
                   id="ville"
                   name="ville"
                   maxlength="80"
                   placeholder="Ta ville"
                   list="villes"
                   autocomplete="off"
                   data-towns="/offres/villes.json"/>
            <datalist id="villes"></datalist>
          </div>
          <button class="button accent large" type="submit">
            <s:icon name="search"/>
            <xsl:text>Chercher</xsl:text>
          </button>
        </form>
        <div class="calls">
          <a class="call-link eleves" href="/offres">
            <span><span class="call-who">Élèves</span> consulter les offres</span>
            <s:icon name="arrow-right"/>
          </a>
          <a class="call-link employeurs" href="/offres/deposer">
            <span><span class="call-who">Employeurs</span> déposer une offre</span>
            <s:icon name="arrow-right"/>
          </a>
        </div>
      </div>
    </div>
    <div class="container home">
      <section aria-labelledby="comment">
        <h2 id="comment">Comment ça marche</h2>
        <ol class="how">
          <li>
            <s:icon name="search"/>
            <h3>Tu choisis</h3>
            <p>Cherche par métier, par ville et par semaine. Ouvre une offre pour voir ce que tu y feras.</p>
          </li>
          <li>
            <s:icon name="send"/>
            <h3>Tu postules</h3>
            <p>Écris pourquoi ce stage t’intéresse. L’employeur te répond, par e-mail et par SMS.</p>
          </li>
          <li>
            <s:icon name="calendar-check"/>
            <h3>Tu confirmes</h3>
            <p>Accepté ? Confirme vite : la place est au premier qui confirme. Puis on signe la convention.</p>
          </li>
        </ol>
      </section>
      <xsl:if test="offer">
        <section aria-labelledby="nouvelles">
          <h2 id="nouvelles">Les dernières offres</h2>
          <ul class="card-list three">
            <xsl:for-each select="offer">
              <li>
                <xsl:apply-templates select="." mode="card">
                  <xsl:with-param name="heading" select="'h3'"/>
                </xsl:apply-templates>
              </li>
            </xsl:for-each>
          </ul>
          <p><a class="button" href="/offres?libres=1">Toutes les offres où postuler</a></p>
        </section>
      </xsl:if>
      <div class="two-columns">
        <section class="card" aria-labelledby="cle">
          <h2 id="cle">Le stage découverte, une expérience clé pour chaque collégien</h2>
          <p>
            Un stage d’observation est obligatoire pour tous les élèves de 3e. Il permet un premier contact avec
            le monde du travail. Ce site aide surtout les jeunes qui n’ont pas de réseau à trouver le leur.
          </p>
          <p>
            Il est ouvert aux élèves de 3e et de 3e prépa-métiers de tout le département.
            Les places viennent de collectivités, d’entreprises et d’associations d’ici.
          </p>
          <p>
            Pendant cinq jours, découvre les coulisses d’une entreprise, d’une association ou d’une collectivité.
            Il n’y a pas de « bon » ou de « mauvais » stage. Lance-toi !
          </p>
        </section>
        <section class="card priority-card" aria-labelledby="priorite">
          <h2 id="priorite">
            <s:icon name="star-fill"/>
            <xsl:text>Les collèges prioritaires d’abord</xsl:text>
          </h2>
          <p>
            Les candidatures des élèves des réseaux d’éducation prioritaire (REP et REP+) bénéficient d’une attention
            particulière : les employeurs les voient en premier.
          </p>
          <p class="figures">
            <strong><xsl:value-of select="@schools"/></strong> collèges,
            dont <strong><xsl:value-of select="@priority-schools"/></strong> prioritaires
          </p>
        </section>
      </div>
      <section class="card employers-card" aria-labelledby="accueillir">
        <h2 id="accueillir">Pourquoi accueillir un élève de 3e ?</h2>
        <p>
          Ouvrir ses portes à un stagiaire, c’est transmettre un métier et affirmer son attachement au territoire.
          Quelques outils pour vous lancer :
        </p>
        <ul class="link-list">
          <li><a href="/employeurs/kit">Le kit de l’employeur</a></li>
          <li><a href="/employeurs/semaine-type">Une semaine type</a></li>
          <li><a href="/employeurs/benefices">Ce que vous y gagnez</a></li>
          <li><a href="/colleges/dates">Les dates de stage par collège</a></li>
          <li><a href="/employeurs/questions">Vingt-cinq questions et leurs réponses</a></li>
        </ul>
      </section>
      <xsl:if test="text[@section = 'temoignages']">
        <section aria-labelledby="temoignages">
          <h2 id="temoignages">Ils racontent</h2>
          <ul class="card-list three">
            <xsl:apply-templates select="text[@section = 'temoignages'][position() &lt;= 3]" mode="testimonial"/>
          </ul>
          <p class="more-link"><a href="/employeurs/temoignages">Tous les témoignages</a></p>
        </section>
      </xsl:if>
      <section aria-labelledby="questions">
        <h2 id="questions">Questions et réponses</h2>
        <xsl:apply-templates select="text[@section = 'questions']" mode="question"/>
        <p class="more-link"><a href="/aide">Toutes les questions sur le site</a></p>
      </section>
    </div>
  </xsl:template>
</xsl:stylesheet>
