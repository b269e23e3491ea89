<?xml version="1.0" encoding="UTF-8"?>
<!-- Depositing an offer: the two ways. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="deposit-choice" mode="title">Déposer une offre</xsl:template>

  <xsl:template match="deposit-choice">
    <div class="container">
      <h1>Déposer une offre de stage</h1>
      <p class="lead">Un seul formulaire, avec ou sans compte. Choisissez comment vous voulez continuer.</p>
      <div class="two-columns">
        <section class="card">
          <h2>Déjà membre ?</h2>
          <p>
            Connectez-vous pour gérer vos annonces, voir les candidatures en cours
            ou poster une nouvelle offre de stage.
          </p>
          <form method="post" action="/connexion" class="stack">
            <input type="hidden" name="csrf" value="{form/@csrf}"/>
            <input type="hidden" name="retour" value="/offres/deposer"/>
            <div class="field">
              <label for="email">E-mail</label>
              <input type="email" id="email" name="email" autocomplete="username" required="required"/>
            </div>
            <div class="field">
              <label for="password">Mot de passe</label>
              <input type="password" id="password" name="password" autocomplete="current-password" required="required"/>
            </div>
            <p class="hint">Les deux champs sont obligatoires.</p>
            <button class="button primary" type="submit">Connexion</button>
          </form>
          <p><a href="/compte/mot-de-passe">Mot de passe oublié ?</a></p>
          <p class="hint">
            <strong>Rappel :</strong>
            <xsl:text> une fois votre compte créé, vous ne déposez plus d’offre avec son adresse sans vous connecter à
              votre espace.</xsl:text>
          </p>
        </section>
        <section class="card highlight">
          <h2>Pas encore membre ?</h2>
          <p>
            La création d’un compte n’est pas obligatoire pour déposer une offre.
            Elle facilite grandement la gestion de vos annonces.
          </p>
          <div class="two-ways">
            <div>
              <h3>Avec un compte</h3>
              <p>Vos coordonnées sont gardées, vos offres et les candidatures réunies, avec leurs chiffres.</p>
              <p><a class="button primary" href="/compte/creer/employeur">Créer un compte</a></p>
            </div>
            <div>
              <h3>Sans compte</h3>
              <p>Vous gérez l’offre par les liens que nous vous envoyons par e-mail. Vous l’activez d’un clic.</p>
              <p><a class="button accent" href="/offres/deposer/sans-compte">Continuer sans créer de compte</a></p>
            </div>
          </div>
          <p class="hint">
            <strong>À noter :</strong>
            <xsl:text> une fois votre compte créé, il faut vous identifier pour déposer une offre avec cette
              adresse.</xsl:text>
          </p>
        </section>
      </div>
    </div>
  </xsl:template>
</xsl:stylesheet>
