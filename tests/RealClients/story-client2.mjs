// The story, told by the official TypeScript client 2: story-client2.mjs PATH-OF-AVINODE-MCP legacy|modern
import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { play } from "./story.mjs";

const [path, era] = process.argv.slice(2);
// Pinned, the client does not fall back: a server that does not speak the revision fails.
const mode = era === "modern" ? { pin: "2026-07-28" } : "legacy";
const client = new Client({ name: "story-client2", version: "1.0.0" }, { versionNegotiation: { mode } });
await client.connect(new StdioClientTransport({ command: path, args: ["--simulator"] }));
try {
  assert.equal(client.getProtocolEra(), era);
  await play(client);
} finally {
  await client.close();
}
