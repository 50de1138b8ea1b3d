-- The table of src/contract/onek-141.md, section 4. Passengers are ciphertext; requests belong to another product, hence no foreign key.
CREATE TABLE bookings (
  id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
  request_id UUID,
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
  total_price NUMERIC(12,2),
  currency TEXT DEFAULT 'USD',
  payment_method TEXT,
  payment_status TEXT DEFAULT 'pending',

  departure_airport TEXT NOT NULL,
  arrival_airport TEXT NOT NULL,
  departure_date TIMESTAMPTZ NOT NULL,
  aircraft_type TEXT,
  operator_name TEXT,

  passengers BYTEA,

  created_at TIMESTAMPTZ DEFAULT NOW(),
  updated_at TIMESTAMPTZ DEFAULT NOW(),
  confirmed_at TIMESTAMPTZ,
  cancelled_at TIMESTAMPTZ,

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
  next_lookup_at TIMESTAMPTZ,
  response_deadline TIMESTAMPTZ,
  outcome_detail TEXT,
  version BIGINT NOT NULL DEFAULT 0
);

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
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  booking_id UUID NOT NULL REFERENCES bookings(id),
  type TEXT NOT NULL,
  at TIMESTAMPTZ NOT NULL,
  actor TEXT NOT NULL,
  detail TEXT
);

CREATE INDEX idx_booking_events_booking_id ON booking_events(booking_id, id);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;

CREATE TRIGGER booking_events_are_never_changed BEFORE UPDATE OR DELETE ON booking_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER booking_events_are_never_emptied BEFORE TRUNCATE ON booking_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Forced, so that it binds the tables' owner too; the policy names the role that migrates, which must be the application's.
-- PostgreSQL never applies row level security to superusers and to roles with BYPASSRLS.
ALTER TABLE bookings ENABLE ROW LEVEL SECURITY;
ALTER TABLE bookings FORCE ROW LEVEL SECURITY;
CREATE POLICY application ON bookings TO CURRENT_USER USING (true) WITH CHECK (true);

ALTER TABLE booking_events ENABLE ROW LEVEL SECURITY;
ALTER TABLE booking_events FORCE ROW LEVEL SECURITY;
CREATE POLICY application ON booking_events TO CURRENT_USER USING (true) WITH CHECK (true);
