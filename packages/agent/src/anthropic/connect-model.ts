import { Anthropic } from "@anthropic-ai/sdk";
import { ModelError } from "../errors.ts";
import type { Model } from "../ports.ts";
import { prices } from "../price/prices.ts";
import { type AnthropicModelOptions, createAnthropicModel } from "./create-anthropic-model.ts";
import { loadPlatform } from "./load-platform.ts";
import { type ModelProfile, profileOf } from "./model-profile.ts";
import { ownHeaders } from "./own-headers.ts";
import type { ModelClient } from "./stream-turn.ts";

const anthropicUrl = "https://api.anthropic.com";

/** Where a model is and how to get in. Credentials are values here; where they are kept is the caller's matter. */
export type ModelConfig = {
  readonly model: string;
  readonly effort?: ModelProfile["effort"];
  /** What the model can be asked for, where the profile of its name and provider is wrong. */
  readonly profile?: Partial<ModelProfile>;
} & (
  | {
      readonly provider: "anthropic";
      /** One of the two; both are sent as `Authorization: Bearer`. */
      readonly apiKey?: string;
      readonly authToken?: string;
      /** Anything but Anthropic's own is a gateway, and is asked for nothing special. */
      readonly baseURL?: string;
      /** Sent with every request; may replace `authorization` or `anthropic-version`. */
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Credentials come from AWS's own chain. */
  | { readonly provider: "bedrock"; readonly region: string }
  /** Credentials come from Google's own chain. */
  | { readonly provider: "vertex"; readonly region: string; readonly projectId: string }
);

/** What a connection needs beyond its configuration. */
export type ConnectOptions = Pick<
  AnthropicModelOptions,
  "logger" | "prices" | "idleMs" | "maxAttempts" | "maxWaitMs" | "sleep"
> & {
  /** Loads a platform's package by name; `import` by default. */
  readonly load?: (name: string) => Promise<unknown>;
};

/** `gen_ai.provider.name` of the GenAI conventions. */
const tracedAs = {
  anthropic: "anthropic",
  bedrock: "aws.bedrock",
  vertex: "gcp.vertex_ai",
} as const;

/** Connects a model. Asks nothing of it yet. Throws `ModelError` when the configuration or a package is missing. */
export async function connectModel(config: ModelConfig, options: ConnectOptions): Promise<Model> {
  const { load, ...rest } = options;
  const table = { ...prices, ...options.prices };
  const connect = (client: ModelClient, provider: string, profile: ModelProfile): Model => ({
    ...createAnthropicModel({
      ...rest,
      name: config.model,
      client,
      profile: { ...profile, ...config.profile },
      prices: table,
      provider,
      secrets: secretsOf(config),
    }),
    provider: tracedAs[config.provider],
  });
  const { model, effort } = config;
  switch (config.provider) {
    case "anthropic": {
      const { baseURL = anthropicUrl } = config;
      const { host } = new URL(baseURL);
      const isGateway = host !== new URL(anthropicUrl).host;
      const profile = profileOf(model, isGateway ? "gateway" : "anthropic", effort);
      return connect(anthropicClient(config, baseURL), isGateway ? host : "Anthropic", profile);
    }
    case "bedrock": {
      const client = await loadPlatform("bedrock", { awsRegion: config.region }, load);
      return connect(client, "Amazon Bedrock", profileOf(model, "bedrock", effort));
    }
    case "vertex": {
      const { region, projectId } = config;
      const client = await loadPlatform("vertex", { region, projectId }, load);
      return connect(client, "Vertex AI", profileOf(model, "vertex", effort));
    }
  }
}

type AnthropicConfig = Extract<ModelConfig, { provider: "anthropic" }>;

/** Everything is said here, so that the SDK looks for nothing in the environment or in profiles on disk. */
function anthropicClient(config: AnthropicConfig, baseURL: string): ModelClient {
  const credential = config.apiKey ?? config.authToken;
  if (credential === undefined || credential.trim() === "") {
    throw new ModelError(
      "setup",
      `There is no key for the model \`${config.model}\`. An administrator has to set one.`,
    );
  }
  // fetch would quote a header that it refuses, credential included.
  if (!/^[\x21-\x7e]+$/.test(credential)) {
    throw new ModelError(
      "setup",
      `The key for the model \`${config.model}\` is not one line of plain characters. An administrator has to set it anew.`,
    );
  }
  return new Anthropic({
    apiKey: credential,
    baseURL,
    webhookKey: null,
    maxRetries: 0,
    logLevel: "off",
    // A turn is one span of ours, its retries included; an attempt of the SDK would count its tokens twice.
    openTelemetry: { propagation: false, traces: false },
    middleware: [ownHeaders({ authorization: `Bearer ${credential}`, ...config.headers })],
  });
}

function secretsOf(config: ModelConfig): readonly string[] {
  if (config.provider !== "anthropic") return [];
  const { apiKey, authToken, headers = {} } = config;
  return [apiKey, authToken, ...Object.values(headers)].flatMap((secret) => secret ?? []);
}
