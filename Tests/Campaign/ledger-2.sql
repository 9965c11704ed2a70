-- A ledger of format 2: eight calls, of which two were converted and two went with their file.
PRAGMA application_id = 1280201804;
BEGIN TRANSACTION;
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  site INTEGER NOT NULL REFERENCES site (id),
  person INTEGER NOT NULL REFERENCES person (id),
  since TEXT NOT NULL,
  expires TEXT,
  ended TEXT
) STRICT;
INSERT INTO "claim" VALUES(1,7,1,'2026-12-01T00:21:09Z','2030-01-01T23:59:59Z','2026-12-01T00:21:09Z');
INSERT INTO "claim" VALUES(2,8,1,'2026-12-01T00:21:09Z','2030-01-01T23:59:59Z','2026-12-01T00:21:09Z');
INSERT INTO "claim" VALUES(3,1,2,'2026-12-01T00:21:09Z',NULL,NULL);
INSERT INTO "claim" VALUES(4,2,2,'2026-12-01T00:21:09Z',NULL,NULL);
CREATE TABLE contact (
  subsystem INTEGER NOT NULL REFERENCES subsystem (id),
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('maintainer', 'reviewer', 'list')),
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (subsystem, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "contact" VALUES(1,0,'maintainer','Ted','ted@example.org');
INSERT INTO "contact" VALUES(1,1,'list','','linux-tide@example.org');
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
INSERT INTO "event" VALUES(1,'2026-12-01T00:21:09Z',1,'found',NULL,1,NULL,NULL,'{"function":"ebb_read","line":3,"ordinal":1,"path":"fs/ebb/file.c","text":"char *from = kmap(page);"}');
INSERT INTO "event" VALUES(2,'2026-12-01T00:21:09Z',2,'found',NULL,1,NULL,NULL,'{"function":"ebb_read","line":6,"ordinal":1,"path":"fs/ebb/file.c","text":"kunmap(page);"}');
INSERT INTO "event" VALUES(3,'2026-12-01T00:21:09Z',3,'found',NULL,1,NULL,NULL,'{"function":"flow_read","line":3,"ordinal":1,"path":"fs/flow/file.c","text":"char *from = kmap(page);"}');
INSERT INTO "event" VALUES(4,'2026-12-01T00:21:09Z',4,'found',NULL,1,NULL,NULL,'{"function":"flow_read","line":6,"ordinal":1,"path":"fs/flow/file.c","text":"kunmap(page);"}');
INSERT INTO "event" VALUES(5,'2026-12-01T00:21:09Z',5,'found',NULL,1,NULL,NULL,'{"function":"moor_read","line":3,"ordinal":1,"path":"fs/moor/file.c","text":"char *from = kmap(page);"}');
INSERT INTO "event" VALUES(6,'2026-12-01T00:21:09Z',6,'found',NULL,1,NULL,NULL,'{"function":"moor_read","line":6,"ordinal":1,"path":"fs/moor/file.c","text":"kunmap(page);"}');
INSERT INTO "event" VALUES(7,'2026-12-01T00:21:09Z',7,'found',NULL,1,NULL,NULL,'{"function":"tide_read","line":3,"ordinal":1,"path":"fs/tide/file.c","text":"char *from = kmap(page);"}');
INSERT INTO "event" VALUES(8,'2026-12-01T00:21:09Z',8,'found',NULL,1,NULL,NULL,'{"function":"tide_read","line":6,"ordinal":1,"path":"fs/tide/file.c","text":"kunmap(page);"}');
INSERT INTO "event" VALUES(9,'2026-12-01T00:21:09Z',7,'claimed',1,NULL,NULL,NULL,'2030-01-01T23:59:59Z');
INSERT INTO "event" VALUES(10,'2026-12-01T00:21:09Z',8,'claimed',1,NULL,NULL,NULL,'2030-01-01T23:59:59Z');
INSERT INTO "event" VALUES(11,'2026-12-01T00:21:09Z',1,'claimed',2,NULL,NULL,NULL,'');
INSERT INTO "event" VALUES(12,'2026-12-01T00:21:09Z',2,'claimed',2,NULL,NULL,NULL,'');
INSERT INTO "event" VALUES(13,'2026-12-01T00:21:09Z',1,'noted',2,NULL,NULL,NULL,'looks easy');
INSERT INTO "event" VALUES(14,'2026-12-01T00:21:09Z',2,'noted',2,NULL,NULL,NULL,'looks easy');
INSERT INTO "event" VALUES(15,'2026-12-01T00:21:09Z',1,'posted',1,NULL,NULL,1,'v1');
INSERT INTO "event" VALUES(16,'2026-12-01T00:21:09Z',2,'posted',1,NULL,NULL,1,'v1');
INSERT INTO "event" VALUES(17,'2026-12-01T00:21:09Z',1,'applied',3,NULL,NULL,2,'p1@example.org');
INSERT INTO "event" VALUES(18,'2026-12-01T00:21:09Z',2,'applied',3,NULL,NULL,2,'p1@example.org');
INSERT INTO "event" VALUES(19,'2026-12-01T00:21:09Z',3,'removed',NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123',NULL,'');
INSERT INTO "event" VALUES(20,'2026-12-01T00:21:09Z',4,'removed',NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123',NULL,'');
INSERT INTO "event" VALUES(21,'2026-12-01T00:21:09Z',7,'converted',NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123',NULL,'');
INSERT INTO "event" VALUES(22,'2026-12-01T00:21:09Z',7,'released',1,NULL,NULL,NULL,'done');
INSERT INTO "event" VALUES(23,'2026-12-01T00:21:09Z',8,'converted',NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123',NULL,'');
INSERT INTO "event" VALUES(24,'2026-12-01T00:21:09Z',8,'released',1,NULL,NULL,NULL,'done');
INSERT INTO "event" VALUES(25,'2026-12-01T00:21:09Z',NULL,'synced',NULL,2,NULL,NULL,'6.1.7');
CREATE TABLE git_commit (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  authored TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "git_commit" VALUES('c835cd91e110121e791ec83e5c084f725fa4c123','Ada','ada@example.org','2026-01-05T10:00:00Z','tide: map locally');
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1-ledger');
INSERT INTO "grdb_migrations" VALUES('2-tokens');
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
INSERT INTO "message" VALUES(1,'p1@example.org','patch','Ada','ada@example.org','2026-01-06T10:00:00Z','[PATCH] ebb: map locally',1,1,1,'https://lore.kernel.org/r/p1@example.org','','2026-12-01T00:21:09Z');
INSERT INTO "message" VALUES(2,'r1@example.org','reply','Eve','eve@example.org','2026-01-06T11:00:00Z','Re: [PATCH] ebb: map locally',1,1,1,'https://lore.kernel.org/r/r1@example.org','p1@example.org','2026-12-01T00:21:09Z');
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT;
INSERT INTO "person" VALUES(1,'Ada','ada@example.org');
INSERT INTO "person" VALUES(2,'Bob','bob@example.org');
INSERT INTO "person" VALUES(3,'Eve','eve@example.org');
CREATE TABLE posting (
  id INTEGER PRIMARY KEY,
  message INTEGER NOT NULL REFERENCES message (id),
  site INTEGER NOT NULL REFERENCES site (id),
  superseded_by INTEGER REFERENCES message (id),
  UNIQUE (message, site)
) STRICT;
INSERT INTO "posting" VALUES(1,1,1,NULL);
INSERT INTO "posting" VALUES(2,1,2,NULL);
CREATE TABLE revision (
  id INTEGER PRIMARY KEY,
  taken TEXT NOT NULL,
  commit_id TEXT,
  label TEXT NOT NULL
) STRICT;
INSERT INTO "revision" VALUES(1,'2026-12-01T00:21:09Z','6604b139b554c446364199c5a51dd745be698b6b','6.1.7');
INSERT INTO "revision" VALUES(2,'2026-12-01T00:21:09Z','c835cd91e110121e791ec83e5c084f725fa4c123','6.1.7');
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "setting" VALUES('apis','kmap kunmap');
INSERT INTO "setting" VALUES('root','/tree');
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
INSERT INTO "site" VALUES(1,'fc0aaef5e8d0','kmap','call','fs/ebb/file.c',3,'ebb_read',1,'char *from = kmap(page);','static int ebb_read(struct page *page, char *to)
{','memcpy(to, from, 10);
kunmap(page);
return 0;',2,'present',1,NULL,NULL,NULL);
INSERT INTO "site" VALUES(2,'2ac9bff7f12d','kunmap','call','fs/ebb/file.c',6,'ebb_read',1,'kunmap(page);','{
char *from = kmap(page);
memcpy(to, from, 10);','return 0;
}',2,'present',1,NULL,NULL,NULL);
INSERT INTO "site" VALUES(3,'2f131257e0f9','kmap','call','fs/flow/file.c',3,'flow_read',1,'char *from = kmap(page);','static int flow_read(struct page *page, char *to)
{','memcpy(to, from, 10);
kunmap(page);
return 0;',2,'removed',1,NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123');
INSERT INTO "site" VALUES(4,'0cc5b5981d1e','kunmap','call','fs/flow/file.c',6,'flow_read',1,'kunmap(page);','{
char *from = kmap(page);
memcpy(to, from, 10);','return 0;
}',2,'removed',1,NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123');
INSERT INTO "site" VALUES(5,'b0a7065104ca','kmap','call','fs/moor/file.c',3,'moor_read',1,'char *from = kmap(page);','static int moor_read(struct page *page, char *to)
{','memcpy(to, from, 10);
kunmap(page);
return 0;',2,'present',1,NULL,NULL,NULL);
INSERT INTO "site" VALUES(6,'a507dd4ac491','kunmap','call','fs/moor/file.c',6,'moor_read',1,'kunmap(page);','{
char *from = kmap(page);
memcpy(to, from, 10);','return 0;
}',2,'present',1,NULL,NULL,NULL);
INSERT INTO "site" VALUES(7,'f8d69e268947','kmap','call','fs/tide/file.c',3,'tide_read',1,'char *from = kmap(page);','static int tide_read(struct page *page, char *to)
{','memcpy(to, from, 10);
kunmap(page);
return 0;',1,'converted',1,NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123');
INSERT INTO "site" VALUES(8,'4e61e1a0f5ba','kunmap','call','fs/tide/file.c',6,'tide_read',1,'kunmap(page);','{
char *from = kmap(page);
memcpy(to, from, 10);','return 0;
}',1,'converted',1,NULL,2,'c835cd91e110121e791ec83e5c084f725fa4c123');
CREATE TABLE subsystem (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "subsystem" VALUES(1,'TIDE');
INSERT INTO "subsystem" VALUES(2,'');
CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  patch INTEGER NOT NULL REFERENCES message (id),
  source INTEGER NOT NULL REFERENCES message (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  UNIQUE (patch, kind, address)
) STRICT;
INSERT INTO "tag" VALUES(1,1,2,'Applied','Eve','eve@example.org');
CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES person (id),
  salt BLOB NOT NULL,
  digest BLOB NOT NULL,
  made TEXT NOT NULL,
  revoked TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "token" VALUES('a1c56799b9af','desk',1,X'2D3D36F83B092C68677A43994B2D62B4',X'571080F8D87967253EF7A36DE749BF88E926FB3CF9AA7BFFAFE6F5CBD951C950','2026-12-01T00:21:09Z',NULL);
CREATE INDEX site_by_place ON site (path, line);
CREATE INDEX site_by_subsystem ON site (subsystem);
CREATE UNIQUE INDEX claim_one_at_a_time ON claim (site) WHERE ended IS NULL;
CREATE INDEX claim_by_person ON claim (person);
CREATE INDEX message_by_answer ON message (answers);
CREATE INDEX posting_by_site ON posting (site);
CREATE INDEX event_by_site ON event (site);
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
  BEGIN SELECT RAISE (ABORT, 'the history is only added to'); END;
CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event
  BEGIN SELECT RAISE (ABORT, 'the history is only added to'); END;
CREATE TRIGGER site_is_not_removed BEFORE DELETE ON site
  BEGIN SELECT RAISE (ABORT, 'a site stays, whatever becomes of it'); END;
CREATE UNIQUE INDEX token_by_name ON token (name) WHERE revoked IS NULL;
COMMIT;
