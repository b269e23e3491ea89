/* "Vos offres": the columns. */
#include "export/files.h"
#include "rules/phone.h"
#include "store/offer_manage.h"

static struct sheet_cell phone(const void *row, void *context)
{
    const struct file_context *of = context;
    const struct managed_offer *offer = row;

    return sheet_text(phone_text(of->pool, offer->contact_phone));
}

#define OFFER(name, width, member) SHEET_COLUMN(name, width, struct managed_offer, member)

const struct sheet_column offer_columns[] = {
    {OFFER("O.ID", 9, id)},
    {OFFER("TITRE", 48, title)},
    {OFFER("CONTACT", 24, contact_name)},
    {"TELEPHONE", 16, .cell = phone},
    {OFFER("VILLE", 22, town)},
    {OFFER("CREATION", 18, created_at)},
    {OFFER("DEBUT", 12, first)},
    {OFFER("FIN", 12, terms.last)},
    {OFFER("PLACES", 10, figures.seats)},
    {OFFER("E.ID", 9, employer_id)},
    {NULL},
};
