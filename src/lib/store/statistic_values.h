/* What an application counts for, as SQL: said once, for what is kept, for what is still pending
 * and for counting all of them anew. doc/statistics.md. */
#ifndef STAGE3E_STORE_STATISTIC_VALUES_H
#define STAGE3E_STORE_STATISTIC_VALUES_H

#define STATISTIC_YEAR "YEAR(f.monday) - (MONTH(f.monday) < 9)"

/* Whole days to the answer. */
#define STATISTIC_ANSWER_DAYS "LEAST(99, GREATEST(0, TIMESTAMPDIFF(DAY, f.sent_at, f.decided_at)))"

#define STATISTIC_ITEM                                                                             \
    "CASE k.kind WHEN 'all' THEN '' WHEN 'month' THEN DATE_FORMAT(f.sent_at, '%Y-%m')"             \
    "  WHEN 'week' THEN CAST(f.monday AS CHAR) WHEN 'domain' THEN COALESCE(f.domain_id, '')"       \
    "  WHEN 'town' THEN COALESCE(f.insee, '') ELSE COALESCE(f.school_id, '') END"

#define STATISTIC_KINDS                                                                            \
    "(SELECT 'all' AS kind UNION ALL SELECT 'month' UNION ALL SELECT 'week'"                       \
    "  UNION ALL SELECT 'domain' UNION ALL SELECT 'town' UNION ALL SELECT 'school') AS k"

/* Those whose spread is kept. */
#define STATISTIC_SPREAD_KINDS                                                                     \
    "(SELECT 'all' AS kind UNION ALL SELECT 'month' UNION ALL SELECT 'domain'"                     \
    "  UNION ALL SELECT 'school') AS k"

/* Between the two stands the source, a table with the columns of statistic_pending named f; number
 * and is_erased are of its rows. */
#define STATISTIC_COUNTS(number, is_erased)                                                        \
    "SELECT " STATISTIC_YEAR " AS school_year, k.kind, " STATISTIC_ITEM " AS item,"                \
    "       f.has_priority, " is_erased " AS is_erased, SUM(" number ") AS received,"              \
    "       SUM(" number " * (f.employer_opinion = 'accepted')) AS favourable,"                    \
    "       SUM(" number " * (f.employer_opinion = 'refused')) AS refused,"                        \
    "       SUM(" number " * (f.is_confirmed <=> 1)) AS confirmed FROM "
#define STATISTIC_COUNTS_END " JOIN " STATISTIC_KINDS " GROUP BY 1, 2, 3, 4, 5"

#define STATISTIC_SPREAD(number, is_erased)                                                        \
    "SELECT " STATISTIC_YEAR " AS school_year, k.kind, m.measure, " STATISTIC_ITEM " AS item,"     \
    "       f.has_priority,"                                                                       \
    "       IF(m.measure = 'answer',"                                                              \
    "          " STATISTIC_ANSWER_DAYS ","                                                         \
    "          LEAST(199, f.distance_km)) AS bucket,"                                              \
    "       " is_erased " AS is_erased, SUM(" number ") AS number FROM "
#define STATISTIC_SPREAD_END                                                                        \
    " JOIN " STATISTIC_SPREAD_KINDS                                                                 \
    " JOIN (SELECT 'answer' AS measure UNION ALL SELECT 'distance') AS m"                           \
    " WHERE IF(m.measure = 'answer', f.employer_opinion <> 'pending' AND f.decided_at IS NOT NULL," \
    "          f.is_confirmed = 1 AND f.distance_km IS NOT NULL)"                                   \
    " GROUP BY 1, 2, 3, 4, 5, 6, 7"

/* What is pending, and what all applications that are there count for. */
#define STATISTIC_PENDING_COUNTS                                                                   \
    STATISTIC_COUNTS("f.number", "f.is_erased") "statistic_pending AS f" STATISTIC_COUNTS_END
#define STATISTIC_PENDING_SPREAD                                                                   \
    STATISTIC_SPREAD("f.number", "f.is_erased") "statistic_pending AS f" STATISTIC_SPREAD_END
#define STATISTIC_ALL_COUNTS STATISTIC_COUNTS("1", "FALSE") "application AS f" STATISTIC_COUNTS_END
#define STATISTIC_ALL_SPREAD STATISTIC_SPREAD("1", "FALSE") "application AS f" STATISTIC_SPREAD_END

#endif
