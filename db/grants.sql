-- What each program may do in the database: what it needs, nothing else. Run by an
-- administrator of the server after each migration; it can run again. Passwords are set apart
-- (ALTER USER … IDENTIFIED BY …).

CREATE USER IF NOT EXISTS stage3e_offers@localhost;
CREATE USER IF NOT EXISTS stage3e_applications@localhost;
CREATE USER IF NOT EXISTS stage3e_accounts@localhost;
CREATE USER IF NOT EXISTS stage3e_export@localhost;
CREATE USER IF NOT EXISTS stage3e_pages@localhost;
CREATE USER IF NOT EXISTS stage3e_mailer@localhost;

-- The file is the whole truth: what an older one gave and this one does not is taken away.
REVOKE ALL PRIVILEGES, GRANT OPTION FROM stage3e_offers@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM stage3e_applications@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM stage3e_accounts@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM stage3e_export@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM stage3e_pages@localhost;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM stage3e_mailer@localhost;

-- Whether the schema is the one that the program was made for (store/schema).
GRANT SELECT ON schema_migration TO stage3e_offers@localhost;
GRANT SELECT ON schema_migration TO stage3e_applications@localhost;
GRANT SELECT ON schema_migration TO stage3e_accounts@localhost;
GRANT SELECT ON schema_migration TO stage3e_export@localhost;
GRANT SELECT ON schema_migration TO stage3e_pages@localhost;
GRANT SELECT ON schema_migration TO stage3e_mailer@localhost;

-- Who is signed in: every executable asks, and prolongs the session.
GRANT SELECT ON unreachable TO stage3e_offers@localhost;
GRANT SELECT ON unreachable TO stage3e_applications@localhost;
GRANT SELECT ON unreachable TO stage3e_export@localhost;
GRANT SELECT ON unreachable TO stage3e_pages@localhost;
GRANT SELECT ON unreachable TO stage3e_accounts@localhost;
GRANT SELECT, UPDATE (seen_at, expires_at) ON session TO stage3e_offers@localhost;
GRANT SELECT, UPDATE (seen_at, expires_at) ON session TO stage3e_applications@localhost;
GRANT SELECT, UPDATE (seen_at, expires_at) ON session TO stage3e_export@localhost;
GRANT SELECT, UPDATE (seen_at, expires_at) ON session TO stage3e_pages@localhost;
GRANT SELECT (id, role, email, state) ON account TO stage3e_offers@localhost;
GRANT SELECT (id, role, email, state) ON account TO stage3e_applications@localhost;
GRANT SELECT (id, role, email, state) ON account TO stage3e_export@localhost;
GRANT SELECT (id, role, email, state) ON account TO stage3e_pages@localhost;

-- What the foot of each page says; the page of the declaration.
GRANT SELECT ON accessibility TO stage3e_offers@localhost;
GRANT SELECT ON accessibility TO stage3e_applications@localhost;
GRANT SELECT, UPDATE ON accessibility TO stage3e_accounts@localhost;
GRANT SELECT ON accessibility TO stage3e_export@localhost;
GRANT SELECT ON accessibility TO stage3e_pages@localhost;

-- offers: searches, deposits, activates.
GRANT SELECT ON commune TO stage3e_offers@localhost;
GRANT SELECT ON commune_postcode TO stage3e_offers@localhost;
GRANT SELECT ON commune_alias TO stage3e_offers@localhost;
GRANT SELECT ON domain TO stage3e_offers@localhost;
GRANT SELECT ON naf TO stage3e_offers@localhost;
GRANT SELECT ON holiday TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON employer TO stage3e_offers@localhost;
GRANT SELECT (employer_id) ON employer_logo TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE ON logo_image TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE ON offer TO stage3e_offers@localhost;
GRANT SELECT (civility, last_name, first_name, landline, mobile, fax, department, job_title)
    ON account TO stage3e_offers@localhost;
