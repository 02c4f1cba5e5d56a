import { z } from "zod";
import type { Ask } from "./ask-instance.ts";
import { type Verdict, verdict } from "./check.ts";
import { readProjects } from "./read-projects.ts";

interface Permission {
  readonly resource: string;
  readonly object: string;
  /** Why it is wanted; without one there is nothing to answer with. */
  readonly without?: string;
}

/** All of them `get`: Lynceus reads. */
const WANTED: readonly Permission[] = [
  { resource: "applications", object: "*/*" },
  { resource: "logs", object: "*/*" },
  { resource: "applicationsets", object: "*/*", without: "what makes an application is not seen" },
  { resource: "projects", object: "*", without: "a project's rules and sync windows are not seen" },
  {
    resource: "clusters",
    object: "*",
    without: "a cluster that is away is seen by its applications only",
  },
  { resource: "repositories", object: "*", without: "a repository's state is not seen" },
];

/** What harms most in the wrong hands. */
const NOT_WANTED = [
  { action: "sync", resource: "applications", says: "sync applications" },
  { action: "update", resource: "applications", says: "change them" },
  { action: "delete", resource: "applications", says: "delete them" },
  { action: "create", resource: "exec", says: "open shells in pods" },
] as const;

const CanI = z.object({ value: z.enum(["yes", "no"]) });

/** What the account may do, asked of Argo CD itself; with the line of `policy.csv` for what it may not. */
export async function checkPermissions(name: string, get: Ask): Promise<readonly Verdict[]> {
  const about = `${name} permissions`;
  const [reads, more] = await Promise.all([checkReads(about, get), checkMore(about, get)]);
  return [reads, ...more];
}

/** An account that may do more than it is used for. */
async function checkMore(about: string, get: Ask): Promise<readonly Verdict[]> {
  const asked = NOT_WANTED.map(async ({ action, resource, says }) =>
    (await canI(resource, "*/*", get, action)) ? [says] : [],
  );
  const may = (await Promise.all(asked)).flat();
  if (may.length === 0) return [];
  const all = new Intl.ListFormat("en").format(may);
  const says = `It may also ${all}, and Lynceus only reads. Give it an account of its own with the rights of docs/install.md.`;
  return [verdict(about, "warning", says)];
}

async function checkReads(about: string, get: Ask): Promise<Verdict> {
  const answers = await Promise.all(
    WANTED.map(async (wanted) => ({
      ...wanted,
      isGiven: await canI(wanted.resource, wanted.object, get),
    })),
  );
  const refused = answers.filter(({ isGiven }) => !isGiven);
  if (refused.length === 0) return verdict(about, "fine", "reads everything that it needs");
  const needed = refused.filter(({ without }) => without === undefined);
  const scope = needed.length === 0 ? [] : await projectsOf(needed, get);
  if (needed.length > 0 && scope.length === 0) {
    return verdict(about, "failed", `${say(needed)}. ${remedy(needed)}`);
  }
  const lacks = refused.filter(({ without }) => without !== undefined);
  const says = [
    ...(scope.length === 0 ? [] : [`reads ${scope.join(", ")} only`]),
    ...lacks.flatMap(({ without = "" }) => without),
  ].join("; ");
  return verdict(about, "warning", lacks.length === 0 ? `${says}.` : `${says}. ${remedy(lacks)}`);
}

/** The projects in which all of these are given: an account may be limited to some. */
async function projectsOf(needed: readonly Permission[], get: Ask): Promise<readonly string[]> {
  const names = await readProjects(get);
  const given = await Promise.all(
    names.slice(0, 20).map(async (project) => {
      const all = await Promise.all(
        needed.map(({ resource }) => canI(resource, `${project}/*`, get)),
      );
      return all.every(Boolean) ? [project] : [];
    }),
  );
  return given.flat();
}

async function canI(resource: string, object: string, get: Ask, action = "get"): Promise<boolean> {
  const segments = object.split("/").map(encodeURIComponent).join("/");
  const { body } = await get(`/api/v1/account/can-i/${resource}/${action}/${segments}`);
  return CanI.safeParse(body).data?.value === "yes";
}

const say = (refused: readonly Permission[]) =>
  `It may not get ${refused.map(({ resource }) => resource).join(" and ")}`;

function remedy(refused: readonly Permission[]): string {
  const lines = refused.map(
    ({ resource, object }) => `p, role:lynceus, ${resource}, get, ${object}, allow`,
  );
  return `To mend it, in policy.csv of argocd-rbac-cm: ${lines.join(" · ")}`;
}
