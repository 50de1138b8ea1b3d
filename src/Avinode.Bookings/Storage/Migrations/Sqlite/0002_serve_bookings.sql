-- A line of history may now be about a chat instead of a booking: SQLite changes a column only by making its table anew.
DROP TRIGGER booking_events_are_never_changed;
DROP TRIGGER booking_events_are_never_removed;
ALTER TABLE booking_events RENAME TO booking_events_before;

CREATE TABLE booking_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  booking_id TEXT REFERENCES bookings(id),
  topic TEXT,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  detail TEXT,
  CHECK (booking_id IS NOT NULL OR topic IS NOT NULL)
) STRICT;

INSERT INTO booking_events (id, booking_id, type, at, actor, detail)
  SELECT id, booking_id, type, at, actor, detail FROM booking_events_before;
DROP TABLE booking_events_before;

CREATE INDEX idx_booking_events_booking_id ON booking_events(booking_id, id);

CREATE TRIGGER booking_events_are_never_changed BEFORE UPDATE ON booking_events
BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;

CREATE TRIGGER booking_events_are_never_removed BEFORE DELETE ON booking_events
BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;

-- The inbox: what Avinode told, as it came. due_at is when it is worked on next; a worker takes an event by moving it into the future.
CREATE TABLE avinode_webhook_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  received_at TEXT NOT NULL,
  event TEXT,
  resource_type TEXT,
  resource_id TEXT,
  body BLOB NOT NULL,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'parked', 'done', 'ignored', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TEXT NOT NULL,
  processed_at TEXT,
  detail TEXT
) STRICT;

CREATE INDEX idx_avinode_webhook_events_due ON avinode_webhook_events(due_at, id) WHERE state IN ('new', 'parked');
CREATE INDEX idx_avinode_webhook_events_state ON avinode_webhook_events(state, id);

-- Mail to send: written in the transaction that makes it due, one for each turn that a booking takes. It holds nothing personal.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  booking_id TEXT NOT NULL REFERENCES bookings(id),
  kind TEXT NOT NULL CHECK (kind IN ('confirmed', 'cancelled', 'paid')),
  created_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'sent', 'dropped', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TEXT NOT NULL,
  sent_at TEXT,
  detail TEXT,
  UNIQUE (booking_id, kind)
) STRICT;

CREATE INDEX idx_outbox_due ON outbox(due_at, id) WHERE state = 'new';

-- Chat messages that Avinode told of. Their texts are an outsider's: data, never instruction.
CREATE TABLE chat_messages (
  message_id TEXT PRIMARY KEY,
  request_id TEXT,
  trip_id TEXT,
  author TEXT NOT NULL CHECK (author IN ('operator', 'broker')),
  sender TEXT,
  company TEXT,
  text TEXT NOT NULL,
  sent_at TEXT,
  stored_at TEXT NOT NULL
) STRICT;

CREATE INDEX idx_chat_messages_request_id ON chat_messages(request_id, sent_at);
