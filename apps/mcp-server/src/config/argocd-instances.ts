import {
  type ConnectedInstance,
  type Env,
  type ReadFile,
  type ReadText,
  readInstances as readFromFile,
} from "@lynceus/config";
import { Environment, InstanceName } from "@lynceus/contract";
import { z } from "zod";
import { digestOf } from "./caller-tokens.ts";
import type { Files } from "./files.ts";
import { sayIssues } from "./say-issues.ts";

const Url = z.url({
  protocol: /^https?$/,
  error: "is not an address such as https://argocd.example.com",
});

/** What `ARGOCD_TOKEN_REGISTRY_PATH` holds; `baseUrl` and `token` are argocd-mcp's, the others are added. */
const Registry = z
  .array(
    z
      .object({
        baseUrl: Url,
        token: z.string().min(1).optional(),
        tokenFile: z.string().min(1).optional(),
        name: InstanceName.optional(),
        environment: Environment.optional(),
      })
      .refine(
        ({ token, tokenFile }) => (token === undefined) !== (tokenFile === undefined),
        "needs either token or tokenFile",
      ),
  )
  .min(1);

/**
 * The one Argo CD of `ARGOCD_BASE_URL`, and beside it those of the registry and of `lynceus.yaml`; one of the file
 * whose name is `ARGOCD_INSTANCE_NAME` gives way to it. Says every problem into `problems`.
 */
export function readInstances(
  env: Env,
  files: Files,
  yaml: { readonly file: ReadFile; readonly read: ReadText },
  problems: string[],
): readonly ConnectedInstance[] {
  const registry = env.ARGOCD_TOKEN_REGISTRY_PATH;
  const others = registry === undefined ? [] : readRegistry(registry, files, problems);
  const isEnough = registry !== undefined || yaml.file.kind !== "none";
  const one = isEnough && env.ARGOCD_BASE_URL === undefined ? [] : readOne(env, files, problems);
  const { file, read } = yaml;
  const named = readFromFile(file, { env, read, problems }, one[0]?.name);
  const known = [...one, ...named];
  const beside = others.filter(({ url }) => known.every((each) => !isSame(each.url, url)));
  const all = [...known, ...beside];
  const names = all.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    problems.push(`Two Argo CDs are named ${twice}. Give one of them another name.`);
  }
  return all;
}

function readOne(env: Env, files: Files, problems: string[]): readonly ConnectedInstance[] {
  const url = env.ARGOCD_BASE_URL;
  const name = InstanceName.safeParse(env.ARGOCD_INSTANCE_NAME ?? "argocd");
  if (url === undefined) {
    problems.push(
      "ARGOCD_BASE_URL is not set: the address that you open Argo CD under, with its sub-path if it has one, such as https://argocd.example.com.",
    );
  } else if (!Url.safeParse(url).success) {
    problems.push("ARGOCD_BASE_URL is not an address such as https://argocd.example.com.");
  }
  if (!name.success) {
    problems.push(
      "ARGOCD_INSTANCE_NAME must be lower-case letters, digits and hyphens, such as prod-eu.",
    );
  }
  const token = readTokenSource(env, files, problems);
  if (url === undefined || !name.success || token === undefined) return [];
  return [{ name: name.data, url, token, revision: url }];
}

function readTokenSource(env: Env, files: Files, problems: string[]): (() => string) | undefined {
  const { ARGOCD_API_TOKEN: token, ARGOCD_API_TOKEN_FILE: path } = env;
  if (token !== undefined) return () => token;
  if (path === undefined) {
    problems.push(
      "ARGOCD_API_TOKEN is not set: an API token of an Argo CD account that may read applications. Get one: argocd account generate-token --account lynceus.",
    );
    return undefined;
  }
  const problem = files.problemOf("ARGOCD_API_TOKEN_FILE", path);
  if (problem !== undefined) problems.push(problem);
  return () => files.read(path).trim();
}

function readRegistry(
  path: string,
  files: Files,
  problems: string[],
): readonly ConnectedInstance[] {
  const content = files.json("ARGOCD_TOKEN_REGISTRY_PATH", path, problems);
  if (content === undefined) return [];
  const parsed = Registry.safeParse(content);
  if (!parsed.success) {
    problems.push(
      `ARGOCD_TOKEN_REGISTRY_PATH is not [{"baseUrl", "token" or "tokenFile", "name"}]: ${sayIssues(parsed.error)}.`,
    );
    return [];
  }
  return parsed.data.map((entry) => {
    const { baseUrl, token, tokenFile, name, environment } = entry;
    const problem =
      tokenFile && files.problemOf("A tokenFile of ARGOCD_TOKEN_REGISTRY_PATH", tokenFile);
    if (problem) problems.push(problem);
    return {
      name: name ?? nameOf(baseUrl),
      url: baseUrl,
      ...(environment === undefined ? {} : { environment }),
      token: () => token ?? files.read(tokenFile ?? "").trim(),
      // There may be a token in it.
      revision: digestOf(JSON.stringify(entry)).toString("hex"),
    };
  });
}

/** `https://argocd.prod.example.com/eu` → `argocd-prod-example-com-eu`. */
function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}-${port}-${pathname}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 63)
    .replace(/-+$/, "");
}

function isSame(one: string, other: string): boolean {
  const plain = (url: string) => url.toLowerCase().replace(/\/+$/, "");
  return plain(one) === plain(other);
}
