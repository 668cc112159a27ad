internal import GRDB

/// The tables of the desk, as the steps that make them; a step that was published never changes.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 meja") { database in
      try database.execute(sql: people)
      try database.execute(sql: papers)
      try database.execute(sql: judgements)
      for table in ["decisions", "rounds", "audit"] { try database.execute(sql: appendOnly(table)) }
    }
    migrator.registerMigration("2 yang mewakili masalah") { database in
      try database.execute(sql: leads)
    }
    migrator.registerMigration("3 ketikan") { database in
      try database.execute(sql: typed)
    }
    migrator.registerMigration("4 asal berkas") { database in
      try database.execute(sql: origins)
    }
    migrator.registerMigration("5 putusan sekaligus") { database in
      // What was decided at once is taken back at once: the number of its first decision.
      try database.execute(sql: "ALTER TABLE decisions ADD COLUMN batch INTEGER")
    }
    return migrator
  }

  private static let people = """
    CREATE TABLE agencies (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, active INTEGER NOT NULL DEFAULT 1,
      created INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE accounts (
      id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE COLLATE NOCASE, name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('penyusun', 'analis', 'pereviu', 'admin')),
      agency INTEGER REFERENCES agencies, password TEXT, active INTEGER NOT NULL DEFAULT 1,
      version INTEGER NOT NULL DEFAULT 1, created INTEGER NOT NULL,
      CHECK ((role = 'penyusun') = (agency IS NOT NULL))
    ) STRICT;
    CREATE TABLE invitations (
      hash TEXT PRIMARY KEY, account INTEGER REFERENCES accounts, expires INTEGER NOT NULL, used INTEGER
    ) STRICT;
    CREATE TABLE sessions (
      hash TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts, created INTEGER NOT NULL,
      seen INTEGER NOT NULL, expires INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sessions_account ON sessions (account);
    CREATE TABLE tokens (
      id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, account INTEGER NOT NULL REFERENCES accounts,
      label TEXT NOT NULL, created INTEGER NOT NULL, revoked INTEGER
    ) STRICT;
    """

  private static let papers = """
    CREATE TABLE dossiers (
      id INTEGER PRIMARY KEY, agency INTEGER NOT NULL REFERENCES agencies, year INTEGER NOT NULL,
      created INTEGER NOT NULL, UNIQUE (agency, year)
    ) STRICT;
    CREATE TABLE drafts (
      id INTEGER PRIMARY KEY, dossier INTEGER NOT NULL REFERENCES dossiers, number INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES accounts, created INTEGER NOT NULL, UNIQUE (dossier, number)
    ) STRICT;
    CREATE TABLE files (
      id INTEGER PRIMARY KEY, draft INTEGER NOT NULL REFERENCES drafts, name TEXT NOT NULL, hash TEXT NOT NULL,
      size INTEGER NOT NULL, chosen TEXT, guessed TEXT, created INTEGER NOT NULL, UNIQUE (draft, name)
    ) STRICT;
    CREATE TABLE reviews (
      id INTEGER PRIMARY KEY, draft INTEGER NOT NULL REFERENCES drafts,
      state TEXT NOT NULL CHECK (state IN ('menunggu', 'berjalan', 'selesai', 'gagal')),
      attempts INTEGER NOT NULL DEFAULT 0, problem TEXT, result BLOB, reading BLOB,
      created INTEGER NOT NULL, finished INTEGER
    ) STRICT;
    CREATE INDEX reviews_draft ON reviews (draft);
    CREATE INDEX reviews_state ON reviews (state);
    CREATE TABLE findings (
      review INTEGER NOT NULL REFERENCES reviews, position INTEGER NOT NULL, problem INTEGER NOT NULL,
      fingerprint TEXT NOT NULL, rule TEXT NOT NULL, family TEXT NOT NULL, severity TEXT NOT NULL, title TEXT NOT NULL, message TEXT NOT NULL,
      PRIMARY KEY (review, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE handouts (
      review INTEGER NOT NULL REFERENCES reviews, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (review, name)
    ) STRICT;
    CREATE TABLE changes (
      review INTEGER NOT NULL REFERENCES reviews, position INTEGER NOT NULL, state TEXT NOT NULL,
      fingerprint TEXT NOT NULL, rule TEXT NOT NULL, family TEXT NOT NULL, severity TEXT NOT NULL, title TEXT NOT NULL,
      message TEXT NOT NULL, PRIMARY KEY (review, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE answers (
      review INTEGER NOT NULL REFERENCES reviews, item TEXT NOT NULL, verdict TEXT NOT NULL,
      PRIMARY KEY (review, item)
    ) STRICT, WITHOUT ROWID;
    """

  /// Reviews kept before did not say which finding speaks: their first does.
  private static let leads = """
    ALTER TABLE findings ADD COLUMN lead INTEGER NOT NULL DEFAULT 0;
    UPDATE findings SET lead = 1 WHERE position =
      (SELECT MIN(other.position) FROM findings AS other
       WHERE other.review = findings.review AND other.problem = findings.problem);
    """

  /// What persons typed and did not save yet; it is nobody's decision and may be changed and removed.
  private static let typed = """
    CREATE TABLE typed (
      account INTEGER NOT NULL REFERENCES accounts, draft INTEGER NOT NULL REFERENCES drafts, subject TEXT NOT NULL,
      field TEXT NOT NULL, words TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (account, draft, subject, field)
    ) STRICT, WITHOUT ROWID;
    """

  /// What files say they are, and whether somebody said that they belong where they are; reviews that ask that instead of
  /// reviewing have failed until then. What was removed keeps its row for the sake of decisions and the trail.
  private static let origins = """
    ALTER TABLE files ADD COLUMN agency TEXT;
    ALTER TABLE files ADD COLUMN year INTEGER;
    ALTER TABLE files ADD COLUMN doubt TEXT;
    ALTER TABLE reviews ADD COLUMN asks INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE drafts ADD COLUMN confirmed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE drafts ADD COLUMN removed INTEGER;
    ALTER TABLE dossiers ADD COLUMN removed INTEGER;
    """

  private static let judgements = """
    CREATE TABLE decisions (
      id INTEGER PRIMARY KEY AUTOINCREMENT, dossier INTEGER NOT NULL REFERENCES dossiers,
      draft INTEGER NOT NULL REFERENCES drafts, kind TEXT NOT NULL CHECK (kind IN ('temuan', 'butir')),
      subject TEXT NOT NULL, disposition TEXT, reason TEXT NOT NULL, verdict TEXT, note TEXT NOT NULL,
      machine TEXT NOT NULL, account INTEGER NOT NULL REFERENCES accounts, at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX decisions_subject ON decisions (dossier, kind, subject, id);
    CREATE TABLE rounds (
      id INTEGER PRIMARY KEY AUTOINCREMENT, draft INTEGER NOT NULL UNIQUE REFERENCES drafts,
      account INTEGER NOT NULL REFERENCES accounts, initials TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, account INTEGER REFERENCES accounts,
      name TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, dossier INTEGER REFERENCES dossiers
    ) STRICT;
    """

  /// What is written in such a table stays as it is.
  private static func appendOnly(_ table: String) -> String {
    """
    CREATE TRIGGER \(table)_no_update BEFORE UPDATE ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table): append-only'); END;
    CREATE TRIGGER \(table)_no_replace BEFORE INSERT ON \(table)
    WHEN EXISTS (SELECT 1 FROM \(table) WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '\(table): append-only'); END;
    CREATE TRIGGER \(table)_no_delete BEFORE DELETE ON \(table)
    BEGIN SELECT RAISE(ABORT, '\(table): append-only'); END;
    """
  }
}
