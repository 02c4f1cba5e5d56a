import {
  ExpectedError,
  FindApplicationsResult,
  FindFindingsResult,
  type FindingGroup,
  ListApplicationsResult,
} from "@lynceus/contract";
import type { ToolCaller } from "@lynceus/investigation";
import {
  type NextCommand,
  renderCommandChoice,
  renderScopeStatus,
  type StatusScope,
} from "@lynceus/reply";
import { answerApplication } from "./answer-application.ts";
import { type CommandAnswer, toAsker, toPost } from "./command-answer.ts";
import type { Command } from "./parse-command.ts";
import { choicesOf } from "./resolve-name.ts";

type Asked = NonNullable<Extract<Command, { kind: "status" }>["scope"]>;
type Named = Exclude<StatusScope, { of: "all" }>;

const LISTED = 12;
const KINDS = ["project", "cluster", "instance", "environment"] as const;

function list(
  scope: StatusScope,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<ListApplicationsResult> {
  const chosen = scope.of === "all" ? {} : { [scope.of]: scope.name };
  const args = { ...chosen, unhealthyOnly: true, limit: LISTED };
  return tools.callParsed(ListApplicationsResult, "list_applications", args, signal);
}

/** The same where the word may name nothing of the kind; undefined then. */
async function tryList(scope: Named, tools: ToolCaller, signal?: AbortSignal) {
  try {
    const listed = await list(scope, tools, signal);
    // Of an instance it is known that it is there, also while nothing has been heard from it.
    return listed.total > 0 || scope.of === "instance" ? { scope, listed } : undefined;
  } catch (error) {
    if (error instanceof ExpectedError) return undefined;
    throw error;
  }
}

/** What is known of why they fail; the states stand without it. */
async function causesOf(
  scope: StatusScope,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<readonly FindingGroup[]> {
  const chosen = scope.of === "all" || scope.of === "cluster" ? {} : { [scope.of]: scope.name };
  const args = { ...chosen, limit: 200, maxTokens: 10_000 };
  try {
    const found = await tools.callParsed(FindFindingsResult, "find_findings", args, signal);
    return found.groups;
  } catch (error) {
    if (error instanceof ExpectedError) return [];
    throw error;
  }
}

async function tell(
  scope: StatusScope,
  listed: ListApplicationsResult,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<CommandAnswer> {
  const needing = listed.applications.length + (listed.leftOut?.count ?? 0);
  const causes = needing === 0 ? [] : await causesOf(scope, tools, signal);
  return toPost(renderScopeStatus({ scope, listed, needing, causes }, { now: new Date() }));
}

async function tellWhichever(
  name: string,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<CommandAnswer> {
  const [found, ...tried] = await Promise.all([
    tools.callParsed(FindApplicationsResult, "find_applications", { query: name }, signal),
    ...KINDS.map((of) => tryList({ of, name }, tools, signal)),
  ]);
  const exact = found.exact.filter((one) => one.name.toLowerCase() === name);
  const scopes = tried.filter((one) => one !== undefined);
  const [scope] = scopes;
  if (scope !== undefined && scopes.length === 1 && exact.length === 0) {
    return tell(scope.scope, scope.listed, tools, signal);
  }
  if (scopes.length === 0 && exact.length > 0) {
    return answerApplication("app", { by: "name", name }, tools, signal);
  }
  const applications = exact.length > 0 ? exact : found.partial;
  const near = [...applications, ...found.near.map(({ application }) => application)];
  const choices: readonly NextCommand[] = [
    ...scopes.map(({ scope: { of, name: own } }) => ({
      label: `${of} ${own}`,
      text: `status ${of} ${own}`,
    })),
    ...choicesOf("app", scopes.length > 0 ? exact : near),
  ];
  const question =
    scopes.length > 0
      ? `\`${name}\` names more than one thing. Which is meant?`
      : `There is no project, cluster, instance, environment or application \`${name}\` among those you may see.${choices.length > 0 ? " Near:" : ""}`;
  return toAsker(renderCommandChoice(question, choices, found));
}

/** `/argocd status`: from the live index, with what is known of why. */
export async function answerStatus(
  asked: Asked | undefined,
  tools: ToolCaller,
  signal?: AbortSignal,
): Promise<CommandAnswer> {
  if (asked === undefined) {
    const scope: StatusScope = { of: "all" };
    return tell(scope, await list(scope, tools, signal), tools, signal);
  }
  const { of, name } = asked;
  switch (of) {
    case "any":
      return tellWhichever(name, tools, signal);
    case "app":
      return answerApplication("app", { by: "name", name }, tools, signal);
    default: {
      const scope: StatusScope = { of, name };
      return tell(scope, await list(scope, tools, signal), tools, signal);
    }
  }
}
