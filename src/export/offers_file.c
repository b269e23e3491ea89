/* "Vos offres": the columns. */
#include "base/pool.h"
#include "export/files.h"
#include "rules/phone.h"
#include "store/offer_manage.h"

#define CELL(name) static struct sheet_cell name(const void *row, void *context)
#define OFFER                                                                                      \
    const struct managed_offer *offer = row;                                                       \
    (void)context

CELL(id)
{
    OFFER;
    return sheet_number(offer->id);
}

CELL(title)
{
    OFFER;
    return sheet_text(offer->title);
}

CELL(contact)
{
    OFFER;
    return sheet_text(offer->contact_name);
}

CELL(phone)
{
    const struct file_context *of = context;
    const struct managed_offer *offer = row;

    return sheet_text(phone_text(of->pool, offer->contact_phone));
}

CELL(town)
{
    OFFER;
    return sheet_text(offer->town);
}

CELL(created)
{
    OFFER;
    return sheet_instant(offer->created_at);
}

CELL(first)
{
    OFFER;
    return sheet_date(offer->first);
}

CELL(last)
{
    OFFER;
    return sheet_date(offer->terms.last);
}

CELL(seats)
{
    OFFER;
    return sheet_number(offer->figures.seats);
}

CELL(employer_id)
{
    OFFER;
    return sheet_number(offer->employer_id);
}

const struct sheet_column offer_columns[] = {
    {"O.ID", 9, id},
    {"TITRE", 48, title},
    {"CONTACT", 24, contact},
    {"TELEPHONE", 16, phone},
    {"VILLE", 22, town},
    {"CREATION", 18, created},
    {"DEBUT", 12, first},
    {"FIN", 12, last},
    {"PLACES", 10, seats},
    {"E.ID", 9, employer_id},
    {NULL},
};
