import { ROOM } from "../limits.ts";
import { compose } from "../message/compose.ts";
import type { Rendered } from "../rendered.ts";
import { firstFew, quoted } from "../words/phrases.ts";

const PROJECTS = 8;

function seenFrom(projects: readonly string[]): string {
  if (projects.includes("*")) return "This channel sees the applications of all projects.";
  if (projects.length === 0) return "This channel sees no project yet, so nothing can be answered.";
  const names = projects.map((project) => quoted(project, ROOM.name));
  const these = projects.length === 1 ? "the project" : "the projects";
  return `This channel sees the applications of ${these} ${firstFew(names, PROJECTS, ", ")}.`;
}

/** What Lynceus says once when it is invited to a channel. */
export function renderWelcome(welcome: {
  readonly projects: readonly string[];
  /** The channel's id, which its settings are found by. */
  readonly channel: string;
}): Rendered {
  const { projects, channel } = welcome;
  return compose([
    {
      kind: "verdict",
      line: "Lynceus looks through Argo CD and says in the thread what is wrong, where it was seen and what to do.",
    },
    { kind: "bullet", line: "Mention it: `@lynceus why is payments-api failing?`" },
    { kind: "bullet", line: "Or in the middle of a thread: `@lynceus is this critical?`" },
    { kind: "bullet", line: "On any message: its menu, «Diagnose with Lynceus»" },
    { kind: "bullet", line: "For yourself: `/argocd status`, `/argocd help`" },
    { kind: "line", line: seenFrom(projects) },
    {
      kind: "footer",
      line: `It only looks; nothing is ever changed without a person's word. What a channel sees is set in \`lynceus.yaml\` under \`channels: ${channel}\`.`,
    },
  ]);
}
