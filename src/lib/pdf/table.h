/* Tables of a PDF; pdf/document.h says what they are made from. */
#ifndef STAGE3E_PDF_TABLE_H
#define STAGE3E_PDF_TABLE_H

#include <libxml/tree.h>

struct canvas;

/* The names and values of <facts>, in two columns. */
void table_facts(struct canvas *canvas, const xmlNode *facts);

/* The head and rows of <table>. One that goes over a page's end is one more table there, with its
 * head. */
void table_rows(struct canvas *canvas, xmlNode *table);

#endif
