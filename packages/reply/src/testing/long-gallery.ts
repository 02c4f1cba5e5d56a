import { renderInvestigationEnds } from "../render/render-investigation-end.ts";
import type { Rendered } from "../rendered.ts";
import { about, answer, answered } from "./investigation-samples.ts";

const configMap = ["apiVersion: v1", "kind: ConfigMap", "metadata:", "  name: orders-api-config"];
const keys = Array.from({ length: 48 }, (_, index) => `  FEATURE_${index}: "${index % 2 === 0}"`);
const fix = [
  "Set `config-url` back, then compare what else came with the overlay:",
  `\`\`\`yaml\n${[...configMap, "data:", ...keys].join("\n")}\n\`\`\``,
  "- `FEATURE_3` is new in 5.2.0\n- `FEATURE_7` was renamed\n- the rest is as in 5.1.0",
].join("\n\n");
const claims = Array.from({ length: 6 }, () => answer().claims).flat();

/** An answer that one message does not hold. */
export const longGallery: Readonly<Record<string, Rendered>> = Object.fromEntries(
  renderInvestigationEnds(answered({ fix, claims }), about).map((message, index) => [
    `a long answer, message ${index + 1}`,
    message,
  ]),
);
