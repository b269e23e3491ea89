# Made by etc/dev/lists.sh: do not edit.

XSL_FILES = \
	xsl/accounts.xsl \
	xsl/accounts/sign-in.xsl \
	xsl/applications.xsl \
	xsl/applications/soon.xsl \
	xsl/export.xsl \
	xsl/labels.xml \
	xsl/layout.xsl \
	xsl/mail/accounts.xsl \
	xsl/mail/html.xsl \
	xsl/mail/offers.xsl \
	xsl/mail/text.xsl \
	xsl/mail/words.xsl \
	xsl/offers.xsl \
	xsl/offers/activation.xsl \
	xsl/offers/deposit.xsl \
	xsl/offers/search.xsl \
	xsl/offers/show.xsl \
	xsl/pages.xsl \
	xsl/pages/editorial.xsl \
	xsl/pages/home.xsl \
	xsl/pages/placements.xsl \
	xsl/parts/error.xsl \
	xsl/parts/form.xsl \
	xsl/parts/icon.xsl \
	xsl/parts/offer.xsl \
	xsl/schema/application-soon.rng \
	xsl/schema/common.rng \
	xsl/schema/deposit-choice.rng \
	xsl/schema/deposit-done.rng \
	xsl/schema/deposit-form.rng \
	xsl/schema/deposit-preview.rng \
	xsl/schema/editorial.rng \
	xsl/schema/error.rng \
	xsl/schema/home.rng \
	xsl/schema/offer-activated.rng \
	xsl/schema/offer-activation.rng \
	xsl/schema/offer-map.rng \
	xsl/schema/offer-search.rng \
	xsl/schema/offer-show.rng \
	xsl/schema/placements.rng \
	xsl/schema/section.rng \
	xsl/schema/sign-in.rng \
	xsl/schema/site-map.rng

WWW_FILES = \
	www/css/site.css \
	www/erreurs/503.html \
	www/img/LICENSE-icons \
	www/img/icons.svg \
	www/img/logo.svg \
	www/js/deposit.js \
	www/js/map.js \
	www/js/site.js

DB_FILES = \
	db/content/colleges/10-textes-officiels.md \
	db/content/colleges/20-suivre-ses-eleves.md \
	db/content/colleges/30-education-prioritaire.md \
	db/content/eleves/10-chercher.md \
	db/content/eleves/20-lettre-de-motivation.md \
	db/content/eleves/30-cv.md \
	db/content/eleves/40-entretien.md \
	db/content/eleves/50-pendant-le-stage.md \
	db/content/employeurs/10-kit.md \
	db/content/employeurs/20-semaine-type.md \
	db/content/employeurs/30-benefices.md \
	db/content/employeurs/40-principes-engagement.md \
	db/content/employeurs/50-temoignages.md \
	db/content/parents/10-accompagner.md \
	db/content/parents/20-questions-reponses.md \
	db/content/parents/30-securite.md \
	db/content/site/10-aide.md \
	db/content/site/20-contact.md \
	db/content/site/30-mentions-legales.md \
	db/content/site/40-donnees-personnelles.md \
	db/content/site/50-accessibilite.md \
	db/demo/data/README.md \
	db/demo/data/communes.csv \
	db/demo/data/domains.csv \
	db/demo/data/holidays.csv \
	db/demo/data/naf.csv \
	db/demo/data/schools.csv \
	db/demo/jobs.csv \
	db/grants.sql \
	db/migrations/001-reference.sql \
	db/migrations/002-people.sql \
	db/migrations/003-offers.sql \
	db/migrations/004-applications.sql \
	db/migrations/005-events-messages-tokens.sql \
	db/migrations/006-accounts.sql

OTHER_FILES = \
	doc/adding-a-page.md \
	doc/administration.md \
	doc/architecture.md \
	doc/decisions/1-own-html-writer.md \
	doc/decisions/2-arena.md \
	doc/decisions/3-preview-without-storage.md \
	doc/decisions/4-reboot-only.md \
	doc/decisions/5-employers-of-anonymous-deposits.md \
	doc/man/stage3e-mailer.8 \
	doc/man/stage3e-programs.8 \
	doc/man/stage3e.conf.5 \
	doc/man/stage3ectl.1 \
	doc/performance.md \
	doc/screenshots/home.png \
	doc/screenshots/offer.png \
	etc/cron.d/stage3e \
	etc/dev/functions.sh \
	etc/dev/lists.sh \
	etc/dev/mail_server.py \
	etc/dev/mailer-loop.sh \
	etc/dev/nginx.conf.in \
	etc/dev/stage3e.conf.in \
	etc/dev/test-instance.sh \
	etc/dev/test.sh \
	etc/nginx/fastcgi-error.conf \
	etc/nginx/fastcgi.conf \
	etc/nginx/stage3e.conf.in \
	etc/stage3e.conf \
	t/README.md \
	t/browser/browser.mjs \
	t/browser/journey.test.mjs \
	t/browser/package-lock.json \
	t/browser/package.json \
	t/browser/pages.test.mjs \
	t/browser/shot.mjs \
	t/fault/kill.t \
	t/http/deposit.t \
	t/http/home.t \
	t/http/hostile.t \
	t/http/import.t \
	t/http/mail.t \
	t/http/offer.t \
	t/http/pages.t \
	t/http/schema.t \
	t/http/search.t \
	t/http/sign-in.t \
	t/lib/Stage3e.pm \
	t/load/bench \
	t/load/list.php

