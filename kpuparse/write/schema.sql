-- The layout of an archive. Numbers count from 1 in the order of the record; spans are code points, half-open:
-- substr(body, start + 1, end - start) is the thing itself. Lists of words are JSON arrays.

-- A dump that was loaded, and what was counted in it.
CREATE TABLE dumps (
  path TEXT PRIMARY KEY NOT NULL,
  size INTEGER,                     -- bytes on disk
  sha256 TEXT,
  version TEXT NOT NULL,            -- of kpuparse
  options TEXT NOT NULL,            -- as JSON
  bulletins INTEGER NOT NULL,
  dated INTEGER NOT NULL,           -- bulletins with a date
  found INTEGER NOT NULL,           -- bulletins with a headline and a dateline, a credit or a date
  warnings INTEGER NOT NULL,
  accounted INTEGER NOT NULL,       -- bytes in the bulletins' ranges
  read INTEGER NOT NULL,            -- bytes read
  error TEXT                        -- why it could not be read, or not to its end
) WITHOUT ROWID;

-- One row a bulletin, in however many dumps it stands: as its first source has it, by dump and number.
CREATE TABLE bulletins (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT,
  site TEXT,
  place TEXT,
  office TEXT,
  day TEXT,
  date TEXT,
  date_end TEXT,
  date_text TEXT,
  date_basis TEXT,
  date_rule TEXT,                   -- with --explain: the rule that chose the date
  body TEXT NOT NULL
);

-- Each place in a dump where a bulletin stands.
CREATE TABLE sources (
  dump TEXT NOT NULL REFERENCES dumps (path),
  number INTEGER NOT NULL,          -- the how manieth of its dump
  bulletin TEXT NOT NULL REFERENCES bulletins (id),
  line INTEGER NOT NULL,
  start INTEGER NOT NULL,           -- first byte
  "end" INTEGER NOT NULL,           -- one past the last byte
  digest TEXT NOT NULL,             -- of the record's JSON: the first 32 hex of its SHA-256
  record TEXT,                      -- the whole record, where it differs from what the other tables say
  PRIMARY KEY (dump, number)
) WITHOUT ROWID;

