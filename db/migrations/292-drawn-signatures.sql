-- Who signs online may draw their signature, besides typing their name (rules/drawing.h). It is part
-- of what the hash of the signature is of; without one the hash is as it was.
ALTER TABLE agreement_signature
    ADD COLUMN IF NOT EXISTS drawn VARCHAR(4000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
        COMMENT 'strokes as an SVG path; empty: typed only' AFTER typed_name;
