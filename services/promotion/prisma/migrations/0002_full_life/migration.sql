-- The life of an item: review, a time of publication, withdrawal; four languages and photos.
ALTER TABLE "item" DROP CONSTRAINT "item_status";
ALTER TABLE "item"
  ADD COLUMN "photos" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "publish_at" TIMESTAMPTZ(3),
  ADD COLUMN "scheduled_by" TEXT,
  ADD COLUMN "published_at" TIMESTAMPTZ(3),
  ADD COLUMN "note" TEXT,
  ADD COLUMN "cause" TEXT,
  ADD CONSTRAINT "item_status" CHECK ("status" IN ('draft', 'in-review', 'approved', 'scheduled', 'published', 'withdrawn'));
UPDATE "item" SET "titles" = "titles" || '{"zgh": null}' WHERE NOT "titles" ? 'zgh';
UPDATE "item" SET "descriptions" = "descriptions" || '{"zgh": null}'
  WHERE "descriptions" IS NOT NULL AND jsonb_typeof("descriptions") = 'object' AND NOT "descriptions" ? 'zgh';
-- When it was published was not kept so far; the events know.
UPDATE "item" i SET "published_at" = coalesce(
    (SELECT max(e.recorded_at) FROM fibula.event e WHERE e.stream_id = i.id AND e.type = 'promotion.item-published'), now())
  WHERE i."status" = 'published';
ALTER TABLE "item"
  ADD CONSTRAINT "item_times" CHECK (("status" = 'scheduled') = ("publish_at" IS NOT NULL)
    AND ("status" = 'published') = ("published_at" IS NOT NULL)
    AND ("publish_at" IS NULL) = ("scheduled_by" IS NULL));

-- Pieces: how they stand with their workshop, what they weigh, what they are made of, how they look.
ALTER TABLE "piece"
  ADD COLUMN "design_id" UUID,
  ADD COLUMN "photos" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "weight_version" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "net_micrograms" BIGINT,
  ADD COLUMN "stone_pieces" INTEGER,
  ADD COLUMN "stone_micrograms" BIGINT,
  ADD COLUMN "quantity" INTEGER,
  ADD COLUMN "condition" TEXT NOT NULL DEFAULT 'whole',
  ADD COLUMN "condition_version" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "mark" TEXT,
  ADD COLUMN "marked_on" TEXT,
  ADD CONSTRAINT "piece_condition"
    CHECK ("condition" IN ('whole', 'reworking', 'scrapped', 'hallmark-refused', 'order-cancelled'));
UPDATE "piece" SET "net_micrograms" = "gross_micrograms";
CREATE INDEX "piece_of_order" ON "piece" ("order_id");

-- What was heard of an order before, and beside, its pieces.
CREATE TABLE "production_order" (
  "id" UUID NOT NULL,
  "technique" TEXT,
  "materials" JSONB NOT NULL DEFAULT '[]',
  CONSTRAINT "production_order_pkey" PRIMARY KEY ("id")
);

-- The state of the stream `campaign`. Its items are part of it: [{"itemId", "pieceId", "price"}].
CREATE TABLE "campaign" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "names" JSONB NOT NULL,
  "place" TEXT,
  "starts_on" TEXT NOT NULL,
  "ends_on" TEXT NOT NULL,
  "note" TEXT,
  "items" JSONB NOT NULL DEFAULT '[]',
  CONSTRAINT "campaign_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "campaign_status" CHECK ("status" IN ('announced', 'cancelled')),
  CONSTRAINT "campaign_kind" CHECK ("kind" IN ('campaign', 'fair')),
  CONSTRAINT "campaign_days" CHECK ("starts_on" <= "ends_on")
);
CREATE INDEX "campaign_of_organisation" ON "campaign" ("organisation_id", "starts_on", "id");
CREATE INDEX "campaign_items" ON "campaign" USING GIN ("items" jsonb_path_ops);

-- The state of the stream `collection`: its items in the order in which they are shown.
CREATE TABLE "collection" (
  "id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "organisation_id" TEXT NOT NULL,
  "names" JSONB NOT NULL,
  "descriptions" JSONB,
  "item_ids" JSONB NOT NULL DEFAULT '[]',
  CONSTRAINT "collection_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "collection_status" CHECK ("status" IN ('made', 'dissolved'))
);
CREATE INDEX "collection_of_organisation" ON "collection" ("organisation_id", "id");
CREATE INDEX "collection_items" ON "collection" USING GIN ("item_ids" jsonb_path_ops);

-- The database's own guard: an item cannot become published while its piece cannot be. FB001 makes the command decide
-- again, with the piece as it is now.
CREATE FUNCTION item_published_of_a_good_piece() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM piece WHERE id = NEW.piece_id AND finished AND order_closed AND condition = 'whole' AND availability <> 'sold'
    FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the piece % cannot be published now', NEW.piece_id USING ERRCODE = 'FB001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "item_published_of_a_good_piece" BEFORE UPDATE OF "status" ON "item" FOR EACH ROW
  WHEN (NEW."status" = 'published' AND OLD."status" <> 'published') EXECUTE FUNCTION item_published_of_a_good_piece();

-- Search. Every function is immutable and needs no extension and no locale: what is folded is named letter by letter.