-- What belongs to the place in the dump rather than to the bulletin.
CREATE TABLE warnings (
  dump TEXT NOT NULL,
  source INTEGER NOT NULL,          -- the source's number
  number INTEGER NOT NULL,
  bulletin TEXT NOT NULL REFERENCES bulletins (id),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (dump, source, number),
  FOREIGN KEY (dump, source) REFERENCES sources (dump, number) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE extra (
  dump TEXT NOT NULL,
  source INTEGER NOT NULL,
  number INTEGER NOT NULL,
  bulletin TEXT NOT NULL REFERENCES bulletins (id),
  text TEXT NOT NULL,
  PRIMARY KEY (dump, source, number),
  FOREIGN KEY (dump, source) REFERENCES sources (dump, number) ON DELETE CASCADE
) WITHOUT ROWID;

-- A person across bulletins: appearances that are joined (see kpuparse/write/persons.py for the rules).
CREATE TABLE people (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  first_date TEXT,
  last_date TEXT,
  bulletins INTEGER NOT NULL
) WITHOUT ROWID;

-- A person in one bulletin.
CREATE TABLE appearances (
  id TEXT PRIMARY KEY NOT NULL,     -- the bulletin's id and the number
  bulletin TEXT NOT NULL REFERENCES bulletins (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  person TEXT REFERENCES people (id),  -- null until the people are joined
  name TEXT NOT NULL,
  honorifics TEXT NOT NULL,
  degrees TEXT NOT NULL,
  aliases TEXT NOT NULL,
  rule TEXT                         -- with --explain: the rule that found it; so below
) WITHOUT ROWID;

CREATE TABLE roles (
  appearance TEXT NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  position TEXT,
  division TEXT,
  organization TEXT,
  acting TEXT,
  former INTEGER NOT NULL,          -- 1 where the text says that it is past
  field TEXT NOT NULL,              -- title or body: what start and end count in
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rule TEXT,
  PRIMARY KEY (appearance, number)
) WITHOUT ROWID;

CREATE TABLE mentions (
  appearance TEXT NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (appearance, number)
) WITHOUT ROWID;

CREATE TABLE quotes (
  bulletin TEXT NOT NULL REFERENCES bulletins (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  speaker TEXT,
  appearance TEXT REFERENCES appearances (id) ON DELETE CASCADE,  -- the speaker's
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  rule TEXT,
  PRIMARY KEY (bulletin, number)
) WITHOUT ROWID;

-- The record's `references`, which is a word of SQL.
CREATE TABLE citations (
  bulletin TEXT NOT NULL REFERENCES bulletins (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  law TEXT NOT NULL,                -- the number of the law, as written
  year INTEGER,
  field TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (bulletin, number)
) WITHOUT ROWID;

CREATE TABLE credits (
  bulletin TEXT PRIMARY KEY NOT NULL REFERENCES bulletins (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  unit TEXT,
  edited INTEGER NOT NULL,          -- 1 where an editor's mark stands
  photo_source TEXT,
  photo_archive INTEGER NOT NULL    -- 1 for an archive photo
) WITHOUT ROWID;

-- Whom a credit names, and as what.
CREATE TABLE contributors (
  bulletin TEXT NOT NULL REFERENCES bulletins (id) ON DELETE CASCADE,
  task TEXT NOT NULL,               -- writer, editor, photographer
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (bulletin, task, number)
) WITHOUT ROWID;

-- `state` is `finished`, or `loading` where `people` and the indexes of `indexes.sql` wait for the last dump.
CREATE TABLE about (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO about VALUES ('state', 'loading');

CREATE INDEX sources_bulletin ON sources (bulletin);

CREATE VIRTUAL TABLE bulletins_fts USING fts5 (
  title, body, content="bulletins", tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER bulletins_inserted AFTER INSERT ON bulletins BEGIN
  INSERT INTO bulletins_fts (rowid, title, body) VALUES (new.rowid, new.title, new.body);
END;
CREATE TRIGGER bulletins_deleted AFTER DELETE ON bulletins BEGIN
  INSERT INTO bulletins_fts (bulletins_fts, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body);
END;
CREATE TRIGGER bulletins_updated AFTER UPDATE OF title, body ON bulletins BEGIN
  INSERT INTO bulletins_fts (bulletins_fts, rowid, title, body) VALUES ('delete', old.rowid, old.title, old.body);
  INSERT INTO bulletins_fts (rowid, title, body) VALUES (new.rowid, new.title, new.body);
END;

-- A person across bulletins. CROSS JOIN keeps the tables in this order: the first rows come without sorting all.
CREATE VIEW person_bulletins AS
SELECT p.id AS person, p.name, b.date, b.date_end, b.office, b.title, a.name AS named, a.honorifics, a.degrees,
  a.bulletin, a.id AS appearance
FROM people AS p CROSS JOIN appearances AS a ON a.person = p.id CROSS JOIN bulletins AS b ON b.id = a.bulletin
ORDER BY p.id, b.date, a.bulletin;

-- All roles of a person in order of date.
CREATE VIEW person_roles AS
SELECT p.id AS person, p.name, b.date, r.text AS role, r.position, r.division, r.organization, r.acting, r.former,
  b.office, a.bulletin, r.appearance, r.number
FROM people AS p CROSS JOIN appearances AS a ON a.person = p.id CROSS JOIN bulletins AS b ON b.id = a.bulletin
  CROSS JOIN roles AS r ON r.appearance = a.id
ORDER BY p.id, b.date, a.bulletin, r.number;

-- Who held which role when: from the first to the last date on which a bulletin says so.
CREATE VIEW role_holders AS
SELECT r.organization, r.position, r.division, r.acting, r.former, a.person, p.name,
  min(b.date) AS first_date, max(coalesce(b.date_end, b.date)) AS last_date, count(DISTINCT a.bulletin) AS bulletins
FROM roles AS r JOIN appearances AS a ON a.id = r.appearance JOIN bulletins AS b ON b.id = a.bulletin
  JOIN people AS p ON p.id = a.person
GROUP BY r.organization, r.position, r.division, r.acting, r.former, a.person;

-- A photographer's, writer's or editor's bulletins.
CREATE VIEW contributor_bulletins AS
SELECT c.name, c.task, b.date, b.office, b.title, c.bulletin
FROM contributors AS c JOIN bulletins AS b ON b.id = c.bulletin
ORDER BY c.name, c.task, b.date, c.bulletin;
