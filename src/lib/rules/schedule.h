/* The hours of a week of placement: which days, from when to when, with which breaks. Pure.
 *
 * A day is what is spent at work: stretches, in order; what lies between two is a break. How it is
 * kept is one text ("1234 0900-1200 1330-1630;5 0900-1200": days from Monday as 1, then their
 * stretches), short enough for a column. */
#ifndef STAGE3E_RULES_SCHEDULE_H
#define STAGE3E_RULES_SCHEDULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pool;

enum {
    SCHEDULE_DAYS = 7,
    STRETCHES_MAX = 4,
    SCHEDULE_TEXT_MAX = 320, /* bytes of what schedule_write() gives, at most */
};

/* Minutes from midnight, from < to. */
struct stretch {
    uint16_t from;
    uint16_t to;
};

struct work_day {
    struct stretch stretches[STRETCHES_MAX];
    size_t count; /* 0: nobody comes on that day */
};

struct schedule {
    struct work_day days[SCHEDULE_DAYS]; /* from Monday */
};

/* A day from start to end with breaks, in order. False, and a day without hours, where they make no
 * sense: an end before its start, a break outside the day or before the one before it, more breaks
 * than STRETCHES_MAX - 1. */
bool work_day_make(unsigned from, unsigned to, const struct stretch *breaks, size_t break_count,
                   struct work_day *day);

bool schedule_is_empty(const struct schedule *schedule);
bool work_day_is_same(const struct work_day *a, const struct work_day *b);

/* Minutes at work, breaks not counted. */
unsigned work_day_minutes(const struct work_day *day);
unsigned schedule_minutes(const struct schedule *schedule);

/* As it is kept, and back. "" is the schedule without hours; false for what schedule_write() did
 * not write. */
const char *schedule_write(struct pool *pool, const struct schedule *schedule);
bool schedule_read(const char *text, struct schedule *schedule);

/* In French: "du lundi au jeudi, de 9 h à 12 h et de 13 h 30 à 16 h 30 ; le vendredi, de 9 h à
 * 12 h". "" without hours. Of one day: "de 9 h à 12 h et de 13 h 30 à 16 h 30". */
const char *schedule_text(struct pool *pool, const struct schedule *schedule);
const char *work_day_text(struct pool *pool, const struct work_day *day);

/* "lundi" of 0. */
const char *weekday_text(unsigned day);

/* "9 h 30" of minutes from midnight. */
const char *hour_text(struct pool *pool, unsigned minutes);

/* Reads an hour as people type it and browsers send it: "9", "9h", "9 h 30", "09:30", "9.30",
 * "0930", "midi". False for anything else, and for what is later than 24:00. */
bool hour_read(struct pool *pool, const char *typed, unsigned *minutes);

#endif
