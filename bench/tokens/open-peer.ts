import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Reader } from "./reader.ts";

export const peer = "argocd-mcp@0.9.0";

interface Answer {
  readonly result?: {
    readonly content?: readonly { readonly text?: string }[];
    readonly isError?: boolean;
    readonly tools?: readonly { readonly name: string }[];
  };
  readonly error?: { readonly message: string };
}

/** The peer from npm over stdio; rejects with a sentence when it cannot be had within a minute. */
export async function openPeer({
  url,
  token,
}: {
  readonly url: string;
  readonly token: string;
}): Promise<Reader> {
  const child = spawn("npx", ["-y", peer, "stdio"], {
    stdio: ["pipe", "pipe", "ignore"],
    // biome-ignore lint/style/noProcessEnv: npx wants the environment that it is at home in
    env: { ...process.env, ARGOCD_BASE_URL: url, ARGOCD_API_TOKEN: token, MCP_READ_ONLY: "true" },
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const gone = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${peer} ended with ${code}`)));
  });
  gone.catch(() => {});
  createInterface(child.stdout).on("line", (line) => {
    if (!line.startsWith("{")) return;
    const message = JSON.parse(line) as Answer & { readonly id?: number };
    waiting.get(message.id ?? 0)?.(message);
  });
  let ids = 0;
  const send = (message: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const ask = (method: string, params: object): Promise<Answer> => {
    ids += 1;
    const id = ids;
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    send({ id, method, params });
    return Promise.race([answered, gone, late(id)]).finally(() => waiting.delete(id));
  };
  const clientInfo = { name: "bench", version: "1" };
  try {
    await ask("initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo });
    send({ method: "notifications/initialized" });
    const listed = await ask("tools/list", {});
    return {
      tools: (listed.result?.tools ?? []).map(({ name }) => name),
      async read(tool, args) {
        const before = performance.now();
        const { result, error } = await ask("tools/call", { name: tool, arguments: args });
        const text = (result?.content ?? []).map((block) => block.text ?? "").join("\n");
        const failed = error !== undefined || result?.isError === true;
        return { tool, text: error?.message ?? text, failed, ms: performance.now() - before };
      },
      async close() {
        child.removeAllListeners("exit");
        child.stdin.end();
        child.kill();
      },
    };
  } catch (error) {
    child.kill();
    throw error;
  }
}

function late(id: number): Promise<never> {
  return new Promise((_, reject) => {
    const why = id === 1 ? "could not be started" : "did not answer";
    setTimeout(() => reject(new Error(`${peer} ${why} within 60 s`)), 60_000).unref();
  });
}
