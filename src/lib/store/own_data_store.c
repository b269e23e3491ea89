/* A person's own data. The names in the JSON are French, as the person reads them. */
#include "store/own_data_store.h"

#include "base/pool.h"

static const struct {
    const char *name;
    const char *sql;
} kinds[] = {
    {"compte",
     "SELECT JSON_OBJECT('identifiant', id, 'role', role, 'email', email, 'etat', state,"
     "       'civilite', civility, 'nom', last_name, 'prenom', first_name, 'fixe', landline,"
     "       'portable', mobile, 'fax', fax, 'service', department, 'fonction', job_title,"
     "       'cree_le', created_at, 'adresse_confirmee_le', email_confirmed_at,"
     "       'active_le', activated_at, 'derniere_connexion', signed_in_at,"
     "       'prevenu_de_l_effacement_le', warned_at)"
     "  FROM account WHERE id = ?"},
    {"eleve",
     "SELECT JSON_OBJECT('college', s.name, 'classe', p.class,"
     "       'fin_de_l_annee_scolaire', p.school_year, 'ne_le', p.born_on,"
     "       'adresse', p.address, 'code_postal', p.postcode, 'ville', p.town,"
     "       'accepte_sms', p.accepts_sms, 'representant_legal', p.guardian_name,"
     "       'email_representant', p.guardian_email, 'telephone_representant', p.guardian_phone,"
     "       'opposition_du_representant_le', p.guardian_objected_at,"
     "       'referent', p.referent_name, 'email_referent', p.referent_email)"
     "  FROM pupil p JOIN school s ON s.id = p.school_id WHERE p.account_id = ?"},
    {"liste_du_college",
     "SELECT JSON_OBJECT('classe', class, 'nom', last_name, 'prenom', first_name,"
     "       'ne_le', born_on, 'email', email, 'invite_le', invited_at)"
     "  FROM pupil_invitation WHERE account_id = ?"},
    {"structure",
     "SELECT JSON_OBJECT('raison_sociale', e.name, 'siret', e.siret,"
     "       'administrateur', m.is_administrator)"
     "  FROM employer_member m JOIN employer e ON e.id = m.employer_id WHERE m.account_id = ?"},
    {"college",
     "SELECT JSON_OBJECT('nom', s.name, 'uai', s.uai, 'direction', m.is_head)"
     "  FROM school_member m JOIN school s ON s.id = m.school_id WHERE m.account_id = ?"},
    {"conventions",
     "SELECT JSON_OBJECT('numero', g.application_id, 'etat', g.state, 'version', g.version,"
     "       'preparee_le', g.created_at, 'signee_le', g.signed_at, 'annulee_le', g.cancelled_at)"
     "  FROM agreement g JOIN application a ON a.id = g.application_id WHERE a.pupil_id = ?"},
    {"signatures",
     "SELECT JSON_OBJECT('convention', x.application_id, 'version', x.version,"
     "       'signee_le', x.signed_at, 'nom_tape', x.typed_name, 'dessin', x.drawn,"
     "       'depuis', x.origin)"
     "  FROM agreement_signatory s JOIN agreement_signature x ON x.signatory_id = s.id"
     " WHERE x.how = 'account' AND s.account_id = ?"},
    {"attestations",
     "SELECT JSON_OBJECT('convention', t.application_id, 'faite_le', t.made_at, 'jours', t.days,"
     "       'activites', t.activities, 'appreciation', t.appreciation, 'par', t.name,"
     "       'fonction', t.title)"
     "  FROM agreement_attestation t JOIN application a ON a.id = t.application_id"
     " WHERE a.pupil_id = ?"},
    {"choix_de_messages",
     "SELECT JSON_OBJECT('message', c.alert, 'choix', c.way, 'depuis', c.changed_at)"
     "  FROM alert_choice c JOIN account a ON a.person = c.person WHERE a.id = ?"},
    {"connexions", "SELECT JSON_OBJECT('appareil', device, 'depuis', created_at, 'vu', seen_at)"
                   "  FROM session WHERE account_id = ?"},
    {"changement_d_adresse", "SELECT JSON_OBJECT('nouvelle_adresse', new_email,"
                             "       'demande_le', created_at)"
                             "  FROM email_change WHERE account_id = ?"},
    {"second_code", "SELECT JSON_OBJECT('mis_en_place_le', enrolled_at)"
                    "  FROM second_factor WHERE account_id = ?"},
    {"liens", "SELECT JSON_OBJECT('pour', purpose, 'envoye_a', email, 'cree_le', created_at,"
              "       'fini_le', expires_at, 'utilise_le', used_at)"
              "  FROM token WHERE account_id = ?"},
    {"offres", "SELECT JSON_OBJECT('numero', id, 'titre', title, 'description', description,"
               "       'etat', state, 'adresse', address, 'code_postal', postcode, 'ville', town,"
               "       'contact_nom', contact_last_name, 'contact_prenom', contact_first_name,"
               "       'contact_email', contact_email, 'contact_fixe', contact_landline,"
               "       'contact_portable', contact_mobile, 'debut', first_on, 'fin', last_on,"
               "       'creee_le', created_at)"
               "  FROM offer WHERE account_id = ?"},
    {"offres_gardees", "SELECT JSON_OBJECT('offre', offer_id, 'gardee_le', kept_at)"
                       "  FROM favourite WHERE account_id = ?"},
    {"recherches",
     "SELECT JSON_OBJECT('recherche', label, 'alerte', has_alert, 'creee_le', saved_at)"
     "  FROM saved_search WHERE account_id = ?"},
    {"brouillon", "SELECT JSON_OBJECT('offre', content, 'enregistre_le', saved_at)"
                  "  FROM offer_draft WHERE account_id = ?"},
    {"lettres_commencees", "SELECT JSON_OBJECT('offre', offer_id, 'lettre', content,"
                           "       'enregistree_le', saved_at)"
                           "  FROM application_draft WHERE account_id = ?"},
    {"candidatures",
     "SELECT JSON_OBJECT('numero', a.id, 'offre', o.title, 'semaine', a.monday,"
     "       'motivation', a.motivation, 'referent', a.referent_name,"
     "       'email_referent', a.referent_email, 'avis_employeur', a.employer_opinion,"
     "       'avis_referent', a.referent_opinion, 'avis_eleve', a.pupil_opinion,"
     "       'fermee', a.closed_reason, 'motif_annulation', a.cancel_reason,"
     "       'envoyee_le', a.sent_at, 'lue_le', a.read_at, 'decidee_le', a.decided_at,"
     "       'confirmee_le', a.confirmed_at)"
     "  FROM application a JOIN offer o ON o.id = a.offer_id WHERE a.pupil_id = ?"},
    {"evenements",
     "SELECT JSON_OBJECT('quand', happened_at, 'quoi', name, 'offre', offer_id,"
     "       'candidature', application_id, 'avant', state_before, 'apres', state_after,"
     "       'motif', reason)"
     "  FROM event WHERE account_id = ?"},
    {"sur_mes_candidatures",
     "SELECT JSON_OBJECT('quand', e.happened_at, 'candidature', e.application_id,"
     "       'par', e.actor, 'quoi', e.name, 'avant', e.state_before, 'apres', e.state_after,"
     "       'motif', IF(e.reason_label <> '', e.reason_label, e.reason_code), 'en_mots', e.reason)"
     "  FROM application a JOIN event e ON e.application_id = a.id WHERE a.pupil_id = ?"
     " ORDER BY e.id"},
    {"eleves_suivis",
     "SELECT JSON_OBJECT('candidature', id, 'nom', referent_name, 'email', referent_email,"
     "       'avis', referent_opinion)"
     "  FROM application WHERE referent_id = ?"},
    {"sur_mes_offres",
     "SELECT JSON_OBJECT('quand', e.happened_at, 'offre', e.offer_id, 'par', e.actor,"
     "       'quoi', e.name, 'en_mots', e.reason)"
     "  FROM offer o JOIN event e ON e.offer_id = o.id WHERE o.account_id = ? ORDER BY e.id"},
    {"messages",
     "SELECT JSON_OBJECT('modele', template, 'destinataire', recipient, 'cree_le', created_at,"
     "       'envoye_le', sent_at)"
     "  FROM message WHERE account_id = ?"},
    {"journal", "SELECT JSON_OBJECT('quand', happened_at, 'action', action, 'objet', subject,"
                "       'depuis', origin, 'detail', detail)"
                "  FROM audit WHERE account_id = ? ORDER BY id"},
    {"actes_sur_le_compte",
     "SELECT JSON_OBJECT('quand', happened_at, 'action', action, 'par', role, 'detail', detail)"
     "  FROM audit WHERE subject = 'account' AND subject_id = ? ORDER BY id"},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

bool store_own_data(struct db *db, uint64_t account_id, struct own_data **lists)
{
    struct pool *pool = db_pool(db);

    *lists = pool_array(pool, KINDS + 1, sizeof **lists);
    for (size_t i = 0; i < KINDS; i++) {
        struct own_data *list = &(*lists)[i];
        struct rows *rows = db_select(db, kinds[i].sql, DB_VALUES(db_u64(account_id)));
        size_t room = 0;

        list->name = kinds[i].name;
        while (rows != NULL && row_next(rows)) {
            pool_make_room(pool, list->records, list->count, room);
            list->records[list->count++] = row_text(rows);
        }
        if (rows == NULL)
            return false;
    }
    return true;
}
