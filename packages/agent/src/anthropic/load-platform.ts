import { ModelError } from "../errors.ts";
import type { ModelClient } from "./stream-turn.ts";

/** The clouds that serve Claude, by the package that speaks to each; installed by those who need one. */
const platforms = {
  bedrock: { name: "@anthropic-ai/bedrock-sdk", client: "AnthropicBedrock" },
  vertex: { name: "@anthropic-ai/vertex-sdk", client: "AnthropicVertex" },
} as const;

/** Loads a platform's package and makes its client. Throws `ModelError` with what to install. */
export async function loadPlatform(
  platform: keyof typeof platforms,
  options: object,
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<ModelClient> {
  const { name, client: exported } = platforms[platform];
  let module: unknown;
  try {
    module = await load(name);
  } catch (cause) {
    throw new ModelError(
      "setup",
      `The model's provider is \`${platform}\`, and its package is not installed. Install \`${name}\` beside Lynceus, or choose another provider.`,
      { cause },
    );
  }
  const Client = (module as Record<string, unknown>)[exported];
  const client: unknown =
    typeof Client === "function" ? Reflect.construct(Client, [options]) : undefined;
  if (isModelClient(client)) return client;
  throw new ModelError(
    "setup",
    `\`${name}\` has no client that Lynceus can use: \`${exported}\` with \`messages.stream\`. Install its version 1.`,
  );
}

function isModelClient(client: unknown): client is ModelClient {
  if (typeof client !== "object" || client === null || !("messages" in client)) return false;
  const { messages } = client;
  return typeof messages === "object" && messages !== null && "stream" in messages;
}
