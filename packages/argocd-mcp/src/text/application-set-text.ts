import type {
  ApplicationSetLine,
  ApplicationSetResult,
  FindApplicationsResult,
} from "@lynceus/contract";
import { applicationLine } from "./application-line.ts";
import { fitLines } from "./fit-lines.ts";
import { leftOutLine } from "./left-out-line.ts";
import { count, name, quote } from "./quote.ts";

type NamedSet = NonNullable<FindApplicationsResult["applicationSets"]>[number];

/** `prod-eu/argocd/frontends project=shop 2 applications (1 Healthy, 1 Degraded) error "…"`. */
export function applicationSetLine(set: ApplicationSetLine): string {
  const health = Object.entries(set.health).map(([status, number]) => `${number} ${status}`);
  return [
    titleOf(set),
    `${count(set.applications, "application")}${health.length === 0 ? "" : ` (${health.join(", ")})`}`,
    ...(set.error === undefined ? [] : [`error ${quote(set.error, 300)}`]),
  ].join(" ");
}

/** An ApplicationSet that a word of a question names, with what it has made. */
export function namedSetLine(set: NamedSet): string {
  const { by, word, instance, namespace, name: own, error, applications } = set;
  const why = by === "template" ? `would make ${name(word)}` : `named ${name(word)}`;
  const made = applications.map((application) => name(application.name)).join(" ");
  return [
    `ApplicationSet ${[instance, namespace, own].map(name).join("/")} (${why})`,
    ...(made === "" ? [] : [`made ${made}`]),
    ...(error === undefined ? [] : [`error ${quote(error, 300)}`]),
  ].join(" ");
}

/** `get_applicationset`'s result: what is wrong, then what it is made from, then what it made. */
export function applicationSetText(result: ApplicationSetResult, maxBytes: number): string {
  const { conditions, generators, template, applications, total, notes, leftOut } = result;
  const head = [`ApplicationSet ${titleOf(result)} has made ${count(total, "application")}`];
  const said = new Set<string>();
  const lines = [
    ...conditions.map(({ type, status, reason, message, at }) => {
      const words = [name(type), name(status), ...(reason === undefined ? [] : [name(reason)])];
      const when = at === undefined ? "" : ` since ${name(at)}`;
      if (message === undefined) return `condition ${words.join(" ")}${when}`;
      const again = said.has(message);
      said.add(message);
      return `condition ${words.join(" ")}${when}: ${again ? "the same message" : quote(message, 1_000)}`;
    }),
    ...notes.map((note) => `note: ${note}`),
    ...generators.map((generator) => `generator: ${quote(generator, 420)}`),
    ...template.map((line) => `template ${quote(line, 320)}`),
    ...applications.map((application) => `made ${applicationLine(application)}`),
  ];
  return fitLines(head, lines, (shown) => leftOutLine(lines.length - shown, leftOut), maxBytes);
}

function titleOf(set: Pick<ApplicationSetLine, "instance" | "namespace" | "name" | "project">) {
  const own = [set.instance, set.namespace, set.name].map(name).join("/");
  return `${own} project=${name(set.project)}`;
}
