-- Text that was pasted is found and finds: letters in one form each (an e with its accent apart, Arabic letters as a PDF
-- shapes them), marks that only say how to write a line (of direction, of width nothing) are gone, and pictures, controls
-- and blanks of every kind are a space. NFKC needs a database in UTF-8, and no locale.
CREATE OR REPLACE FUNCTION search_plain(given text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(regexp_replace(
  translate(
    lower(translate(
      regexp_replace(normalize(given, NFKC), '[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]', '', 'g'),
      'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸŒÆ', 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ')),
    '،؛؟٪٫٬۔«»‹›“”„‘’‚…–—·•°‰/\|_-.,;:!?()[]{}<>"''`@#$%^&*+=~' || chr(160) || chr(8239),
    repeat(' ', 80)),
  '[\u0001-\u001F\u0085\u1680\u2000-\u200A\u2028\u2029\u205F\u2190-\u2BFF\u3000-\u303F\uFE00-\uFE0F\U0001F000-\U0001FAFF]', ' ', 'g'),
  '\s+', ' ', 'g');

-- What is kept of each item's words is made anew.
UPDATE "item" SET "titles" = "titles";
