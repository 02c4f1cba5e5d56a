import { loadWorld } from "../load-world.ts";
import type { World } from "../schema.ts";
import {
  type LocalArgocd,
  type LocalArgocdOptions,
  startLocalArgocd,
} from "../start-local-argocd.ts";

/** A local Argo CD with the client that a test asks it with; closed by `await using`. */
export interface Asked extends AsyncDisposable {
  readonly argocd: LocalArgocd;
  /** The token is sent unless headers bring their own. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Status and parsed body of a JSON answer. */
  ask(path: string, init?: RequestInit): Promise<{ status: number; body: unknown }>;
  /** The messages of a stream that ends by itself. */
  lines(path: string, init?: RequestInit): Promise<readonly unknown[]>;
}

export async function askWorld(
  world: string | World,
  options: Omit<LocalArgocdOptions, "world"> = {},
): Promise<Asked> {
  const loaded = typeof world === "string" ? loadWorld(world) : world;
  const argocd = await startLocalArgocd({ world: loaded, ...options });
  const get = (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${argocd.token}`, ...init.headers };
    return fetch(argocd.url + path, { redirect: "manual", ...init, headers });
  };
  return {
    argocd,
    fetch: get,
    async ask(path, init) {
      const response = await get(path, init);
      return { status: response.status, body: await response.json() };
    },
    async lines(path, init) {
      const text = await (await get(path, init)).text();
      const lines = text.split("\n").filter((line) => line !== "");
      return lines.map((line) => JSON.parse(line));
    },
    [Symbol.asyncDispose]: () => argocd.close(),
  };
}

/** A copy of a world with some answers changed. */
export function withAnswers(world: World, answers: Readonly<Record<string, unknown>>): World {
  const files = new Map(world.files);
  for (const [path, answer] of Object.entries(answers)) {
    files.set(path, typeof answer === "string" ? answer : JSON.stringify(answer));
  }
  return { ...world, files };
}

/** The messages of a stream as they come: `next` waits for one, `rest` reads to the end. */
export function readMessages(response: Response): {
  next(): Promise<unknown>;
  cancel(): Promise<void>;
} {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    async next() {
      while (!text.includes("\n")) {
        const chunk = await reader?.read();
        if (chunk?.value === undefined) throw new Error(`The stream ended with: ${text}`);
        text += chunk.value;
      }
      const end = text.indexOf("\n");
      const line = text.slice(0, end);
      text = text.slice(end + 1);
      return JSON.parse(line);
    },
    cancel: async () => reader?.cancel(),
  };
}
