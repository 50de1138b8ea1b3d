// The way from a chat to a confirmed flight, for any client that has listTools, callTool and readResource.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import * as world from "./world.mjs";

const patience = 60_000;

/** Plays the story on a connected client. Throws at the first thing that is not as it must be. */
export async function play(client) {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map(tool => tool.name), world.tools);
  assert.ok(tools.every(tool => tool.outputSchema), "a tool has no output schema");
  step("list tools", tools.length);

  const call = (name, input) => callTool(client, name, input);

  const chat = await call("get_trip_messages", { request_id: world.request });
  assert.ok(chat.messages.length > 0, "the chat is empty");
  step("get_trip_messages", `${chat.messages.length} of ${chat.total_count}`);

  const sent = await call("send_trip_message", { request_id: world.request, message: "Is hot catering possible?\nThank you" });
  assert.equal(sent.request_id, world.request);
  step("send_trip_message", sent.message_id);

  const first = chat.messages[0];
  const message = await call("get_message", { message_id: first.message_id });
  assert.equal(message.text, first.text);
  step("get_message", message.message_id);

  const proposal = await call("generate_quote_pdf", { quote_id: world.quote });
  const pdf = Buffer.from(proposal.pdf_base64, "base64");
  assertPdf(pdf);
  assert.equal(pdf.length, proposal.size_bytes);
  step("generate_quote_pdf", `${pdf.length} bytes`);

  const { contents } = await client.readResource({ uri: `avinode://quotes/${world.quote}/proposal.pdf` });
  assert.equal(contents[0].mimeType, "application/pdf");
  assertPdf(Buffer.from(contents[0].blob, "base64"));
  step("read the proposal resource", contents[0].uri);

  const booking = await call("book_flight", world.order);
  assert.equal(booking.status, "pending");
  step("book_flight", booking.booking_id);

  step("get_booking_status", await confirmed(call, booking.booking_id));

  const declined = await call("decline_quote", { request_id: world.otherRequest, reason: "price_too_high" });
  assert.equal(declined.status, "declined");
  step("decline_quote", declined.request_id);
}

async function callTool(client, name, input) {
  const result = await client.callTool({ name, arguments: input });
  assert.ok(!result.isError, `${name} failed: ${JSON.stringify(result.content)}`);
  assert.ok(result.structuredContent, `${name} has no structured content`);
  assert.ok(result.content.some(block => block.type === "text"), `${name} has no text for old clients`);
  return result.structuredContent;
}

async function confirmed(call, booking_id) {
  const deadline = Date.now() + patience;
  for (;;) {
    const { status, confirmation_number } = await call("get_booking_status", { booking_id });
    if (status === "confirmed") {
      return `confirmed as ${confirmation_number}`;
    }

    assert.equal(status, "pending");
    assert.ok(Date.now() < deadline, "the booking was not confirmed in time");
    await pause(500);
  }
}

function assertPdf(bytes) {
  assert.equal(bytes.subarray(0, 5).toString("latin1"), "%PDF-");
}

function step(name, told) {
  console.log(`  ${name}: ${told}`);
}
