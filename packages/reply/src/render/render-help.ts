import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";

const EXAMPLES = [
  "`@lynceus why is payments-api failing?` says what is wrong, since when, who changed what, and what to do",
  "`@lynceus production deployment issue` takes the application from the thread or the channel",
  "`@lynceus show me the logs of payments-api`, `what changed?`, `how do I fix it?`, `is it just me?` are told at once",
  "`@lynceus is this critical?` with log lines or a stack trace below it judges them",
  "`@lynceus what is wrong in project checkout?`, `who was OOM-killed?`, `what did Ivo deploy today?` look at all applications",
  "`@lynceus status` counts all applications that you may see, and lists those that need a look",
] as const;

/** How to ask, by example. */
export function renderHelp(): Rendered {
  return compose([
    { kind: "verdict", line: "Ask about an Argo CD application in your own words." },
    ...EXAMPLES.map((line) => ({ kind: "bullet", line }) as const),
    {
      kind: "line",
      line: "In a thread that it has answered in, reply without a mention. It only looks; nothing is ever changed.",
    },
  ]);
}
