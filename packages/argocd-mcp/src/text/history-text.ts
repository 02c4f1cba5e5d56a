import type { ApplicationHistoryResult, Deployment, SourceChange } from "@lynceus/contract";
import { TOKEN_BYTES } from "../fit-items.ts";
import { applicationLine } from "./application-line.ts";
import { noteLines } from "./change-lines.ts";
import { fitLines } from "./fit-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count, name, quote } from "./quote.ts";

/** `get_application_history`'s result: what runs, whether Git is ahead of it, then what was deployed before. */
export function historyText(
  result: ApplicationHistoryResult,
  { maxTokens }: { readonly maxTokens: number },
): string {
  const { application, total, deployments, ahead, notes, leftOut } = result;
  const lines = [
    ...ahead.map((source) => `Git now: ${sourceLine(source, 200)}`),
    ...deployments.flatMap(({ sources, ...deployment }) => [
      deploymentHead(deployment),
      ...sources.map((source) => `   ${sourceLine(source, 200)}`),
    ]),
  ];
  return fitLines(
    [
      applicationLine(application),
      `${count(total, "deployment")} remembered.`,
      ...noteLines(notes),
    ],
    lines,
    (shown) => leftOutLine(lines.length - shown, leftOut),
    maxTokens * TOKEN_BYTES,
  );
}

/** `#7 running, deployed 2026-11-21T07:16:27Z by auto-sync`. */
export function deploymentHead(deployment: Omit<Deployment, "sources">): string {
  const { id, running, deployedAt, initiatedBy } = deployment;
  const who =
    initiatedBy === undefined
      ? ""
      : ` by ${initiatedBy === "auto-sync" ? initiatedBy : quote(initiatedBy, 80)}`;
  return `#${id}${running ? " running" : ""}, deployed ${name(deployedAt ?? "at an unknown time")}${who}`;
}

/** `717765b… "orders-api: 5.2.0" author "Noor Haddad" of https://… path`. */
export function sourceLine(source: SourceChange, longestMessage: number): string {
  const { kind, revision, message, author, date, tags, failure } = source;
  const place = [source.repoURL, source.path ?? source.chart, source.targetRevision];
  return [
    kind === "commit" ? undefined : kind,
    name(revision),
    message === undefined ? undefined : quote(message, longestMessage),
    author === undefined ? undefined : `author ${quote(author, 120)}`,
    date === undefined ? undefined : `at ${name(date)}`,
    tags === undefined ? undefined : `tags ${tags.map(name).join(" ")}`,
    failure === undefined ? undefined : `(not known: ${quote(failure, 300)})`,
    `of ${place.flatMap((part) => (part ? name(part) : [])).join(" ")}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