GRANT SELECT ON employer_member TO stage3e_offers@localhost;
GRANT SELECT, INSERT, DELETE ON offer_domain TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON capacity TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON offer_week TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON offer_draft TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE ON lookup_answer TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE ON lookup_failure TO stage3e_offers@localhost;
GRANT SELECT, INSERT, DELETE ON favourite TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON saved_search TO stage3e_offers@localhost;
GRANT SELECT ON search_stop TO stage3e_offers@localhost;
GRANT SELECT ON map_base TO stage3e_offers@localhost;
GRANT SELECT (id, offer_id, monday, pupil_id, referent_id, referent_name, referent_email,
              employer_opinion, referent_opinion, pupil_opinion, week_opinion, closed_reason,
              has_priority, sent_at, read_at, decided_at, confirm_until, confirmed_at, updated_at,
              is_live, is_confirmed), UPDATE (closed_reason, updated_at)
    ON application TO stage3e_offers@localhost;
GRANT SELECT (account_id, accepts_sms, school_id, class) ON pupil TO stage3e_offers@localhost;
GRANT SELECT, INSERT ON form_key TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE (used_at) ON token TO stage3e_offers@localhost;
GRANT SELECT, INSERT ON event TO stage3e_offers@localhost;
GRANT INSERT, SELECT (recipient, channel, template, state, claimed_until),
      UPDATE (template, content, offer_id) ON message TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE ON attempt TO stage3e_offers@localhost;

-- The search's index: read by those who search.
GRANT SELECT ON search_term TO stage3e_offers@localhost;
GRANT SELECT ON search_document TO stage3e_offers@localhost;
GRANT SELECT ON search_pending TO stage3e_offers@localhost;
GRANT SELECT ON search_state TO stage3e_offers@localhost;
GRANT SELECT ON search_term TO stage3e_export@localhost;
GRANT SELECT ON search_document TO stage3e_export@localhost;
GRANT SELECT ON search_pending TO stage3e_export@localhost;
GRANT SELECT ON search_state TO stage3e_export@localhost;
GRANT SELECT ON search_term TO stage3e_pages@localhost;
GRANT SELECT ON search_document TO stage3e_pages@localhost;
GRANT SELECT ON search_pending TO stage3e_pages@localhost;
GRANT SELECT ON search_state TO stage3e_pages@localhost;
GRANT SELECT ON search_word TO stage3e_offers@localhost;
GRANT SELECT, INSERT, UPDATE ON search_missed TO stage3e_offers@localhost;
GRANT SELECT ON search_spelling TO stage3e_offers@localhost;
GRANT SELECT ON search_synonym TO stage3e_offers@localhost;
GRANT SELECT ON search_synonym_domain TO stage3e_offers@localhost;
GRANT SELECT ON search_word TO stage3e_export@localhost;
GRANT SELECT ON search_spelling TO stage3e_export@localhost;
GRANT SELECT ON search_synonym TO stage3e_export@localhost;
GRANT SELECT ON search_synonym_domain TO stage3e_export@localhost;
GRANT SELECT ON search_word TO stage3e_pages@localhost;
GRANT SELECT ON search_spelling TO stage3e_pages@localhost;
GRANT SELECT ON search_synonym TO stage3e_pages@localhost;
GRANT SELECT ON search_synonym_domain TO stage3e_pages@localhost;
GRANT SELECT ON naf TO stage3e_export@localhost;
GRANT SELECT ON naf TO stage3e_pages@localhost;
GRANT SELECT (employer_id) ON employer_logo TO stage3e_pages@localhost;
GRANT SELECT (id, name, priority, is_open, email, other_weeks, latitude, longitude)
    ON school TO stage3e_offers@localhost;
GRANT SELECT ON school_placement TO stage3e_offers@localhost;

