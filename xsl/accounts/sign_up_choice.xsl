<?xml version="1.0" encoding="UTF-8"?>
<!-- Opening an account: which role. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:template match="sign-up-choice" mode="title">Créer un compte</xsl:template>

  <xsl:template match="sign-up-choice">
    <div class="container">
      <h1>Créer un compte</h1>
      <p class="lead">Pour qui est ce compte ?</p>
      <ul class="choices choices-wide">
        <li>
          <a class="card choice section-eleves" href="/compte/creer/eleve">
            <s:icon name="backpack"/>
            <span><strong>Élève</strong> Je cherche mon stage de 3e</span>
          </a>
        </li>
        <li>
          <a class="card choice section-employeurs" href="/compte/creer/employeur">
            <s:icon name="briefcase"/>
            <span><strong>Employeur</strong> J’accueille des élèves</span>
          </a>
        </li>
        <li>
          <a class="card choice section-colleges" href="/compte/creer/college">
            <s:icon name="mortarboard"/>
            <span><strong>Collège</strong> Je suis les stages de mes élèves</span>
          </a>
        </li>
      </ul>
      <p>Vous avez déjà un compte ? <a href="/connexion">Connectez-vous</a>.</p>
    </div>
  </xsl:template>
</xsl:stylesheet>
