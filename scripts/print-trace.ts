import { writeFileSync } from "node:fs";
import { growTraces } from "../apps/playground/src/trace/grow-traces.ts";
import { playThread } from "../apps/playground/src/trace/play-thread.ts";
import { printTraces } from "../apps/playground/src/trace/print-traces.ts";
import { createLogger } from "../packages/telemetry/src/index.ts";
import { collectSpans } from "../packages/telemetry/src/testing/index.ts";

const TOP = `# One thread, traced

Someone writes "@Lynceus Production deployment issue" in a channel; Lynceus finds two failures of one application and asks
which is meant. "current failure", typed as a reply, begins an investigation, which ends with its root cause. All of it
runs on this machine over the real road, with a local Slack, a local Claude and a recorded Argo CD.

Each line is a span: when it began after its trace did, how long it took. A message is one trace, also through the queue
and over MCP, where \`tools/call\` stands twice: the client's and the server's. Slack tells a mention twice, as such and as a
message; the second comes to nothing. The reply's trace is linked to the question's.

\`node --import tsx scripts/print-trace.ts --write\` prints this page anew.
`;

const spans = collectSpans();
await playThread({ logger: createLogger({ name: "trace", level: "error" }) });
const page = `${TOP}\n\`\`\`\n${printTraces(growTraces(spans.ended()))}\n\`\`\`\n`;
await spans.stop();
if (process.argv.includes("--write")) {
  writeFileSync(new URL("../docs/trace.md", import.meta.url), page);
} else {
  process.stdout.write(page);
}
