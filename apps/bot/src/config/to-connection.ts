import type { ModelConfig } from "@lynceus/agent";
import type { BotConfig } from "../config.ts";

export type Asked = Pick<ModelConfig, "model" | "effort">;

/** What is configured → a connection to one of its models. */
export function toConnection(
  {
    provider,
    region = "",
    projectId = "",
    apiKey,
    authToken,
    baseUrl,
    headers,
  }: NonNullable<BotConfig["model"]>,
  asked: Asked,
): ModelConfig {
  switch (provider) {
    case "bedrock":
      return { ...asked, provider, region };
    case "vertex":
      return { ...asked, provider, region, projectId };
    case "anthropic":
      return {
        ...asked,
        provider,
        headers,
        ...(apiKey === undefined ? {} : { apiKey }),
        ...(authToken === undefined ? {} : { authToken }),
        ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
      };
  }
}
