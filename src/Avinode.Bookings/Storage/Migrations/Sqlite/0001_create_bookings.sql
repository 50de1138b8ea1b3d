-- The table of src/contract/onek-141.md, section 4. Times are ISO 8601 in UTC with milliseconds, so that they sort as text; money is text with two
-- decimals, for SQLite's numbers are binary; passengers are ciphertext; requests belong to another product, hence no foreign key.
CREATE TABLE bookings (
  id TEXT PRIMARY KEY,
  request_id TEXT,
  avinode_booking_id TEXT UNIQUE,
  avinode_quote_id TEXT NOT NULL,
  avinode_trip_id TEXT NOT NULL,

  customer_name TEXT NOT NULL,
  customer_email TEXT NOT NULL,
  customer_phone TEXT,
  customer_company TEXT,

  status TEXT NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'confirmed', 'payment_pending', 'paid', 'completed', 'cancelled', 'refunded')),
  confirmation_number TEXT,
  total_price TEXT,
  currency TEXT DEFAULT 'USD',
  payment_method TEXT,
  payment_status TEXT DEFAULT 'pending',

  departure_airport TEXT NOT NULL,
  arrival_airport TEXT NOT NULL,
  departure_date TEXT NOT NULL,
  aircraft_type TEXT,
  operator_name TEXT,

  passengers BLOB,

  created_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  updated_at TEXT DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
  confirmed_at TEXT,
  cancelled_at TEXT,

  special_requests TEXT,
  internal_notes TEXT,
  client_reference TEXT,

  -- Ours: the write-ahead record of the one request.
  reference TEXT NOT NULL UNIQUE,
  submission TEXT NOT NULL DEFAULT 'ready'
    CHECK (submission IN ('ready', 'sending', 'accepted', 'rejected', 'unknown')),
  idempotency_key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  lookups INTEGER NOT NULL DEFAULT 0,
  next_lookup_at TEXT,
  response_deadline TEXT,
  outcome_detail TEXT,
  version INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX idx_bookings_request_id ON bookings(request_id);
CREATE INDEX idx_bookings_status ON bookings(status);
CREATE INDEX idx_bookings_customer_email ON bookings(customer_email);
CREATE INDEX idx_bookings_avinode_booking_id ON bookings(avinode_booking_id);

-- What makes a booking happen at most once, whoever asks.
CREATE UNIQUE INDEX idx_bookings_idempotency_key ON bookings(idempotency_key) WHERE submission <> 'rejected';
CREATE UNIQUE INDEX idx_bookings_live_quote ON bookings(avinode_quote_id)
  WHERE submission <> 'rejected' AND status NOT IN ('cancelled', 'refunded');

CREATE INDEX idx_bookings_customer_email_lower ON bookings(LOWER(customer_email));
CREATE INDEX idx_bookings_newest ON bookings(created_at, id);
CREATE INDEX idx_bookings_open_submission ON bookings(submission) WHERE submission IN ('ready', 'sending', 'unknown');

CREATE TABLE booking_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  booking_id TEXT NOT NULL REFERENCES bookings(id),
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  detail TEXT
) STRICT;

CREATE INDEX idx_booking_events_booking_id ON booking_events(booking_id, id);

CREATE TRIGGER booking_events_are_never_changed BEFORE UPDATE ON booking_events
BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;

CREATE TRIGGER booking_events_are_never_removed BEFORE DELETE ON booking_events
BEGIN
  SELECT RAISE(ABORT, 'booking_events is append-only');
END;
