/** The models that SDK 1.11 names; all others are not found. */
const ids = [
  "claude-fable-5-2",
  "claude-mythos-5-2",
  "claude-haiku-5-5",
  "claude-sonnet-5-5",
  "claude-fable-5-1",
  "claude-opus-5-5",
  "claude-mythos-5-1",
  "claude-sonnet-5",
  "claude-fable-5",
  "claude-mythos-5",
  "claude-opus-5",
  "claude-opus-4-8",
  "claude-opus-4-7",
  "claude-mythos-preview",
  "claude-opus-4-6",
  "claude-sonnet-4-6",
  "claude-haiku-4-5",
  "claude-haiku-4-5-20251001",
  "claude-opus-4-5",
  "claude-opus-4-5-20251101",
  "claude-sonnet-4-5",
  "claude-sonnet-4-5-20250929",
] as const;

/** Begins the name of what is said to be no model at all. */
export const SCRIPTED = "scripted-";

export const maxInputTokens = 1_000_000;
export const maxOutputTokens = 128_000;

/** In the order of the API: newest first. */
export const models = ids.map((id) => {
  const [, line = "", ...version] = id.split("-");
  const name = [line.charAt(0).toUpperCase() + line.slice(1), version.join(".")].join(" ");
  return {
    type: "model",
    id,
    display_name: `Claude ${name}`,
    created_at: "2026-09-28T00:00:00Z",
    lifecycle: "active",
    deprecated_at: null,
    retires_at: null,
    line,
    capabilities: null,
    max_input_tokens: maxInputTokens,
    max_tokens: maxOutputTokens,
  };
});

/** From this generation on there is no prefill, no sampling parameter, and thinking is adaptive. */
export function isLatest(model: string): boolean {
  return /-5-5$|(fable|mythos)-5-[12]$/.test(model);
}
