import type { ApplicationSummary, ListApplicationsResult } from "@lynceus/contract";
import { ROOM } from "../limits.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { gapsSentence } from "../words/gaps.ts";
import { capitalised, counted, quoted } from "../words/phrases.ts";
import { stateWord } from "../words/state-word.ts";

const REASON_LENGTH = 120;

/** `38 Healthy, 16 Degraded, 10 Missing`: the largest first. */
function distribution(counts: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(counts)
    .filter(([, count]) => count !== undefined && count > 0)
    .sort(([, a = 0], [, b = 0]) => b - a)
    .map(([word, count]) => `${count?.toLocaleString("en-US")} ${word}`)
    .join(", ");
}

function state(application: ApplicationSummary): string {
  const { health, sync } = application;
  const drift = health !== "Healthy" && sync !== "Synced" ? `, ${sync}` : "";
  return `${stateWord(application)}${drift}`;
}

/** State by state: those without a known reason on one line, the others on one each. */
function listing(shown: readonly ApplicationSummary[]): readonly Part[] {
  const name = (application: ApplicationSummary) =>
    quoted(applicationLabel(application, shown), ROOM.name);
  return [...new Set(shown.map(state))].flatMap((word): readonly Part[] => {
    const alike = shown.filter((application) => state(application) === word);
    const bare = alike.filter(({ reason }) => reason === undefined);
    return [
      { kind: "line", lead: `${capitalised(word)}:`, line: bare.map(name).join(", ") },
      ...alike.flatMap((application): readonly Part[] => {
        if (application.reason === undefined) return [];
        const why = quoted(application.reason, REASON_LENGTH);
        return [{ kind: "bullet", line: `${name(application)}: ${why}` }];
      }),
    ];
  });
}

/** How all applications stand that the asker may see. */
export function fleetStatusParts(status: ListApplicationsResult): readonly Part[] {
  const { total, instances, applications } = status;
  const shown = applications.slice(0, ROOM.listed);
  const beyond = applications.length - shown.length + (status.leftOut?.count ?? 0);
  const gaps = gapsSentence(status.gaps, instances);
  const health = total === 0 ? "" : ` Health: ${distribution(status.health)}.`;
  return [
    { kind: "verdict", line: `${counted(total, "application")}.${health}` },
    ...(gaps === undefined ? [] : [{ kind: "line", line: gaps } as const]),
    ...(total === 0
      ? []
      : [{ kind: "line", line: `Sync: ${distribution(status.sync)}.` } as const]),
    ...listing(shown),
    ...(beyond > 0
      ? [
          {
            kind: "line",
            line: `${beyond} more are not listed; ask about one by its name.`,
          } as const,
        ]
      : []),
    {
      kind: "footer",
      line: `${counted(instances, "Argo CD")}, index ${Math.round(status.ageSeconds)} s old, no model`,
    },
  ];
}
