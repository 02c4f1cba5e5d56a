import { dirname, resolve } from "node:path";
import { type CredentialRef, type Instance, InstanceName, type ValueRef } from "@lynceus/contract";
import { z } from "zod";
import type { BotInstance } from "../config.ts";
import { type Env, said } from "../said.ts";
import { createCredential } from "./create-credential.ts";
import { createFetch } from "./create-fetch.ts";
import type { ReadFile } from "./read-file.ts";
import type { ReadText } from "./read-text.ts";

const TOKEN_REMEDY = "Where to get it: argocd account generate-token --account lynceus.";

/** The Argo CD that variables describe; undefined when they name none. Adds what is wrong to `problems`. */
function fromVariables(env: Env, problems: string[]): Instance | undefined {
  const url = said(env.ARGOCD_BASE_URL);
  const name = InstanceName.safeParse(said(env.ARGOCD_INSTANCE_NAME) ?? "argocd");
  if (!name.success) {
    problems.push("ARGOCD_INSTANCE_NAME must be lower-case letters, digits and hyphens: prod-eu.");
  }
  if (url === undefined) return undefined;
  if (!z.url({ protocol: /^https?$/ }).safeParse(url).success) {
    problems.push(
      "ARGOCD_BASE_URL does not look like the address of Argo CD. Expected: the address that you open Argo CD under, with its sub-path if it has one, such as https://argocd.example.com.",
    );
  }
  if (said(env.ARGOCD_API_TOKEN) === undefined) {
    problems.push(
      `ARGOCD_API_TOKEN is not set: an API token of an Argo CD account that may read applications. ${TOKEN_REMEDY}`,
    );
  }
  return { name: name.data ?? "argocd", url, credential: { env: "ARGOCD_API_TOKEN" } };
}

/**
 * The Argo CDs of the file, and the one that variables describe: it takes the place of the file's of its name.
 * Adds what is wrong to `problems`: a variable that is not set, a file that cannot be read.
 */
export function readInstances(
  env: Env,
  file: ReadFile,
  read: ReadText,
  problems: string[],
): readonly BotInstance[] {
  const own = fromVariables(env, problems);
  const named = file.kind === "read" ? file.settings.instances : [];
  const instances = [...named.filter(({ name }) => name !== own?.name), ...(own ? [own] : [])];
  // Of a file that cannot be read nobody knows what it names.
  if (instances.length === 0 && file.kind !== "wrong") {
    problems.push(
      "ARGOCD_BASE_URL is not set: the address of Argo CD. Where to get it: the address that you open Argo CD under, with its sub-path if it has one, such as https://argocd.example.com. Several are named in lynceus.yaml.",
    );
    if (said(env.ARGOCD_API_TOKEN) === undefined) {
      problems.push(
        `ARGOCD_API_TOKEN is not set: an API token of an Argo CD account that may read applications. ${TOKEN_REMEDY}`,
      );
    }
  }
  for (const [index, { name }] of named.entries()) {
    if (named.findIndex((other) => other.name === name) === index) continue;
    problems.push(
      `\`instances[${index}].name\`: there is another \`${name}\`. Rename one of the two.`,
    );
  }
  const folder = file.kind === "read" ? dirname(file.path) : ".";
  const absolute = (path: string) => resolve(folder, path);
  return instances.map((instance) =>
    toBotInstance(instance, { env, absolute, read, problems, isOwn: instance === own }),
  );
}

interface Sources {
  readonly env: Env;
  readonly absolute: (path: string) => string;
  readonly read: ReadText;
  readonly problems: string[];
  /** Described by variables, whose problems are told already. */
  readonly isOwn: boolean;
}

function toBotInstance(instance: Instance, sources: Sources): BotInstance {
  const { name, url, environment, limits = {}, proxy } = instance;
  const { env, absolute } = sources;
  if (!sources.isOwn) check(instance.credential, `the credential of \`${name}\``, sources);
  const credential = createCredential(instance.credential, {
    variable: (variable) => said(env[variable]) ?? "",
    absolute,
  });
  const ca = instance.caFile && textOf(instance.caFile, `the caFile of \`${name}\``, sources);
  const headers = Object.entries(instance.headers ?? {}).map(
    ([header, value]) =>
      [header, lookUp(value, `the header ${header} of \`${name}\``, sources)] as const,
  );
  const seconds = (value: number | undefined) => value && Math.round(value * 1000);
  const { timeoutSeconds, listTimeoutSeconds, concurrentRequests } = limits;
  return {
    name,
    url,
    ...(environment === undefined ? {} : { environment }),
    token: credential.read,
    client: {
      fetch: createFetch({
        ca: ca || undefined,
        proxy,
        headers: () => Object.fromEntries(headers.map(([header, value]) => [header, value()])),
        onRefused: credential.refused,
      }),
      ...given("timeoutMs", seconds(timeoutSeconds)),
      ...given("listTimeoutMs", seconds(listTimeoutSeconds)),
      ...given("maxConcurrent", concurrentRequests),
    },
  };
}

function given<Name extends string>(name: Name, value: number | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in Name]?: number };
}

/** Says now what would only be found out when the first request is made. */
function check(ref: CredentialRef, what: string, sources: Sources): void {
  if ("env" in ref && said(sources.env[ref.env]) === undefined) {
    sources.problems.push(
      `${ref.env} is not set: lynceus.yaml names it as ${what}. Set the variable.`,
    );
  }
  if ("file" in ref) textOf(ref.file, what, sources);
}

function textOf(path: string, what: string, { absolute, read, problems }: Sources): string {
  const file = read(absolute(path));
  if (file.ok) return file.text;
  problems.push(`${absolute(path)} ${file.why}: lynceus.yaml names it as ${what}.`);
  return "";
}

function lookUp(value: ValueRef, what: string, sources: Sources): () => string {
  if (typeof value === "string") return () => value;
  check(value, what, sources);
  const { env, absolute, read } = sources;
  if ("env" in value) return () => said(env[value.env]) ?? "";
  return () => {
    const file = read(absolute(value.file));
    return file.ok ? file.text.trim() : "";
  };
}
