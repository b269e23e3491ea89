-- Whether meals, travel and each kind of accessibility are offered: a box that nobody ticked was no
-- answer. NULL is "nobody said"; new offers answer each.
ALTER TABLE offer
    MODIFY meal_on_site BOOLEAN NULL,
    MODIFY meal_paid BOOLEAN NULL,
    MODIFY has_travel BOOLEAN NULL,
    MODIFY travel_paid BOOLEAN NULL,
    MODIFY accessible_visual BOOLEAN NULL,
    MODIFY accessible_motor BOOLEAN NULL,
    MODIFY accessible_mental BOOLEAN NULL,
    MODIFY accessible_hearing BOOLEAN NULL;
UPDATE offer
   SET meal_on_site = NULLIF(meal_on_site, FALSE),
       meal_paid = NULLIF(meal_paid, FALSE),
       has_travel = NULLIF(has_travel, FALSE),
       travel_paid = NULLIF(travel_paid, FALSE),
       accessible_visual = NULLIF(accessible_visual, FALSE),
       accessible_motor = NULLIF(accessible_motor, FALSE),
       accessible_mental = NULLIF(accessible_mental, FALSE),
       accessible_hearing = NULLIF(accessible_hearing, FALSE);
