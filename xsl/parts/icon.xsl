<?xml version="1.0" encoding="UTF-8"?>
<!-- An icon of the sprite; the words beside it say what it means. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template name="icon">
    <xsl:param name="name"/>
    <svg class="icon" aria-hidden="true" focusable="false"><use href="/img/icons.svg#{$name}"/></svg>
  </xsl:template>
</xsl:stylesheet>
