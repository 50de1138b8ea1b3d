// One request through the CLI of the official Inspector: inspector.mjs PATH-OF-AVINODE-MCP legacy|modern tools/list|TOOL
// Each request is a server of its own, with a fresh simulator.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as world from "./world.mjs";

const inputs = {
  book_flight: world.order,
  decline_quote: { request_id: world.otherRequest, reason: "other", message: "Thank you" },
  generate_quote_pdf: { quote_id: world.quote },
  get_booking_status: { booking_id: world.standInBooking },
  get_message: { message_id: world.message },
  get_trip_messages: { request_id: world.request, limit: 2 },
  list_bookings: { status: "pending", limit: 5 },
  send_trip_message: { request_id: world.request, message: "Is hot catering possible?" },
};

const [path, era, request] = process.argv.slice(2);
if (request === "tools/list") {
  const { result, schemaFindings } = inspect("--method", "tools/list", "--strict");
  assert.deepEqual(result.tools.map(tool => tool.name), world.tools);
  // The exit code speaks of errors only; warnings stand here.
  assert.deepEqual(schemaFindings ?? [], []);
} else {
  const { result } = inspect("--method", "tools/call", "--tool-name", request, ...pairs(inputs[request]));
  assert.ok(result.structuredContent, "no structured content");
}

function pairs(input) {
  return Object.entries(input).flatMap(([name, value]) => ["--tool-arg", `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`]);
}

function inspect(...options) {
  const cli = fileURLToPath(new URL("node_modules/.bin/mcp-inspector", import.meta.url));
  // Not the other way round: --tool-arg takes every word up to the next option.
  const run = spawnSync(cli, ["--cli", ...options, "--protocol-era", era, "--format", "json", path, "--simulator"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr || run.stdout || String(run.error));
  return JSON.parse(run.stdout);
}