-- accounts: opens, changes and closes accounts; employers, schools and their people.
GRANT SELECT, INSERT, UPDATE, DELETE ON account TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON session TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON employer TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON employer_member TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON employer_logo TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE ON school TO stage3e_accounts@localhost;
GRANT SELECT ON commune TO stage3e_accounts@localhost;
GRANT SELECT ON commune_postcode TO stage3e_accounts@localhost;
GRANT SELECT ON commune_alias TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON school_member TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, DELETE ON staff_domain TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON school_placement TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupil TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON pupil_invitation TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON email_change TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE (used_at, email, account_id, subject_account_id, expires_at), DELETE
    ON token TO stage3e_accounts@localhost;
GRANT SELECT, INSERT ON form_key TO stage3e_accounts@localhost;
GRANT SELECT, INSERT ON audit TO stage3e_accounts@localhost;
GRANT SELECT, DELETE ON favourite TO stage3e_accounts@localhost;
GRANT SELECT, DELETE ON saved_search TO stage3e_accounts@localhost;
GRANT SELECT, DELETE ON search_stop TO stage3e_accounts@localhost;
GRANT SELECT ON offer_draft TO stage3e_accounts@localhost;
GRANT SELECT ON naf TO stage3e_accounts@localhost;
GRANT SELECT ON holiday TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON search_synonym TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, DELETE ON search_synonym_domain TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, DELETE ON search_spelling TO stage3e_accounts@localhost;
GRANT SELECT, DELETE ON search_missed TO stage3e_accounts@localhost;
GRANT SELECT ON domain TO stage3e_accounts@localhost;
GRANT SELECT ON offer TO stage3e_accounts@localhost;
GRANT UPDATE (account_id, employer_id, state, suspended_at, disabled_at, disable_reason, version, contact_civility,
              contact_last_name, contact_first_name, contact_email, contact_landline,
              contact_mobile, contact_fax, contact_department, contact_job_title)
    ON offer TO stage3e_accounts@localhost;
GRANT SELECT, UPDATE (taken) ON capacity TO stage3e_accounts@localhost;
GRANT SELECT ON offer_week TO stage3e_accounts@localhost;
GRANT SELECT, UPDATE ON application TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE (reason) ON event TO stage3e_accounts@localhost;
GRANT INSERT, DELETE, UPDATE (is_last_word, recipient, last_error, content, state, attempts,
                              tried_since, next_attempt_at, report),
      SELECT (id, channel, gateway_id, report, recipient, template, account_id, application_id, created_at, sent_at, state,
              attempts, last_error, next_attempt_at, claimed_until)
    ON message TO stage3e_accounts@localhost;

GRANT SELECT, DELETE ON application_draft TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON alert_choice TO stage3e_accounts@localhost;
GRANT SELECT (person), DELETE ON alert_sent TO stage3e_accounts@localhost;
GRANT SELECT ON alert_choice TO stage3e_applications@localhost;
GRANT INSERT ON alert_sent TO stage3e_applications@localhost;
GRANT INSERT ON questionnaire_answer TO stage3e_applications@localhost;
GRANT SELECT ON questionnaire_answer TO stage3e_export@localhost;
-- … and agreements, which a cancelled placement cancels.
GRANT SELECT, UPDATE (state, version, updated_at, signed_at, cancelled_at)
    ON agreement TO stage3e_accounts@localhost;
GRANT INSERT, SELECT (application_id, reason), UPDATE (reason)
    ON agreement_event TO stage3e_accounts@localhost;
GRANT SELECT (application_id), DELETE ON agreement_part TO stage3e_accounts@localhost;
GRANT SELECT, DELETE ON agreement_attestation TO stage3e_accounts@localhost;
GRANT SELECT (application_id, version, keep_until), DELETE ON agreement_version
    TO stage3e_accounts@localhost;
GRANT SELECT (id, application_id, version, kind, email, account_id),
      UPDATE (email, mobile, decline_reason, link_hash), DELETE
    ON agreement_signatory TO stage3e_accounts@localhost;
