import {
  type ConnectedInstance,
  connectInstance,
  type Env,
  type ReadFile,
  type ReadText,
  readInstances as readFromFile,
  said,
} from "@lynceus/config";
import { type Instance, InstanceName } from "@lynceus/contract";
import { z } from "zod";

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
): readonly ConnectedInstance[] {
  const own = fromVariables(env, problems);
  const named = readFromFile(file, { env, read, problems }, own?.name);
  // Of a file that cannot be read nobody knows what it names.
  if (named.length === 0 && own === undefined && file.kind !== "wrong") {
    problems.push(
      "ARGOCD_BASE_URL is not set: the address of Argo CD. Where to get it: the address that you open Argo CD under, with its sub-path if it has one, such as https://argocd.example.com. Several are named in lynceus.yaml.",
    );
    if (said(env.ARGOCD_API_TOKEN) === undefined) {
      problems.push(
        `ARGOCD_API_TOKEN is not set: an API token of an Argo CD account that may read applications. ${TOKEN_REMEDY}`,
      );
    }
  }
  // What is wrong with variables is told already, in their own words.
  const silent = { env, read, folder: ".", problems: [] };
  return own === undefined ? named : [...named, connectInstance(own, silent)];
}
