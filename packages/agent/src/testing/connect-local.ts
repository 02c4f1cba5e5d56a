import { startLocalAnthropic, type Turns } from "@lynceus/standins";
import { onTestFinished } from "vitest";
import { type ConnectOptions, connectModel } from "../anthropic/connect-model.ts";
import { profileOf } from "../anthropic/model-profile.ts";
import type { ModelRequest, ModelSound } from "../ports.ts";
import { logger } from "./options.ts";

/** A local Anthropic with this script, and a model connected to it that notes how long it would wait. */
export async function connectLocal(turns: Turns, rest: Partial<ConnectOptions> = {}) {
  const anthropic = await startLocalAnthropic({ turns, apiKey: "sk-ant-local" });
  onTestFinished(() => anthropic.close());
  const waits: number[] = [];
  const model = await connectModel(
    {
      provider: "anthropic",
      model: "claude-sonnet-5-5",
      apiKey: "sk-ant-local",
      baseURL: anthropic.url,
      profile: profileOf("claude-sonnet-5-5", "anthropic"),
    },
    { logger, sleep: async (ms) => void waits.push(ms), ...rest },
  );
  const sounds: ModelSound[] = [];
  const ask = (part: Partial<ModelRequest> = {}, signal = new AbortController().signal) => {
    return model.turn({ ...simple, ...part }, (sound) => sounds.push(sound), signal);
  };
  return { anthropic, model, ask, waits, sounds };
}

const simple: ModelRequest = {
  model: "claude-sonnet-5-5",
  system: [{ type: "text", text: "You look into Argo CD." }],
  tools: [{ name: "look", input_schema: { type: "object" } }],
  messages: [{ role: "user", content: "why?" }],
  maxTokens: 1_000,
  mayCallTools: true,
  conversation: "run-1",
};