GRANT SELECT (application_id, version, signatory_id, how, signed_at, typed_name, drawn, origin)
    ON agreement_signature TO stage3e_accounts@localhost;

-- applications: applies, decides, confirms; nothing of it erases.
GRANT SELECT, UPDATE (contact_state) ON offer TO stage3e_applications@localhost;
GRANT SELECT ON offer_week TO stage3e_applications@localhost;
GRANT SELECT, UPDATE (taken) ON capacity TO stage3e_applications@localhost;
GRANT SELECT ON offer_domain TO stage3e_applications@localhost;
GRANT SELECT ON domain TO stage3e_applications@localhost;
GRANT SELECT ON naf TO stage3e_applications@localhost;
GRANT SELECT ON holiday TO stage3e_applications@localhost;
GRANT SELECT ON employer TO stage3e_applications@localhost;
GRANT SELECT (employer_id, image) ON employer_logo TO stage3e_applications@localhost;
GRANT SELECT ON commune TO stage3e_applications@localhost;
GRANT SELECT ON commune_postcode TO stage3e_applications@localhost;
GRANT SELECT ON employer_member TO stage3e_applications@localhost;
GRANT SELECT ON school TO stage3e_applications@localhost;
GRANT SELECT ON school_member TO stage3e_applications@localhost;
GRANT SELECT ON school_placement TO stage3e_applications@localhost;
GRANT SELECT ON pupil TO stage3e_applications@localhost;
GRANT SELECT (id, school_id, class, last_name, first_name, person_key, born_on, account_id, email,
              invited_at)
    ON pupil_invitation TO stage3e_applications@localhost;
GRANT SELECT (civility, last_name, first_name, person_key, landline, mobile, job_title, awaits_approval)
    ON account TO stage3e_applications@localhost;
GRANT SELECT, INSERT, UPDATE ON application TO stage3e_applications@localhost;
GRANT SELECT ON pupil_word TO stage3e_applications@localhost;
GRANT SELECT ON offer_word TO stage3e_applications@localhost;
GRANT SELECT ON employer_word TO stage3e_applications@localhost;
GRANT SELECT, INSERT, UPDATE, DELETE ON application_draft TO stage3e_applications@localhost;
GRANT SELECT, INSERT ON form_key TO stage3e_applications@localhost;
GRANT INSERT, SELECT (token_hash, purpose, offer_id, application_id, account_id, subject_account_id,
                      email, expires_at, used_at) ON token TO stage3e_applications@localhost;
GRANT SELECT, INSERT ON event TO stage3e_applications@localhost;
GRANT INSERT, SELECT (id, state) ON message TO stage3e_applications@localhost;
-- … and agreements, from the confirmation on.
GRANT SELECT, INSERT, UPDATE ON agreement TO stage3e_applications@localhost;
GRANT SELECT, INSERT ON agreement_event TO stage3e_applications@localhost;
GRANT SELECT, INSERT, UPDATE ON agreement_part TO stage3e_applications@localhost;
GRANT SELECT, INSERT, UPDATE ON agreement_attestation TO stage3e_applications@localhost;
GRANT SELECT, INSERT, UPDATE ON agreement_letterhead TO stage3e_applications@localhost;
GRANT SELECT, INSERT ON agreement_template TO stage3e_applications@localhost;
GRANT SELECT, INSERT ON agreement_version TO stage3e_applications@localhost;
GRANT SELECT, INSERT, UPDATE (email, link_hash, declined_at, decline_reason)
    ON agreement_signatory TO stage3e_applications@localhost;
GRANT SELECT, INSERT ON agreement_signature TO stage3e_applications@localhost;
GRANT SELECT, INSERT ON agreement_seal TO stage3e_applications@localhost;
-- … and the codes of its links.
GRANT SELECT, INSERT, UPDATE, DELETE ON link_code TO stage3e_applications@localhost;
GRANT UPDATE (used_at) ON token TO stage3e_applications@localhost;
GRANT SELECT, INSERT, UPDATE ON attempt TO stage3e_applications@localhost;

