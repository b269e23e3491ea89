<?xml version="1.0" encoding="UTF-8"?>
<!-- Fields with their label, hint and error tied to them. What was typed comes back from the
     value elements of the form, what is wrong with it from its error elements. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:s="urn:stage3e" exclude-result-prefixes="s" extension-element-prefixes="s">
  <xsl:key name="value" match="form/value" use="@name"/>
  <xsl:key name="error" match="form/error" use="@field"/>
  <!-- Questions without an answer: one sentence says it of all of them. -->
  <xsl:key name="unanswered"
           match="form/error[@code = 'required' and
                  starts-with(s:optional('missing', @field), s:label('missing', 'yes-no'))]"
           use="@code"/>

  <!-- The tokens that every POST form carries. -->
  <xsl:template name="form-tokens">
    <xsl:param name="form" select="form"/>
    <input type="hidden" name="csrf" value="{$form/@csrf}"/>
    <xsl:if test="$form/@once"><input type="hidden" name="once" value="{$form/@once}"/></xsl:if>
  </xsl:template>

  <!-- All errors, at the top, each leading to its field. -->
  <xsl:template name="error-summary">
    <!-- A question that asks for nothing but a yes has no field to mark. -->
    <xsl:param name="fields" select="true()"/>
    <xsl:if test="form/error">
      <div class="notice danger" role="alert" tabindex="-1" id="erreurs">
        <s:icon name="exclamation-triangle"/>
        <div>
          <h2>
            <xsl:choose>
              <xsl:when test="count(form/error) = 1">Un point est à corriger</xsl:when>
              <xsl:otherwise><xsl:value-of select="count(form/error)"/> points sont à corriger</xsl:otherwise>
            </xsl:choose>
          </h2>
          <xsl:variable name="unanswered" select="key('unanswered', 'required')"/>
          <xsl:variable name="gathered" select="$unanswered[count($unanswered) &gt; 1]"/>
          <ul>
            <!-- In the order of the form, where the form says it. -->
            <xsl:for-each select="form/error[not(@field = $gathered[position() &gt; 1]/@field)]">
              <xsl:sort data-type="number"
                        select="count(../fieldset/field[@name = current()/@field]/preceding::field) +
                                1000 * not(../fieldset/field[@name = current()/@field])"/>
              <xsl:choose>
                <xsl:when test="@field = $gathered/@field">
                  <li>
                    <xsl:value-of select="s:label('missing', 'yes-no')"/>
                    <xsl:text> : </xsl:text>
                    <xsl:for-each select="$gathered">
                      <a href="#{@field}">
                        <xsl:value-of select="substring-before(substring-after(s:label('missing', @field), ': '),
                                              '.')"/>
                      </a>
                      <xsl:choose>
                        <xsl:when test="position() = last()">.</xsl:when>
                        <xsl:otherwise> ; </xsl:otherwise>
                      </xsl:choose>
                    </xsl:for-each>
                  </li>
                </xsl:when>
                <xsl:otherwise>
                  <li>
                    <a href="#{@field}">
                      <xsl:if test="not(starts-with(@field, 'seats-') or starts-with(@code, 'law-')) and
                                    not(@code = 'required' and s:optional('missing', @field) != '')">
                        <xsl:value-of select="s:label('field', @field)"/>
                        <xsl:text> : </xsl:text>
                      </xsl:if>
                      <xsl:apply-templates select="." mode="words"/>
                    </a>
                  </li>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </ul>
        </div>
      </div>
    </xsl:if>
    <xsl:if test="$fields"><xsl:call-template name="required-note"/></xsl:if>
  </xsl:template>

  <!-- A word that not everyone knows, explained where it is met. -->
  <xsl:template name="explained">
    <xsl:param name="word"/>
    <p class="hint">
      <xsl:call-template name="words">
        <xsl:with-param name="list" select="'word'"/>
        <xsl:with-param name="code" select="$word"/>
      </xsl:call-template>
    </p>
  </xsl:template>

  <xsl:template name="required-note">
    <p class="hint">Les champs marqués <span class="required">*</span> sont obligatoires.</p>
  </xsl:template>

  <!-- The mark of a field that must be filled in; the attribute of the field says it to who hears it. -->
  <xsl:template name="required-mark"><span class="required" aria-hidden="true"> *</span></xsl:template>

  <xsl:template match="error[@code = 'required' and s:optional('missing', @field) != '']" mode="words" priority="1">
    <xsl:call-template name="words">
      <xsl:with-param name="list" select="'missing'"/>
      <xsl:with-param name="code" select="@field"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A limit of the law: what there is, the limit, where it stands. -->
  <xsl:template match="error[starts-with(@code, 'law-')]" mode="words" priority="1">
    <xsl:variable name="limit" select="substring-after(@code, 'law-')"/>
    <xsl:variable name="sentence" select="s:label('working-time', $limit)"/>
    <xsl:if test="@detail != ''">
      <xsl:value-of select="concat(translate(substring(@detail, 1, 1), 'lmjvsd', 'LMJVSD'), substring(@detail, 2),
                            '. ')"/>
    </xsl:if>
    <xsl:value-of select="concat(substring($sentence, 1, string-length($sentence) - 1), ' (',
                          s:label('working-time-law', $limit), ').')"/>
  </xsl:template>

  <xsl:template match="error" mode="words">
    <xsl:call-template name="words">
      <xsl:with-param name="list" select="'error'"/>
      <xsl:with-param name="code" select="@code"/>
    </xsl:call-template>
    <xsl:variable name="with-detail">
      template-field template-brace too-long too-many wait mail-recipient mail-place mail-account mail-total
      corrected-often host-email-of-link number seats-taken dates-holiday week-confirmed week-outside
      town-of-postcode not-of-domain domain-of public-domain-of
    </xsl:variable>
    <xsl:if test="@detail and contains($with-detail, @code)">
      <xsl:text> </xsl:text>
      <xsl:value-of select="@detail"/>
      <xsl:text>.</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- aria-describedby and aria-invalid of a field, from its hint and its error. -->
  <xsl:template name="described">
    <xsl:param name="name"/>
    <xsl:param name="hint"/>
    <xsl:variable name="error" select="key('error', $name)"/>
    <xsl:if test="$hint != '' or $error">
      <xsl:attribute name="aria-describedby">
        <xsl:if test="$hint != ''"><xsl:value-of select="concat($name, '-aide')"/></xsl:if>
        <xsl:if test="$hint != '' and $error"><xsl:text> </xsl:text></xsl:if>
        <xsl:if test="$error"><xsl:value-of select="concat($name, '-erreur')"/></xsl:if>
      </xsl:attribute>
    </xsl:if>
    <xsl:if test="$error"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- The same of a group of radio buttons one of which must be chosen. -->
  <xsl:template name="radio-group">
    <xsl:param name="name"/>
    <xsl:param name="hint"/>
    <xsl:attribute name="role">radiogroup</xsl:attribute>
    <xsl:attribute name="aria-required">true</xsl:attribute>
    <xsl:call-template name="described">
      <xsl:with-param name="name" select="$name"/>
      <xsl:with-param name="hint" select="$hint"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="field-error">
    <xsl:param name="name"/>
    <xsl:for-each select="key('error', $name)">
      <p class="field-error">
        <xsl:if test="position() = 1">
          <xsl:attribute name="id"><xsl:value-of select="$name"/>-erreur</xsl:attribute>
        </xsl:if>
        <s:icon name="exclamation-triangle"/>
        <span><xsl:apply-templates select="." mode="words"/></span>
      </p>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="field-head">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <xsl:param name="hint"/>
    <xsl:param name="required"/>
    <xsl:param name="one-of" select="false()"/>
    <xsl:param name="if"/>
    <label for="{$name}">
      <xsl:value-of select="$label"/>
      <xsl:choose>
        <xsl:when test="$required"><xsl:call-template name="required-mark"/></xsl:when>
        <xsl:when test="$one-of or s:optional('one-of', $name) != ''">
          <span class="optional"> (l’un des deux)</span>
        </xsl:when>
        <xsl:when test="$if != ''"><span class="optional"> (<xsl:value-of select="$if"/>)</span></xsl:when>
        <xsl:otherwise><span class="optional"> (facultatif)</span></xsl:otherwise>
      </xsl:choose>
    </label>
    <xsl:if test="$hint != ''"><p class="hint" id="{$name}-aide"><xsl:value-of select="$hint"/></p></xsl:if>
    <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="field">
    <xsl:param name="name"/>
    <xsl:param name="label" select="s:label('field', $name)"/>
    <xsl:param name="hint"/>
    <xsl:param name="type" select="'text'"/>
    <xsl:param name="required" select="false()"/>
    <xsl:param name="autocomplete"/>
    <xsl:param name="inputmode"/>
    <xsl:param name="maxlength"/>
    <xsl:param name="size" select="'full'"/>
    <xsl:param name="min"/>
    <xsl:param name="max"/>
    <xsl:param name="list"/>
    <!-- One of two that must be filled in. -->
    <xsl:param name="one-of" select="false()"/>
    <!-- When it must be. -->
    <xsl:param name="if"/>
    <div class="field size-{$size}">
      <xsl:call-template name="field-head">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="label" select="$label"/>
        <xsl:with-param name="hint" select="$hint"/>
        <xsl:with-param name="required" select="$required"/>
        <xsl:with-param name="one-of" select="$one-of"/>
        <xsl:with-param name="if" select="$if"/>
      </xsl:call-template>
      <input type="{$type}" id="{$name}" name="{$name}">
        <xsl:if test="$type != 'password'">
          <xsl:attribute name="value"><xsl:value-of select="key('value', $name)"/></xsl:attribute>
        </xsl:if>
        <xsl:if test="$required"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:if test="$autocomplete != ''">
          <xsl:attribute name="autocomplete"><xsl:value-of select="$autocomplete"/></xsl:attribute>
        </xsl:if>
        <xsl:if test="$inputmode != ''">
          <xsl:attribute name="inputmode"><xsl:value-of select="$inputmode"/></xsl:attribute>
        </xsl:if>
        <xsl:if test="$maxlength != ''">
          <xsl:attribute name="maxlength"><xsl:value-of select="$maxlength"/></xsl:attribute>
        </xsl:if>
        <xsl:if test="$min != ''"><xsl:attribute name="min"><xsl:value-of select="$min"/></xsl:attribute></xsl:if>
        <xsl:if test="$max != ''"><xsl:attribute name="max"><xsl:value-of select="$max"/></xsl:attribute></xsl:if>
        <xsl:if test="$list != ''"><xsl:attribute name="list"><xsl:value-of select="$list"/></xsl:attribute></xsl:if>
        <xsl:call-template name="described">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="hint" select="$hint"/>
        </xsl:call-template>
      </input>
    </div>
  </xsl:template>

  <xsl:template name="text-field">
    <xsl:param name="name"/>
    <xsl:param name="label" select="s:label('field', $name)"/>
    <xsl:param name="hint"/>
    <xsl:param name="required" select="false()"/>
    <xsl:param name="rows" select="'5'"/>
    <xsl:param name="maxlength"/>
    <div class="field size-full">
      <xsl:call-template name="field-head">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="label" select="$label"/>
        <xsl:with-param name="hint" select="$hint"/>
        <xsl:with-param name="required" select="$required"/>
      </xsl:call-template>
      <textarea id="{$name}" name="{$name}" rows="{$rows}">
        <xsl:if test="$maxlength != ''">
          <xsl:attribute name="maxlength"><xsl:value-of select="$maxlength"/></xsl:attribute>
        </xsl:if>
        <xsl:if test="$required"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:call-template name="described">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="hint" select="$hint"/>
        </xsl:call-template>
        <xsl:value-of select="key('value', $name)"/>
      </textarea>
    </div>
  </xsl:template>

  <xsl:template name="box">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <xsl:param name="required" select="false()"/>
    <div class="box">
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      <input type="checkbox" id="{$name}" name="{$name}" value="1">
        <xsl:if test="key('value', $name) != ''"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        <xsl:if test="$required"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      </input>
      <label for="{$name}"><xsl:copy-of select="$label"/></label>
    </div>
  </xsl:template>

  <!-- A question that is answered by yes or no; its error leads to the first. -->
  <xsl:template name="answer">
    <xsl:param name="name"/>
    <xsl:param name="label" select="s:label('field', $name)"/>
    <fieldset class="yes-no">
      <legend><xsl:value-of select="$label"/><span class="required" aria-hidden="true"> *</span></legend>
      <xsl:call-template name="field-error"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      <xsl:call-template name="answer-choice">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="id" select="$name"/>
        <xsl:with-param name="value" select="'1'"/>
        <xsl:with-param name="word" select="'oui'"/>
      </xsl:call-template>
      <xsl:call-template name="answer-choice">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="id" select="concat($name, '-non')"/>
        <xsl:with-param name="value" select="'0'"/>
        <xsl:with-param name="word" select="'non'"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>

  <xsl:template name="answer-choice">
    <xsl:param name="name"/>
    <xsl:param name="id"/>
    <xsl:param name="value"/>
    <xsl:param name="word"/>
    <span class="box">
      <input type="radio" id="{$id}" name="{$name}" value="{$value}">
        <xsl:if test="key('value', $name) = $value"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        <xsl:call-template name="described"><xsl:with-param name="name" select="$name"/></xsl:call-template>
      </input>
      <label for="{$id}"><xsl:value-of select="$word"/></label>
    </span>
  </xsl:template>

  <!-- A group of fields that a table in C describes: page_fields(). -->
  <xsl:template match="form/fieldset">
    <fieldset class="card" id="groupe-{@name}">
      <legend><xsl:value-of select="s:label('fieldset', @name)"/></legend>
      <xsl:apply-templates select="field"/>
    </fieldset>
  </xsl:template>

  <xsl:template match="field">
    <xsl:call-template name="field">
      <xsl:with-param name="name" select="@name"/>
      <xsl:with-param name="hint" select="s:optional('hint', @name)"/>
      <xsl:with-param name="required" select="@required = 'yes'"/>
      <xsl:with-param name="maxlength" select="string(@longest)"/>
      <xsl:with-param name="autocomplete" select="s:optional('hint', concat('autocomplete:', @name))"/>
      <xsl:with-param name="type">
        <xsl:choose>
          <xsl:when test="@kind = 'email' or @kind = 'tel' or @kind = 'date' or @kind = 'password'">
            <xsl:value-of select="@kind"/>
          </xsl:when>
          <xsl:otherwise>text</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="inputmode">
        <xsl:if test="@kind = 'siret' or @kind = 'postcode'">numeric</xsl:if>
      </xsl:with-param>
      <xsl:with-param name="size">
        <xsl:choose>
          <xsl:when test="@kind = 'postcode' or @kind = 'naf' or @kind = 'date'">small</xsl:when>
          <xsl:otherwise>full</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="field[@kind = 'lines']">
    <xsl:call-template name="text-field">
      <xsl:with-param name="name" select="@name"/>
      <xsl:with-param name="hint" select="s:optional('hint', @name)"/>
      <xsl:with-param name="required" select="@required = 'yes'"/>
      <xsl:with-param name="rows" select="'3'"/>
      <xsl:with-param name="maxlength" select="string(@longest)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="field[@kind = 'box']">
    <xsl:call-template name="box">
      <xsl:with-param name="name" select="@name"/>
      <xsl:with-param name="required" select="@required = 'yes'"/>
      <xsl:with-param name="label"><xsl:apply-templates select="." mode="box-label"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="field" mode="box-label"><xsl:value-of select="s:label('field', @name)"/></xsl:template>

  <xsl:template match="field[@kind = 'choice']">
    <xsl:variable name="name" select="@name"/>
    <div class="field size-full">
      <xsl:call-template name="field-head">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="label" select="s:label('field', $name)"/>
        <xsl:with-param name="hint" select="s:optional('hint', $name)"/>
        <xsl:with-param name="required" select="@required = 'yes'"/>
      </xsl:call-template>
      <select id="{$name}" name="{$name}">
        <xsl:if test="@required"><xsl:attribute name="required">required</xsl:attribute></xsl:if>
        <xsl:if test="s:optional('hint', concat('autocomplete:', $name)) != ''">
          <xsl:attribute name="autocomplete">
            <xsl:value-of select="s:label('hint', concat('autocomplete:', $name))"/>
          </xsl:attribute>
        </xsl:if>
        <xsl:call-template name="described">
          <xsl:with-param name="name" select="$name"/>
          <xsl:with-param name="hint" select="s:optional('hint', $name)"/>
        </xsl:call-template>
        <option value="">
          <xsl:choose>
            <xsl:when test="@required">Choisir…</xsl:when>
            <xsl:otherwise>Non précisé</xsl:otherwise>
          </xsl:choose>
        </option>
        <xsl:for-each select="choice">
          <option value="{.}">
            <xsl:if test="key('value', $name) = ."><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
            <xsl:value-of select="s:label($name, .)"/>
          </option>
        </xsl:for-each>
      </select>
    </div>
  </xsl:template>

  <!-- A logo to send, in place of the one that may be there. -->
  <xsl:template name="logo-field">
    <xsl:param name="error"/>
    <div class="field size-full">
      <label for="logo">Logo, en PNG ou JPEG (obligatoire)</label>
      <p class="hint" id="logo-aide">
        2 Mo et 2 millions de pixels au plus (par exemple 1400 × 1400). Il est redimensionné.
      </p>
      <xsl:if test="$error != ''">
        <p class="field-error" id="logo-erreur">
          <s:icon name="exclamation-triangle"/>
          <span><xsl:value-of select="s:label('error', $error)"/></span>
        </p>
      </xsl:if>
      <input type="file" id="logo" name="logo" accept="image/png,image/jpeg" required="required">
        <xsl:attribute name="aria-describedby">
          logo-aide<xsl:if test="$error != ''"> logo-erreur</xsl:if>
        </xsl:attribute>
        <xsl:if test="$error != ''"><xsl:attribute name="aria-invalid">true</xsl:attribute></xsl:if>
      </input>
    </div>
  </xsl:template>

  <!-- One of the weeks of a list, or all. -->
  <xsl:template name="week-filter">
    <div class="field">
      <label for="semaine">Semaine</label>
      <select id="semaine" name="semaine">
        <option value="">Toutes</option>
        <xsl:for-each select="week">
          <option value="{@monday}">
            <xsl:if test="@selected"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
            <xsl:value-of select="."/>
          </option>
        </xsl:for-each>
      </select>
    </div>
  </xsl:template>

  <!-- A list that was cut says so. -->
  <xsl:template name="cut">
    <xsl:if test="@shown">
      <p class="hint cut">
        <xsl:value-of select="@shown"/> sur <xsl:value-of select="@total"/> :
        précise<xsl:if test="not(@role = 'pupil')">z</xsl:if> avec un mot de plus.
      </p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="hidden-values">
    <xsl:for-each select="form/value">
      <input type="hidden" name="{@name}" value="{.}"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
