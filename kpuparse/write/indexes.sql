-- Indexes for asking, not for loading: made when an archive is finished, dropped when it changes.
CREATE INDEX IF NOT EXISTS bulletins_date ON bulletins (date);
CREATE INDEX IF NOT EXISTS bulletins_office ON bulletins (office, date);
CREATE INDEX IF NOT EXISTS warnings_bulletin ON warnings (bulletin);
CREATE INDEX IF NOT EXISTS warnings_code ON warnings (code);
CREATE INDEX IF NOT EXISTS extra_bulletin ON extra (bulletin);
CREATE INDEX IF NOT EXISTS people_name ON people (name);
CREATE UNIQUE INDEX IF NOT EXISTS appearances_bulletin ON appearances (bulletin, number);
CREATE INDEX IF NOT EXISTS appearances_person ON appearances (person);
CREATE INDEX IF NOT EXISTS appearances_name ON appearances (name);
CREATE INDEX IF NOT EXISTS roles_organization ON roles (organization, position);
CREATE INDEX IF NOT EXISTS quotes_appearance ON quotes (appearance);
CREATE INDEX IF NOT EXISTS citations_law ON citations (kind, law, year);
CREATE INDEX IF NOT EXISTS contributors_name ON contributors (name, task);
