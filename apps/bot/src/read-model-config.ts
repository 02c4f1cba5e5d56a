import { defaultModel, escalationModel, triageModel } from "@lynceus/agent";
import { type Env, said } from "@lynceus/config";
import { z } from "zod";
import { notOneOf } from "./config/not-one-of.ts";

export interface ModelConfig {
  readonly provider: Provider;
  readonly apiKey?: string;
  readonly authToken?: string;
  /** Any gateway that speaks Anthropic's Messages API. */
  readonly baseUrl?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of Amazon Bedrock or Vertex AI. */
  readonly region?: string;
  /** Of Vertex AI. */
  readonly projectId?: string;
  readonly investigation: string;
  readonly triage: string;
  readonly escalation: string;
}

const Provider = z.enum(["anthropic", "bedrock", "vertex"]);
type Provider = z.infer<typeof Provider>;

function readHeaders(text: string | undefined): Readonly<Record<string, string>> | undefined {
  const lines = (text ?? "").split("\n").filter((line) => line.trim() !== "");
  const pairs = lines.map((line) => /^([\w-]+):\s*(.+)$/.exec(line.trim()));
  if (pairs.includes(null)) return undefined;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""]));
}

/** The model that a key or a provider asks for; nothing for rules alone. Adds what is wrong to `problems`. */
export function readModelConfig(env: Env, problems: string[]): ModelConfig | undefined {
  const apiKey = said(env.ANTHROPIC_API_KEY);
  const authToken = said(env.ANTHROPIC_AUTH_TOKEN);
  const baseUrl = said(env.ANTHROPIC_BASE_URL);
  const provider = Provider.safeParse(said(env.LYNCEUS_MODEL_PROVIDER) ?? "anthropic");
  const headers = readHeaders(env.ANTHROPIC_CUSTOM_HEADERS);
  if (!provider.success) {
    problems.push(notOneOf("LYNCEUS_MODEL_PROVIDER", Provider.options, "anthropic"));
  }
  if (headers === undefined) {
    problems.push(
      "ANTHROPIC_CUSTOM_HEADERS is not made of lines `Name: value`: write one header a line.",
    );
  }
  if (apiKey !== undefined && authToken !== undefined) {
    problems.push(
      "ANTHROPIC_API_KEY and ANTHROPIC_AUTH_TOKEN are both set: keep the one that counts.",
    );
  }
  if (baseUrl !== undefined && !z.url({ protocol: /^https?$/ }).safeParse(baseUrl).success) {
    problems.push("ANTHROPIC_BASE_URL is not an address. Leave it out for Anthropic itself.");
  }
  const isWanted = apiKey ?? authToken ?? said(env.LYNCEUS_MODEL_PROVIDER);
  if (isWanted === undefined && baseUrl !== undefined) {
    problems.push(
      "ANTHROPIC_BASE_URL is set without ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN: set the one that the gateway expects.",
    );
  }
  if (isWanted === undefined || !provider.success || headers === undefined) return undefined;
  if (provider.data === "anthropic" && apiKey === undefined && authToken === undefined) {
    problems.push(
      "LYNCEUS_MODEL_PROVIDER=anthropic needs ANTHROPIC_API_KEY or ANTHROPIC_AUTH_TOKEN. Set one, or leave the provider out to let rules investigate.",
    );
  }
  const region = said(provider.data === "vertex" ? env.CLOUD_ML_REGION : env.AWS_REGION);
  const projectId = said(env.ANTHROPIC_VERTEX_PROJECT_ID);
  if (provider.data === "bedrock" && region === undefined) {
    problems.push(
      "LYNCEUS_MODEL_PROVIDER=bedrock needs AWS_REGION: the region whose Bedrock is asked, such as eu-central-1.",
    );
  }
  if (provider.data === "vertex" && (region === undefined || projectId === undefined)) {
    problems.push(
      "LYNCEUS_MODEL_PROVIDER=vertex needs CLOUD_ML_REGION and ANTHROPIC_VERTEX_PROJECT_ID: the region, such as europe-west1, and the project that pays.",
    );
  }
  return {
    ...(region === undefined ? {} : { region }),
    ...(projectId === undefined ? {} : { projectId }),
    provider: provider.data,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(authToken === undefined ? {} : { authToken }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
    headers,
    investigation: said(env.LYNCEUS_MODEL) ?? defaultModel,
    triage: said(env.LYNCEUS_TRIAGE_MODEL) ?? triageModel,
    escalation: said(env.LYNCEUS_ESCALATION_MODEL) ?? escalationModel,
  };
}
