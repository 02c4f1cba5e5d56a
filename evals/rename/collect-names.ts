import type { World } from "../../packages/standins/src/index.ts";

/** Everything in a recording that somebody has chosen a name for, and what is generated out of such names. */
export interface Names {
  /** Applications: what people mistype. */
  readonly applications: readonly string[];
  /** Applications, projects, namespaces, clusters, objects, repositories, charts. */
  readonly names: ReadonlySet<string>;
  readonly revisions: ReadonlySet<string>;
  /** Endings of the names of ReplicaSets and pods. */
  readonly endings: ReadonlySet<string>;
  readonly tags: ReadonlySet<string>;
  /** `Ivo Lindqvist`. */
  readonly people: ReadonlySet<string>;
}

/** Kubernetes' and Argo CD's own; the one who asks is a person of the local Slack. */
const THEIRS =
  /^(?:default|argocd|in-cluster|kubernetes|main|master|HEAD|kube-.*|.*\.crt|external-secrets|cert-manager)$/;
const ASKER = "Dana Reyes";

const ENDING = /^(.+)-([bcdfghjklmnpqrstvwxz2456789]{6,10})$/;
const POD_ENDING = /^(.+)-([bcdfghjklmnpqrstvwxz2456789]{5})$/;
const IMAGE = /[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/[a-z0-9._-]+)+:(\w[\w.-]*\w)/g;
const AUTHOR = /"author":"([^"<]+?)\s*</g;
const COMMIT = /\b[0-9a-f]{40}\b/g;

interface Named {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}
interface Application {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly project: string;
    readonly destination: {
      readonly name?: string;
      readonly namespace?: string;
      readonly server?: string;
    };
    readonly source?: Source;
    readonly sources?: readonly Source[];
  };
}
interface Source {
  readonly repoURL: string;
  readonly path?: string;
}

function parsed<Shape>(text: string | undefined): Partial<Shape> {
  return Object(JSON.parse(text ?? "{}"));
}

function namesOf({ metadata, spec }: Application): readonly (string | undefined)[] {
  const { project, destination, source, sources = source === undefined ? [] : [source] } = spec;
  return [
    ...[metadata.name, project, destination.name, destination.namespace],
    /^https?:\/\/([\w-]+)/.exec(destination.server ?? "")?.[1],
    ...sources.flatMap(({ repoURL, path = "" }) => [
      /([\w-]+)\.git$/.exec(repoURL)?.[1],
      path.split("/")[1],
    ]),
  ];
}

/** Reads the names out of a recorded world. */
export function collectNames({ files }: Pick<World, "files">): Names {
  const names = new Set<string>();
  const endings = new Set<string>();
  const revisions = new Set<string>();
  const tags = new Set<string>();
  const people = new Set<string>();
  const add = (name: string | undefined) => {
    if (name !== undefined && name.length > 2 && !THEIRS.test(name)) names.add(name);
  };
  const { items: applications = [] } = parsed<{ items: Application[] }>(
    files.get("applications.json"),
  );
  for (const name of applications.flatMap(namesOf)) add(name);
  const sets = parsed<{ items: { metadata: Named }[] }>(files.get("applicationsets.json"));
  for (const { metadata } of sets.items ?? []) add(metadata.name);

  for (const [path, text] of files) {
    for (const [commit] of text.matchAll(COMMIT)) revisions.add(commit);
    for (const [, tag = ""] of text.matchAll(IMAGE)) if (/\d\.\d/.test(tag)) tags.add(tag);
    for (const [, person = ""] of text.matchAll(AUTHOR)) if (person !== ASKER) people.add(person);
    if (!path.endsWith("resource-tree.json")) continue;
    for (const { kind, name = "" } of parsed<{ nodes: Named[] }>(text).nodes ?? []) {
      const isGenerated = kind === "Pod" || kind === "ReplicaSet" || kind === "ControllerRevision";
      const pod = kind === "Pod" ? POD_ENDING.exec(name) : null;
      if (pod?.[2] !== undefined) endings.add(pod[2]);
      const set = isGenerated ? ENDING.exec(pod?.[1] ?? name) : null;
      if (set?.[2] !== undefined && /\d/.test(set[2])) endings.add(set[2]);
      if (!isGenerated) add(name);
    }
  }
  const own = applications.map(({ metadata }) => metadata.name);
  return { applications: own, names, revisions, endings, tags, people };
}
