// SPDX-License-Identifier: GPL-2.0-only

import GRDB

/// The steps that make a ledger's tables, in their order.
///
/// A step that was released is never changed: a later need gets a step of its own.
enum Migrations {
  /// All steps.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-ledger") { database in
      try database.execute(sql: "PRAGMA application_id = \(Ledger.applicationID)")
      try database.execute(sql: Self.tree)
      try database.execute(sql: Self.sites)
      try database.execute(sql: Self.mails)
      try database.execute(sql: Self.history)
    }
    migrator.registerMigration("2-tokens") { database in
      try database.execute(sql: Self.tokens)
    }
    migrator.registerMigration("3-endings") { database in
      try database.execute(sql: Self.endings)
    }
    migrator.registerMigration("4-verdicts") { database in
      try database.execute(sql: Self.verdicts)
    }
    return migrator
  }

  /// What the campaign is about, the states of the tree that were seen, and who is who.
  private static let tree = """
    CREATE TABLE setting (
      name TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      address TEXT NOT NULL COLLATE NOCASE UNIQUE
    ) STRICT;

    CREATE TABLE subsystem (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE contact (
      subsystem INTEGER NOT NULL REFERENCES subsystem (id),
      position INTEGER NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('maintainer', 'reviewer', 'list')),
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      PRIMARY KEY (subsystem, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE revision (
      id INTEGER PRIMARY KEY,
      taken TEXT NOT NULL,
      commit_id TEXT,
      label TEXT NOT NULL
    ) STRICT;

    CREATE TABLE git_commit (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      authored TEXT NOT NULL,
      subject TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// The call sites and who has them.
  private static let sites = """
    CREATE TABLE site (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      api TEXT NOT NULL,
      kind TEXT NOT NULL,
      path TEXT NOT NULL,
      line INTEGER NOT NULL,
      function TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      text TEXT NOT NULL,
      above TEXT NOT NULL,
      below TEXT NOT NULL,
      subsystem INTEGER NOT NULL REFERENCES subsystem (id),
      presence TEXT NOT NULL CHECK (presence IN ('present', 'converted', 'removed')),
      added INTEGER NOT NULL REFERENCES revision (id),
      added_by TEXT REFERENCES git_commit (id),
      gone INTEGER REFERENCES revision (id),
      gone_by TEXT REFERENCES git_commit (id),
      CHECK ((presence = 'present') = (gone IS NULL))
    ) STRICT;
    CREATE INDEX site_by_place ON site (path, line);
    CREATE INDEX site_by_subsystem ON site (subsystem);

    CREATE TABLE claim (
      id INTEGER PRIMARY KEY,
      site INTEGER NOT NULL REFERENCES site (id),
      person INTEGER NOT NULL REFERENCES person (id),
      since TEXT NOT NULL,
      expires TEXT,
      ended TEXT
    ) STRICT;
    CREATE UNIQUE INDEX claim_one_at_a_time ON claim (site) WHERE ended IS NULL;
    CREATE INDEX claim_by_person ON claim (person);
    """

  /// Mails that were read, the sites that their patches convert, and what was answered.
  private static let mails = """
    CREATE TABLE message (
      id INTEGER PRIMARY KEY,
      message_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('patch', 'reply', 'claim', 'other')),
      sender_name TEXT NOT NULL,
      sender_address TEXT NOT NULL,
      sent TEXT NOT NULL,
      subject TEXT NOT NULL,
      version INTEGER NOT NULL,
      part INTEGER NOT NULL,
      total INTEGER NOT NULL,
      link TEXT NOT NULL,
      answers TEXT NOT NULL,
      scanned TEXT NOT NULL
    ) STRICT;
    CREATE INDEX message_by_answer ON message (answers);

    CREATE TABLE posting (
      id INTEGER PRIMARY KEY,
      message INTEGER NOT NULL REFERENCES message (id),
      site INTEGER NOT NULL REFERENCES site (id),
      superseded_by INTEGER REFERENCES message (id),
      UNIQUE (message, site)
    ) STRICT;
    CREATE INDEX posting_by_site ON posting (site);

    CREATE TABLE tag (
      id INTEGER PRIMARY KEY,
      patch INTEGER NOT NULL REFERENCES message (id),
      source INTEGER NOT NULL REFERENCES message (id),
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      address TEXT NOT NULL,
      UNIQUE (patch, kind, address)
    ) STRICT;
    """

  /// What happened, which is only ever added to.
  private static let history = """
    CREATE TABLE event (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      site INTEGER REFERENCES site (id),
      kind TEXT NOT NULL,
      person INTEGER REFERENCES person (id),
      revision INTEGER REFERENCES revision (id),
      commit_id TEXT REFERENCES git_commit (id),
      message INTEGER REFERENCES message (id),
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX event_by_site ON event (site);
    CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
      BEGIN SELECT RAISE (ABORT, 'the history is only added to'); END;
    CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event
      BEGIN SELECT RAISE (ABORT, 'the history is only added to'); END;
    CREATE TRIGGER site_is_not_removed BEFORE DELETE ON site
      BEGIN SELECT RAISE (ABORT, 'a site stays, whatever becomes of it'); END;
    """

  /// What became of the sites that are gone. SQLite can't change a `CHECK`, so the table is made anew;
  /// what format 2 calls converted is only known to be gone.
  private static let endings = """
    CREATE TABLE site_3 (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      api TEXT NOT NULL,
      kind TEXT NOT NULL,
      path TEXT NOT NULL,
      line INTEGER NOT NULL,
      function TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      text TEXT NOT NULL,
      above TEXT NOT NULL,
      below TEXT NOT NULL,
      subsystem INTEGER NOT NULL REFERENCES subsystem (id),
      presence TEXT NOT NULL CHECK (presence IN ('present', 'converted', 'replaced', 'dropped',
        'removed', 'merged', 'gone')),
      added INTEGER NOT NULL REFERENCES revision (id),
      added_by TEXT REFERENCES git_commit (id),
      gone INTEGER REFERENCES revision (id),
      gone_by TEXT REFERENCES git_commit (id),
      successor TEXT NOT NULL DEFAULT '',
      evidence TEXT NOT NULL DEFAULT '',
      CHECK ((presence = 'present') = (gone IS NULL))
    ) STRICT;
    INSERT INTO site_3 SELECT id, key, api, kind, path, line, function, ordinal, text, above, below,
      subsystem, CASE presence WHEN 'converted' THEN 'gone' ELSE presence END, added, added_by, gone,
      gone_by, '', '' FROM site;
    DROP TABLE site;
    ALTER TABLE site_3 RENAME TO site;
    CREATE INDEX site_by_place ON site (path, line);
    CREATE INDEX site_by_subsystem ON site (subsystem);
    CREATE TRIGGER site_is_not_removed BEFORE DELETE ON site
      BEGIN SELECT RAISE (ABORT, 'a site stays, whatever becomes of it'); END;
    """

  /// Who may change the ledger through the board.
  private static let tokens = """
    CREATE TABLE token (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      person INTEGER NOT NULL REFERENCES person (id),
      salt BLOB NOT NULL,
      digest BLOB NOT NULL,
      made TEXT NOT NULL,
      revoked TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX token_by_name ON token (name) WHERE revoked IS NULL;
    """

  /// What `lintel convert` says of sites. It can be asked again at any time, so it is no history.
  private static let verdicts = """
    CREATE TABLE verdict (
      site INTEGER NOT NULL PRIMARY KEY REFERENCES site (id),
      kind TEXT NOT NULL CHECK (kind IN ('convert', 'review', 'refuse')),
      reason TEXT NOT NULL,
      taken TEXT NOT NULL,
      commit_id TEXT
    ) STRICT;
    """
}
