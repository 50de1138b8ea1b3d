-- A line of history may now be about a chat instead of a booking.
ALTER TABLE booking_events ALTER COLUMN booking_id DROP NOT NULL;
ALTER TABLE booking_events ADD COLUMN topic TEXT;
ALTER TABLE booking_events ADD CONSTRAINT booking_events_about CHECK (booking_id IS NOT NULL OR topic IS NOT NULL);

-- Live events are read in the order of their ids, each once: a lower id must never become visible after a higher one. So whoever adds
-- lines first takes a lock that ends with its transaction; before the statement, for ids are drawn during it. Then the readers are woken.
-- The number is ours: the first 63 bits of SHA-256 of "avinode booking_events".
CREATE FUNCTION queue_for_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(5314512977421765163);
  PERFORM pg_notify('booking_events', '');
  RETURN NULL;
END;
$$;

CREATE TRIGGER booking_events_come_in_order BEFORE INSERT ON booking_events
  FOR EACH STATEMENT EXECUTE FUNCTION queue_for_events();

-- The inbox: what Avinode told, as it came. due_at is when it is worked on next; a worker takes an event by moving it into the future.
CREATE TABLE avinode_webhook_events (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  received_at TIMESTAMPTZ NOT NULL,
  event TEXT,
  resource_type TEXT,
  resource_id TEXT,
  body BYTEA NOT NULL,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'parked', 'done', 'ignored', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TIMESTAMPTZ NOT NULL,
  processed_at TIMESTAMPTZ,
  detail TEXT
);

CREATE INDEX idx_avinode_webhook_events_due ON avinode_webhook_events(due_at, id) WHERE state IN ('new', 'parked');
CREATE INDEX idx_avinode_webhook_events_state ON avinode_webhook_events(state, id);

-- Mail to send: written in the transaction that makes it due, one for each turn that a booking takes. It holds nothing personal.
CREATE TABLE outbox (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  booking_id UUID NOT NULL REFERENCES bookings(id),
  kind TEXT NOT NULL CHECK (kind IN ('confirmed', 'cancelled', 'paid')),
  created_at TIMESTAMPTZ NOT NULL,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'sent', 'dropped', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TIMESTAMPTZ NOT NULL,
  sent_at TIMESTAMPTZ,
  detail TEXT,
  UNIQUE (booking_id, kind)
);

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
  sent_at TIMESTAMPTZ,
  stored_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX idx_chat_messages_request_id ON chat_messages(request_id, sent_at);

-- As with the first tables: forced, so that it binds the owner too.
ALTER TABLE avinode_webhook_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE avinode_webhook_events FORCE ROW LEVEL SECURITY;
CREATE POLICY application ON avinode_webhook_events TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY application ON outbox TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE chat_messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE chat_messages FORCE ROW LEVEL SECURITY;
CREATE POLICY application ON chat_messages TO CURRENT_USER USING (true) WITH CHECK (true);