-- The trail: written by those who show or change what is sensitive.
GRANT INSERT, SELECT (account_id, action, happened_at, subject, subject_id)
    ON audit TO stage3e_offers@localhost;
GRANT INSERT, SELECT (account_id, action, happened_at, subject, subject_id)
    ON audit TO stage3e_applications@localhost;
GRANT INSERT, SELECT (account_id, action, happened_at, subject, subject_id)
    ON audit TO stage3e_export@localhost;

-- export and pages: read what is public; pages never a contact.
GRANT SELECT ON offer TO stage3e_export@localhost;
GRANT SELECT ON employer TO stage3e_export@localhost;
GRANT SELECT (employer_id, image) ON employer_logo TO stage3e_export@localhost;
GRANT SELECT (sha256, image) ON logo_image TO stage3e_export@localhost;
GRANT SELECT ON offer_domain TO stage3e_export@localhost;
GRANT SELECT ON domain TO stage3e_export@localhost;
GRANT SELECT ON capacity TO stage3e_export@localhost;
GRANT SELECT ON offer_week TO stage3e_export@localhost;
GRANT SELECT ON naf TO stage3e_export@localhost;
GRANT SELECT ON commune TO stage3e_export@localhost;
GRANT SELECT ON commune_postcode TO stage3e_export@localhost;
GRANT SELECT ON commune_alias TO stage3e_export@localhost;
GRANT SELECT ON holiday TO stage3e_export@localhost;
GRANT SELECT (id, uai, name, address, postcode, town, phone, email, website, priority, is_open,
              other_weeks, latitude, longitude)
    ON school TO stage3e_export@localhost;
-- … and what an application's own people print of it.
GRANT SELECT ON application TO stage3e_export@localhost;
GRANT SELECT ON pupil_word TO stage3e_export@localhost;
GRANT SELECT ON offer_word TO stage3e_export@localhost;
GRANT SELECT ON employer_word TO stage3e_export@localhost;
GRANT SELECT ON agreement TO stage3e_export@localhost;
GRANT SELECT (application_id, part, content, is_complete) ON agreement_part TO stage3e_export@localhost;
GRANT SELECT (account_id, school_id, class, born_on, address, postcode, town, accepts_sms)
    ON pupil TO stage3e_export@localhost;
GRANT SELECT (civility, last_name, first_name, person_key, landline, mobile, created_at,
              activated_at, signed_in_at)
    ON account TO stage3e_export@localhost;
GRANT SELECT ON employer_member TO stage3e_export@localhost;
GRANT SELECT (token_hash, purpose, offer_id, application_id, account_id, subject_account_id, email,
              expires_at, used_at) ON token TO stage3e_export@localhost;
GRANT SELECT ON school_member TO stage3e_export@localhost;
GRANT SELECT ON school_placement TO stage3e_export@localhost;
-- … and figures, which are of nobody.
GRANT SELECT (id, account_id, school_id, class, last_name, first_name, born_on, person_key, email,
              invited_at)
    ON pupil_invitation TO stage3e_export@localhost;
GRANT SELECT ON statistic TO stage3e_export@localhost;
GRANT SELECT ON statistic_spread TO stage3e_export@localhost;
GRANT SELECT ON statistic_pending TO stage3e_export@localhost;
GRANT SELECT ON statistic_stock TO stage3e_export@localhost;
GRANT SELECT ON statistic_published TO stage3e_export@localhost;
GRANT SELECT ON statistic_spread_published TO stage3e_export@localhost;
GRANT SELECT ON statistic_signing_published TO stage3e_export@localhost;
GRANT SELECT ON statistic_stock_published TO stage3e_export@localhost;
GRANT SELECT ON statistic_state TO stage3e_export@localhost;
-- … and the files that people take away, those being made among them.
GRANT SELECT, INSERT, UPDATE, DELETE ON export_job TO stage3e_export@localhost;
GRANT SELECT, INSERT, DELETE ON export_piece TO stage3e_export@localhost;
GRANT SELECT, INSERT ON form_key TO stage3e_export@localhost;

