// The story, told by the official TypeScript SDK 1: story-sdk1.mjs PATH-OF-AVINODE-MCP
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { play } from "./story.mjs";

const client = new Client({ name: "story-sdk1", version: "1.0.0" });
await client.connect(new StdioClientTransport({ command: process.argv[2], args: ["--simulator"] }));
try {
  await play(client);
} finally {
  await client.close();
}
