<?xml version="1.0" encoding="UTF-8"?>
<!-- What all pages of applications share: the status, the mark of priority, the five steps, the
     history, what was just refused. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">

  <xsl:template match="application" mode="status">
    <xsl:call-template name="state">
      <xsl:with-param name="list" select="'application-status'"/>
      <xsl:with-param name="code" select="@status"/>
    </xsl:call-template>
  </xsl:template>

  <!-- How something stands: the words of a list, in the colour and with the icon that the list has in
       NAME-tone and NAME-icon. -->
  <xsl:template name="state">
    <xsl:param name="list"/>
    <xsl:param name="code"/>
    <span class="badge {s:label(concat($list, '-tone'), $code)}">
      <s:icon name="{s:label(concat($list, '-icon'), $code)}"/>
      <xsl:value-of select="s:label($list, $code)"/>
    </span>
  </xsl:template>

  <xsl:template match="application" mode="priority">
    <xsl:if test="@priority">
      <span class="badge priority">
        <s:icon name="star-fill"/>
        <xsl:text>Collège prioritaire (</xsl:text>
        <xsl:value-of select="s:label('priority', @priority)"/>
        <xsl:text>)</xsl:text>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- Where it stands on the way to the placement. -->
  <xsl:template match="application" mode="steps">
    <ol class="steps" aria-label="Les étapes">
      <xsl:call-template name="step"><xsl:with-param name="number" select="1"/></xsl:call-template>
      <xsl:call-template name="step"><xsl:with-param name="number" select="2"/></xsl:call-template>
      <xsl:call-template name="step"><xsl:with-param name="number" select="3"/></xsl:call-template>
      <xsl:call-template name="step"><xsl:with-param name="number" select="4"/></xsl:call-template>
      <xsl:call-template name="step"><xsl:with-param name="number" select="5"/></xsl:call-template>
    </ol>
    <p class="steps-now" aria-hidden="true">
      <xsl:choose>
        <xsl:when test="@ended">Arrêtée à l’étape <xsl:value-of select="@step"/> sur 5</xsl:when>
        <xsl:when test="@step = 5">Étape 5 sur 5 : <strong>c’est fait</strong></xsl:when>
        <xsl:otherwise>
          Étape <xsl:value-of select="@step + 1"/> sur 5 :
          <strong><xsl:value-of select="s:label('step', @step + 1)"/></strong>
        </xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:if test="@status = 'closed' or @status = 'invalidated'">
      <p class="hint">
        <xsl:value-of select="s:label('application-state', @state)"/>
        <xsl:if test="@state = 'expired'">
          <xsl:text>. </xsl:text>
          <xsl:choose>
            <xsl:when test="@step &lt; 3">L’employeur n’a pas répondu à temps.</xsl:when>
            <xsl:when test="../@as = 'pupil'">L’employeur t’avait accepté, mais tu n’as pas confirmé à temps.</xsl:when>
            <xsl:otherwise>L’élève était accepté, mais n’a pas confirmé à temps.</xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="step">
    <xsl:param name="number"/>
    <li>
      <xsl:attribute name="class">
        <xsl:choose>
          <xsl:when test="$number &lt;= @step">is-done</xsl:when>
          <xsl:when test="$number = @step + 1 and not(@ended)">
            is-next
          </xsl:when>
        </xsl:choose>
      </xsl:attribute>
      <span class="step-number" aria-hidden="true">
        <xsl:choose>
          <xsl:when test="$number &lt;= @step">✓</xsl:when>
          <xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
        </xsl:choose>
      </span>
      <span class="step-label">
        <xsl:value-of select="s:label('step', $number)"/>
        <span class="visually-hidden">
          <xsl:choose>
            <xsl:when test="$number &lt;= @step"> : fait</xsl:when>
            <xsl:otherwise> : à venir</xsl:otherwise>
          </xsl:choose>
        </span>
      </span>
    </li>
  </xsl:template>

  <!-- What was just asked for and could not be done: why, and what to do instead. -->
  <xsl:template name="application-refusal">
    <xsl:variable name="list">
      <xsl:choose>
        <xsl:when test="$visitor/@role = 'pupil'">application-refusal-pupil</xsl:when>
        <xsl:otherwise>application-refusal</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="s:optional($list, @refusal) != ''">
      <div class="notice warning" role="alert">
        <s:icon name="exclamation-triangle"/>
        <p>
          <strong>Ce n’est pas fait.</strong>
          <xsl:text> </xsl:text>
          <xsl:value-of select="s:optional($list, @refusal)"/>
        </p>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- How many of several were done. -->
  <xsl:template name="several-outcome">
    <xsl:if test="@done">
      <p class="notice info" role="status">
        <s:icon name="check-circle"/>
        <span>
          <xsl:choose>
            <xsl:when test="@done = 0">Aucune réponse enregistrée.</xsl:when>
            <xsl:when test="@done = 1">1 réponse enregistrée.</xsl:when>
            <xsl:otherwise><xsl:value-of select="@done"/> réponses enregistrées.</xsl:otherwise>
          </xsl:choose>
          <xsl:if test="@undone = 1"> 1 candidature avait changé entre-temps : elle reste comme elle est.</xsl:if>
          <xsl:if test="@undone &gt; 1">
            <xsl:text> </xsl:text>
            <xsl:value-of select="@undone"/>
            <xsl:text> candidatures avaient changé entre-temps : elles restent comme elles sont.</xsl:text>
          </xsl:if>
        </span>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- Why it was refused, in the words that were chosen then. -->
  <xsl:template name="refusal-label">
    <xsl:choose>
      <xsl:when test="@reason-label != ''"><xsl:value-of select="@reason-label"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="s:optional('refusal', @reason-code)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="application-history">
    <section class="card">
      <h2>Historique</h2>
      <ol class="history">
        <xsl:for-each select="event">
          <li>
            <span class="history-when"><xsl:value-of select="@day"/>, <xsl:value-of select="@time"/></span>
            <span>
              <strong><xsl:value-of select="s:label('application-event', @name)"/></strong><xsl:text>, </xsl:text>
              <xsl:value-of select="s:label('actor', @actor)"/>
              <xsl:if test="@email and @email != ''"> (<xsl:value-of select="@email"/>)</xsl:if>
              <xsl:if test="@before and @before != ''">
                <xsl:text> : de « </xsl:text>
                <xsl:value-of select="s:label('application-state', @before)"/>
                <xsl:text> » à « </xsl:text>
                <xsl:value-of select="s:label('application-state', @after)"/>
                <xsl:text> »</xsl:text>
              </xsl:if>
              <xsl:if test="@reason-code != ''">. Motif : <xsl:call-template name="refusal-label"/></xsl:if>
              <xsl:if test="reason != ''"><q class="quote"><xsl:value-of select="reason"/></q></xsl:if>
            </span>
          </li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- One act as a button: a form of its own, with the state that it decides on. -->
  <xsl:template name="application-act">
    <xsl:param name="act"/>
    <xsl:param name="label"/>
    <xsl:param name="style"/>
    <xsl:param name="icon"/>
    <form method="post" action="{/page/*[1]/@base}/{$act}" class="inline-form">
      <input type="hidden" name="csrf" value="{/page/*[1]/form/@csrf}"/>
      <input type="hidden" name="etat" value="{@state}"/>
      <button class="button large {$style}" type="submit">
        <s:icon name="{$icon}"/>
        <xsl:value-of select="$label"/>
      </button>
    </form>
  </xsl:template>

  <xsl:template match="application" mode="referent">
    <xsl:value-of select="s:label('referent-opinion', referent/@opinion)"/>
    <xsl:if test="referent/@name != ''">
      <xsl:text> (</xsl:text>
      <xsl:value-of select="referent/@name"/>
      <xsl:if test="referent/@email">
        <xsl:text>, </xsl:text>
        <a href="mailto:{referent/@email}"><xsl:value-of select="referent/@email"/></a>
      </xsl:if>
      <xsl:text>)</xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
