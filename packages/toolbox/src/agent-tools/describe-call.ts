import type { ToolDescription } from "../schema.ts";

type Arguments = Readonly<Record<string, unknown>>;

/**
 * What a call looks at, in words that a person follows and that begin in the middle of a sentence: ``the
 * previous log of `orders-api` ``. A tool without words of its own is told by its title.
 */
export function describeCall(
  tool: Pick<ToolDescription, "name" | "title">,
  args: Arguments,
): string {
  const words = WORDS[tool.name];
  if (words !== undefined) return words(args);
  const title = tool.title ?? tool.name.replace(/[_-]+/g, " ");
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}${of(nameOf(args))}`;
}

const WORDS: Readonly<Record<string, (args: Arguments) => string>> = {
  list_instances: () => "which Argo CD instances answer",
  list_clusters: () => "which clusters Argo CD reaches",
  list_applicationsets: (args) =>
    `which ApplicationSets${scope(args)} there are, and which of them fail`,
  get_applicationset: (args) =>
    `ApplicationSet${space(code(args.applicationSetName))}: what it makes, and why it makes nothing new`,
  find_findings: (args) => `the failures${scope(args)}, grouped by cause`,
  find_applications: ({ query }) => `applications named like ${code(query) ?? "this"}`,
  list_applications: (args) => `how the applications${scope(args)} stand`,
  get_application: (args) => `the state${of(nameOf(args))}`,
  diagnose_application: (args) => `why ${nameOf(args) ?? "the application"} fails, by rules`,
  get_application_workload_logs: (args) =>
    `the ${args.previous === true ? "previous log" : "log"}${of(code(args.container) ?? code(args.podName) ?? objectOf(args) ?? nameOf(args))}${search(args)}`,
  get_application_history: (args) => `what was deployed when${of(nameOf(args))}`,
  get_application_diff: (args) => `what differs between Git and the cluster${of(nameOf(args))}`,
  get_application_manifests: (args) =>
    args.compareTo === undefined
      ? `what Git renders to${search(args)}`
      : `what changed between the last two deployments${search(args)}`,
  get_revision_metadata: ({ revision }) => `the commit${space(code(revision))}`,
  get_application_events: (args) =>
    `events${of(objectOf(args)) || " of the application's resources"}`,
  get_resource_events: (args) => `events${of(objectOf(args) ?? code(args.resourceName))}`,
  get_application_resource_tree: (args) => `the resources${of(nameOf(args))}`,
  get_application_managed_resources: (args) =>
    `what differs from Git in ${objectOf(args) ?? nameOf(args) ?? "the application"}`,
  get_resources: (args) => `the manifest${of(objectOf(args)) || "s of the resources"}`,
  get_resource_actions: (args) => `what can be done with ${objectOf(args) ?? "the resource"}`,
  get_appproject: ({ projectName }) => `the project${space(code(projectName))}`,
  query_result: () => "the rest of a long result",
};

/** The application's own name, as a code span. */
function nameOf({ applicationName }: Arguments): string | undefined {
  return code(applicationName);
}

/** The object that a call is about: `Deployment orders-api`. */
function objectOf(args: Arguments): string | undefined {
  const refs = args.resourceRefs;
  const ref = args.resourceRef ?? (Array.isArray(refs) && refs.length === 1 ? refs[0] : undefined);
  const { kind, name } = (typeof ref === "object" && ref !== null ? ref : args) as Arguments;
  return typeof name === "string" && name !== ""
    ? code(typeof kind === "string" ? `${kind} ${name}` : name)
    : undefined;
}

function scope({ project, environment, instance }: Arguments): string {
  const words = [project, environment, instance].flatMap((each) => code(each) ?? []);
  return words.length === 0 ? "" : ` of ${words.join(", ")}`;
}

function search(args: Arguments): string {
  const word = code(args.grep);
  return word === undefined ? "" : `, lines with ${word}`;
}

function of(name: string | undefined): string {
  return name === undefined ? "" : ` of ${name}`;
}

function space(word: string | undefined): string {
  return word === undefined ? "" : ` ${word}`;
}

const LONGEST = 80;

/** A value as a code span; what the model made up cannot leave it. */
function code(value: unknown): string | undefined {
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const plain = value.replace(/[`\s]+/g, " ").trim();
  return `\`${plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain}\``;
}
