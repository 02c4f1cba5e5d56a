import { resolve } from "node:path";
import type { CredentialRef, Instance, ValueRef } from "@lynceus/contract";
import type { ReadText } from "../file/read-text.ts";
import { type Env, said } from "../said.ts";
import { createCredential } from "./create-credential.ts";
import { createFetch } from "./create-fetch.ts";
import { followAuthority } from "./follow-authority.ts";

/** An Argo CD as it is to be reached. Nothing is connected to before it is used. */
export interface ConnectedInstance {
  readonly name: string;
  readonly url: string;
  readonly environment?: "dev" | "stage" | "prod";
  readonly token: () => string | Promise<string>;
  /** How it is reached, where that differs from the default. */
  readonly client?: {
    readonly fetch?: typeof fetch;
    readonly timeoutMs?: number;
    readonly listTimeoutMs?: number;
    readonly maxConcurrent?: number;
  };
  /** Another one when anything of it is configured differently; says nothing secret. */
  readonly revision?: string;
}

/** Where what an instance names is looked up. */
export interface Sources {
  readonly env: Env;
  readonly read: ReadText;
  /** Paths start from it. */
  readonly folder: string;
  /** Takes what is wrong: a variable that is not set, a file that cannot be read. */
  readonly problems: string[];
}

/** What is said of an Argo CD → how it is reached. */
export function connectInstance(instance: Instance, sources: Sources): ConnectedInstance {
  const { name, url, environment, limits = {}, proxy } = instance;
  const { env, folder } = sources;
  check(instance.credential, `the credential of \`${name}\``, sources);
  const credential = createCredential(instance.credential, {
    variable: (variable) => said(env[variable]) ?? "",
    absolute: (path) => resolve(folder, path),
  });
  const { caFile } = instance;
  const ca =
    caFile &&
    followAuthority(resolve(folder, caFile), textOf(caFile, `the caFile of \`${name}\``, sources));
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
        noProxy: said(env.NO_PROXY) ?? said(env.no_proxy),
        headers: () => Object.fromEntries(headers.map(([header, value]) => [header, value()])),
        renew: credential.renew,
      }),
      ...given("timeoutMs", seconds(timeoutSeconds)),
      ...given("listTimeoutMs", seconds(listTimeoutSeconds)),
      ...given("maxConcurrent", concurrentRequests),
    },
    revision: JSON.stringify([instance, folder]),
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

function textOf(path: string, what: string, { folder, read, problems }: Sources): string {
  const absolute = resolve(folder, path);
  const file = read(absolute);
  if (file.ok) return file.text;
  problems.push(`${absolute} ${file.why}: lynceus.yaml names it as ${what}.`);
  return "";
}

function lookUp(value: ValueRef, what: string, sources: Sources): () => string {
  if (typeof value === "string") return () => value;
  check(value, what, sources);
  const { env, folder, read } = sources;
  if ("env" in value) return () => said(env[value.env]) ?? "";
  return () => {
    const file = read(resolve(folder, value.file));
    return file.ok ? file.text.trim() : "";
  };
}
