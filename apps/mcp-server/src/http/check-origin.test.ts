import { expect, test } from "vitest";
import type { HttpConfig } from "../config.ts";
import { checkOrigin } from "./check-origin.ts";

const local: HttpConfig = {
  port: 3000,
  address: "127.0.0.1",
  allowedHosts: [],
  allowedOrigins: [],
  holders: [],
  isStateless: false,
};
const open = { ...local, address: "0.0.0.0" };

test.each([
  ["localhost:3000", undefined, local],
  ["127.0.0.1:3000", "http://localhost:5173", local],
  ["[::1]:3000", "http://[::1]:3000", local],
  ["mcp.example.com", undefined, { ...local, allowedHosts: ["mcp.example.com"] }],
  [
    "localhost",
    "https://tools.example.com",
    { ...local, allowedOrigins: ["https://tools.example.com"] },
  ],
  ["mcp.example.com", undefined, open],
  ["mcp.example.com:8443", undefined, { ...open, allowedHosts: ["mcp.example.com"] }],
])("%s from %s may come in", (host, origin, config) => {
  expect(checkOrigin({ host, ...(origin && { origin }) }, config)).toBeUndefined();
});

test.each([
  ["evil.example.com", undefined, local],
  ["localhost.evil.example.com:3000", undefined, local],
  [undefined, undefined, local],
  ["localhost:3000", "https://evil.example.com", local],
  ["localhost:3000", "https://localhost.evil.example.com", local],
  ["localhost:3000", "null", local],
  [
    "localhost:3000",
    "http://tools.example.com",
    { ...local, allowedOrigins: ["https://tools.example.com"] },
  ],
  ["other.example.com", undefined, { ...open, allowedHosts: ["mcp.example.com"] }],
  ["mcp.example.com", "http://localhost:5173", open],
])("%s from %s may not", (host, origin, config) => {
  const headers = { ...(host && { host }), ...(origin && { origin }) };

  expect(checkOrigin(headers, config)).toMatch(/can allow/);
});