-- Small letters, and every punctuation mark a space, so that the parser sees words only.
CREATE FUNCTION search_plain(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
  translate(
    lower(translate(given, 'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸŒÆ', 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ')),
    '،؛؟٪٫٬۔«»‹›“”„‘’‚…–—·•°‰/\|_-.,;:!?()[]{}<>"''`@#$%^&*+=~' || chr(160) || chr(8239),
    repeat(' ', 80)),
  '\s+', ' ', 'g');

-- Without accents; Arabic without vowel signs and tatweel, alef, ya, hamza and ta marbuta in one form each, Western digits.
CREATE FUNCTION search_fold(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace(replace(
  translate(
    translate(given, 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'),
    'أإآٱىئؤةگڭ٠١٢٣٤٥٦٧٨٩' || U&'\064B\064C\064D\064E\064F\0650\0651\0652\0653\0654\0655\0670\0640',
    'ااااييوهكك0123456789'),
  'œ', 'oe'), 'æ', 'ae');

-- Arabic words without their article, and the small words that are written together with it.
CREATE FUNCTION search_bare(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(folded, '(^| )(?:[وف]?[بك]?ال|[وف]?لل)(?=[ء-ي]{3})', '\1', 'g');

-- Feminine plurals as their singular: the stemmer knows them only where there is an article before them.
CREATE FUNCTION search_one(bare text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(bare, '([ء-ي]{3})ات(?= |$)', '\1ه', 'g');

-- French plurals that no stemmer brings back.
CREATE FUNCTION search_singular(folded text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(regexp_replace(regexp_replace(folded,
  '(^| )(em|cor)aux(?= |$)', '\1\2ail', 'g'),
  '(eau|ou|oyau|eu)x(?= |$)', '\1', 'g'),
  '([b-df-hj-np-tv-z])aux(?= |$)', '\1al', 'g');

CREATE FUNCTION search_words(given text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN strip(
  to_tsvector('simple', search_fold(search_plain(given)))
  || to_tsvector('simple', search_bare(search_fold(search_plain(given))))
  || to_tsvector('french', search_singular(search_fold(search_plain(given))))
  || search_fold(to_tsvector('french', search_plain(given))::text)::tsvector
  || to_tsvector('english', search_fold(search_plain(given)))
  || to_tsvector('arabic', search_one(search_bare(search_fold(search_plain(given))))));

-- One typed word, in every way in which it may have been kept; the last one may be unfinished.
CREATE FUNCTION search_word(plain text, is_last boolean) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsquery('simple', quote_literal(search_fold(plain)) || CASE WHEN is_last THEN ':*' ELSE '' END)
  || to_tsquery('simple', quote_literal(search_bare(search_fold(plain))) || CASE WHEN is_last THEN ':*' ELSE '' END)
  || plainto_tsquery('french', search_singular(search_fold(plain)))
  || search_fold(plainto_tsquery('french', plain)::text)::tsquery
  || plainto_tsquery('english', search_fold(plain))
  || plainto_tsquery('arabic', search_one(search_bare(search_fold(plain))));

-- All of the words; those that say nothing (de, la, في) are passed over where others say something. Null: no word at all.
CREATE FUNCTION search_query(given text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  words text[] := array_remove(string_to_array(trim(search_plain(given)), ' '), '');
  said tsquery;
  word text;
  position int := 0;
BEGIN
  FOREACH word IN ARRAY words LOOP
    position := position + 1;
    CONTINUE WHEN search_fold(word) = '';
    CONTINUE WHEN position < cardinality(words) AND
      (numnode(plainto_tsquery('french', word)) = 0 OR numnode(plainto_tsquery('arabic', word)) = 0
       OR numnode(plainto_tsquery('english', word)) = 0);
    said := CASE WHEN said IS NULL THEN search_word(word, position = cardinality(words))
                 ELSE said && search_word(word, position = cardinality(words)) END;
  END LOOP;
  RETURN said;
END $$;

CREATE FUNCTION search_texts(titles jsonb, descriptions jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(titles ->> 'fr', '') || ' ' || coalesce(titles ->> 'ar', '') || ' ' || coalesce(titles ->> 'zgh', '')
  || ' ' || coalesce(titles ->> 'en', '') || ' ' || coalesce(descriptions ->> 'fr', '') || ' '
  || coalesce(descriptions ->> 'ar', '') || ' ' || coalesce(descriptions ->> 'zgh', '') || ' ' || coalesce(descriptions ->> 'en', '');

-- Kept with the row, so that a search reads an index and nothing has to be kept in step.
ALTER TABLE "item"
  ADD COLUMN "search" tsvector GENERATED ALWAYS AS (search_words(search_texts("titles", "descriptions"))) STORED,
  ADD COLUMN "sort_title" TEXT COLLATE "C" GENERATED ALWAYS AS (left(search_fold(search_plain("titles" ->> 'fr')), 60)) STORED;
CREATE INDEX "item_search" ON "item" USING GIN ("search");
CREATE INDEX "item_newest" ON "item" ("published_at" DESC, "id" DESC) WHERE "status" = 'published';
CREATE INDEX "item_due" ON "item" ("publish_at") WHERE "status" = 'scheduled';
