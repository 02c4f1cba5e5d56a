import {
  type ApplicationRef,
  type ApplicationSummary,
  applicationKey,
  FindApplicationsResult,
  needsLook,
} from "@lynceus/contract";
import type { ToolCaller } from "@lynceus/investigation";
import { type NextCommand, renderCommandChoice } from "@lynceus/reply";
import { type CommandAnswer, toAsker } from "./command-answer.ts";
import type { Named } from "./parse-command.ts";

export type ResolvedName =
  | { readonly kind: "found"; readonly application: ApplicationRef; readonly asked?: string }
  | { readonly kind: "open"; readonly answer: CommandAnswer };

type Verb = "app" | "diff" | "history";

function isAt(application: ApplicationSummary, named: Named): boolean {
  if (named.by === "key") return applicationKey(application) === applicationKey(named.application);
  const { place } = named;
  if (place === undefined) return true;
  const { environment, instance, namespace, project, cluster } = application;
  const places = [environment, instance, namespace, project, cluster];
  return places.some((one) => one?.toLowerCase() === place || one?.toLowerCase().startsWith(place));
}

function toWords(named: Named): { readonly name: string; readonly place?: string } {
  if (named.by === "name") return named;
  const { instance, namespace, name } = named.application;
  return { name, place: `${instance}/${namespace}` };
}

/** A command for each of several applications, those that need a look first. */
export function choicesOf(
  verb: Verb,
  applications: readonly ApplicationSummary[],
): readonly NextCommand[] {
  return applications
    .toSorted((a, b) => Number(needsLook(b)) - Number(needsLook(a)))
    .map((one) => {
      const { name, environment, instance, project } = one;
      const place = environment === undefined ? instance : `${environment}, ${instance}`;
      return { label: `${name} · ${place} (${project})`, text: `${verb} ${applicationKey(one)}` };
    });
}

/** The application that a name stands for among those that the asker may see; else it is asked back. */
export async function resolveName(
  verb: Verb,
  named: Named,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ResolvedName> {
  const { name, place } = toWords(named);
  const args = { query: name };
  const found = await tools.callParsed(FindApplicationsResult, "find_applications", args, signal);
  const open = (question: string, choices: readonly ApplicationSummary[]): ResolvedName => ({
    kind: "open",
    answer: toAsker(renderCommandChoice(question, choicesOf(verb, choices), found)),
  });

  // Among more than are listed it may be one of the others.
  if (named.by === "key" && found.leftOut !== undefined) {
    return { kind: "found", application: named.application };
  }
  const exact = found.exact.filter((one) => one.name.toLowerCase() === name);
  const there = exact.filter((one) => isAt(one, named));
  const [only] = there;
  if (only !== undefined && there.length === 1) return { kind: "found", application: only };
  if (there.length > 1) {
    return open(`${there.length} applications are called \`${name}\`. Which one?`, there);
  }
  if (exact.length > 0) {
    return open(
      `There is no \`${name}\` in \`${place}\` among those you may see. It is here:`,
      exact,
    );
  }
  const partial = found.partial.filter((one) => isAt(one, named));
  const [part] = partial;
  const isWhole = found.leftOut === undefined;
  if (part !== undefined && partial.length === 1 && isWhole) {
    return { kind: "found", application: part, asked: name };
  }
  if (part !== undefined) {
    return open(`No application is called just \`${name}\`. Which one?`, partial);
  }
  const near = found.near.map(({ application }) => application);
  return open(
    `There is no application \`${name}\` among those you may see.${near.length > 0 ? " Near:" : " `/argocd find` looks for a part of a name, `/argocd status` tells what there is."}`,
    near,
  );
}
