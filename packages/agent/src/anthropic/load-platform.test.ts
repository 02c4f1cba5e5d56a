import { expect, it } from "vitest";
import { ModelError } from "../errors.ts";
import { loadPlatform } from "./load-platform.ts";

it.each(["bedrock", "vertex"] as const)("says what to install for %s", async (platform) => {
  const failing = loadPlatform(platform, {});
  await expect(failing).rejects.toBeInstanceOf(ModelError);
  await expect(failing).rejects.toThrow(`Install \`@anthropic-ai/${platform}-sdk\``);
});

it("makes the platform's client with its options", async () => {
  class AnthropicBedrock {
    readonly messages = { stream: () => {} };
    readonly options: unknown;
    constructor(options: unknown) {
      this.options = options;
    }
  }
  const load = async () => ({ AnthropicBedrock });
  const client = await loadPlatform("bedrock", { awsRegion: "eu-central-1" }, load);
  expect(client).toBeInstanceOf(AnthropicBedrock);
  expect(client).toHaveProperty("options", { awsRegion: "eu-central-1" });
});

it.each([{}, { AnthropicVertex: class {} }])(
  "refuses a package without such a client",
  async (module) => {
    await expect(loadPlatform("vertex", {}, async () => module)).rejects.toThrow("no client");
  },
);