GRANT SELECT (id, employer_id, account_id, state, title, description, address, postcode, town,
              country, insee, latitude, longitude, contact_on_application, contact_for_events,
              contact_for_last_minute, shows_contact, first_on, last_on, has_weekly_seats,
              apply_from, apply_to, lead_days, meal_on_site, meal_paid, has_travel, travel_paid,
              schedule, days, hours, accessible_visual, accessible_motor, accessible_mental,
              accessible_hearing, accessibility_note, logo_sha256, version, created_at, activated_at,
              disabled_at, suspended_at)
    ON offer TO stage3e_pages@localhost;
GRANT SELECT (id, siret, name, activity, naf, legal_status, website, address, postcode, town,
              country, is_confirmed, created_at, updated_at)
    ON employer TO stage3e_pages@localhost;
GRANT SELECT ON offer_domain TO stage3e_pages@localhost;
GRANT SELECT ON domain TO stage3e_pages@localhost;
GRANT SELECT ON capacity TO stage3e_pages@localhost;
GRANT SELECT ON offer_week TO stage3e_pages@localhost;
GRANT SELECT (id, uai, name, address, postcode, town, sector, priority, website, latitude,
              longitude, third_form_pupils, is_open)
    ON school TO stage3e_pages@localhost;
GRANT SELECT ON school_placement TO stage3e_pages@localhost;
GRANT SELECT ON commune TO stage3e_pages@localhost;
GRANT SELECT ON commune_postcode TO stage3e_pages@localhost;
GRANT SELECT ON commune_alias TO stage3e_pages@localhost;
GRANT SELECT ON editorial_page TO stage3e_pages@localhost;
GRANT SELECT ON editorial_version TO stage3e_pages@localhost;
GRANT SELECT ON editorial_former TO stage3e_pages@localhost;
-- … and, for /metrics, how many of what there are; nothing of anybody.
GRANT SELECT (id, channel, state, next_attempt_at, sent_at, report) ON message TO stage3e_pages@localhost;
GRANT SELECT ON job TO stage3e_pages@localhost;
GRANT SELECT (id, state) ON export_job TO stage3e_pages@localhost;
GRANT SELECT ON statistic TO stage3e_pages@localhost;
GRANT SELECT ON statistic_stock TO stage3e_pages@localhost;
GRANT SELECT ON statistic_state TO stage3e_pages@localhost;
GRANT SELECT ON editorial_picture TO stage3e_pages@localhost;
GRANT SELECT, INSERT, UPDATE ON editorial_picture TO stage3e_accounts@localhost;
GRANT SELECT ON editorial_link TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, UPDATE ON editorial_page TO stage3e_accounts@localhost;
GRANT SELECT, INSERT ON editorial_version TO stage3e_accounts@localhost;
GRANT SELECT, INSERT, DELETE ON editorial_former TO stage3e_accounts@localhost;
GRANT SELECT ON editorial_page TO stage3e_export@localhost;
GRANT SELECT ON editorial_version TO stage3e_export@localhost;
-- Banners stand on every page; the reasons to refuse are texts.
GRANT SELECT ON editorial_page TO stage3e_offers@localhost;
GRANT SELECT ON editorial_version TO stage3e_offers@localhost;
GRANT SELECT ON editorial_page TO stage3e_applications@localhost;
GRANT SELECT ON editorial_version TO stage3e_applications@localhost;

-- mailer: the outbox.
GRANT SELECT, UPDATE ON message TO stage3e_mailer@localhost;
GRANT SELECT, INSERT, UPDATE ON job TO stage3e_mailer@localhost;
GRANT SELECT (id) ON account TO stage3e_mailer@localhost;
GRANT SELECT, INSERT, DELETE ON unreachable TO stage3e_mailer@localhost;
