import type { GetApplicationResult } from "@lynceus/contract";
import { applicationLine } from "./application-line.ts";
import { deploymentLine } from "./deployment-line.ts";
import { fitLines } from "./fit-lines.ts";
import { madeByLine } from "./made-by-line.ts";
import { count, name, quoteError } from "./quote.ts";

/** `get_application`'s result: what is wrong before what is merely so. */
export function applicationText(result: GetApplicationResult): string {
  const { application, operation, conditions, unhealthyResources, images, leftOut } = result;
  const lines = [
    ...result.source.map(
      ({ repoURL, path, chart, targetRevision }) =>
        `source: ${[repoURL, path ?? chart, targetRevision].flatMap((part) => (part ? name(part) : [])).join(" ")}`,
    ),
    ...(result.revision === undefined ? [] : [`revision: ${name(result.revision)}`]),
    ...(operation === undefined
      ? []
      : [
          `operation: ${name(operation.phase)} ${operation.startedAt ?? ""}–${operation.finishedAt ?? ""} ${quoteError(operation.message ?? "", 600)}`,
        ]),
    ...conditions.map(
      ({ type, message }) => `condition ${name(type)}: ${quoteError(message, 600)}`,
    ),
    ...unhealthyResources.map(resourceLine),
    `resources: ${result.resourceCount}, of which ${unhealthyResources.length} listed above`,
    ...result.history.map(deploymentLine),
    ...(images.length === 0 ? [] : [`images: ${images.map(name).join(" ")}`]),
  ];
  const head = [applicationLine(application), ...madeByLine(result.madeBy)];
  return fitLines(head, lines, (shown) => {
    const missing = lines.length - shown;
    if (missing > 0)
      return `Left out: ${count(missing, "line")}; they are in the structured result.`;
    return leftOut === undefined
      ? undefined
      : `Left out: ${count(leftOut.count, "item")}. ${leftOut.how}`;
  });
}

type Resource = GetApplicationResult["unhealthyResources"][number];

function resourceLine({ kind, namespace, name: own, health, sync, message }: Resource): string {
  const object = [kind, namespace, own]
    .filter((part) => part !== "")
    .map(name)
    .join("/");
  const status = [health, sync].flatMap((part) => (part === undefined ? [] : name(part))).join(" ");
  return `resource ${object}: ${status}${message === undefined ? "" : ` ${quoteError(message, 300)}`}`;
}
