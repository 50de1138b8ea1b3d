// The part of the simulator's world that the clients use; see Opening.cs of Avinode.Simulator.
export const trip = "atrip-10000001";
export const request = "arfq-20000001";
export const quote = "aquote-50000001";
export const otherRequest = "arfq-20000003";

export const message = "asellermsg-40000003";

// A fresh simulator has no bookings. This number stands for one whose answer carries a warning.
export const standInBooking = "abooking-990607";

export const tools = [
  "book_flight",
  "decline_quote",
  "generate_quote_pdf",
  "get_booking_status",
  "get_message",
  "get_trip_messages",
  "list_bookings",
  "send_trip_message",
];

export const order = {
  quote_id: quote,
  trip_id: trip,
  customer: { name: "Pat Client", email: "pat@example.com" },
  passengers: [{ first_name: "Pat", last_name: "Client" }],
};
