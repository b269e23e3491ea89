-- Numbers of the overseas départements, typed the local way, were kept under +33: messages went to
-- nobody. They have country codes of their own (plan of ARCEP; src/rules/phone.c reads them so now).
UPDATE school
   SET phone = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(phone,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1')
 WHERE phone REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])';
UPDATE account
   SET landline = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(landline,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1'),
       mobile = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(mobile,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1'),
       fax = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(fax,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1')
 WHERE landline REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])' OR mobile REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])' OR fax REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])';
UPDATE pupil
   SET guardian_phone = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(guardian_phone,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1')
 WHERE guardian_phone REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])';
UPDATE offer
   SET contact_landline = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(contact_landline,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1'),
       contact_mobile = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(contact_mobile,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1'),
       contact_fax = REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(REGEXP_REPLACE(contact_fax,
        '^[+]33(26[239]|639(?!98)|69[23])', '+262\\1'), '^[+]33(590|69[01])', '+590\\1'),
        '^[+]33([56]94)', '+594\\1'), '^[+]33(596|69[67])', '+596\\1')
 WHERE contact_landline REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])' OR contact_mobile REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])' OR contact_fax REGEXP '^[+]33(26[239]|639(?!98)|69[0-46-7]|59[046])';
