-- A trip's page asks for all bookings of the trip; open pages ask for the newest of a quote, again and again.
CREATE INDEX idx_bookings_trip ON bookings(avinode_trip_id, created_at);
CREATE INDEX idx_bookings_quote ON bookings(avinode_quote_id, created_at);
