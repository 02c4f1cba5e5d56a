import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type CredentialRef, ExpectedError } from "@lynceus/contract";
import { followText } from "../file/follow-text.ts";

/** A token that is looked up anew when that is needed. */
export interface Credential {
  /** Throws an `ExpectedError` that says why there is none; never with what was read. */
  readonly read: () => string | Promise<string>;
  /** This token was refused: another one in its place, or undefined where there is none. */
  readonly renew: (refused: string) => Promise<string | undefined>;
}

export interface CredentialOptions {
  /** A variable's value. */
  readonly variable: (name: string) => string;
  /** A path of the file → an absolute one. */
  readonly absolute: (path: string) => string;
  readonly now?: () => number;
}

const run = promisify(execFile);
/** A command is not asked again within this time, so that a wrong token does not make it run all the time. */
const AGAIN_MS = 10_000;
/** So much before it expires a token is renewed. */
const EARLY_MS = 30_000;

export function createCredential(ref: CredentialRef, options: CredentialOptions): Credential {
  if ("env" in ref) {
    return { read: () => options.variable(ref.env), renew: async () => undefined };
  }
  if ("file" in ref) return fromFile(options.absolute(ref.file));
  return fromCommand(ref, options.now ?? Date.now);
}

/** Read again when the file has changed. */
function fromFile(path: string): Credential {
  const text = followText(path);
  return { read, renew: async (refused) => other(refused, read()) };

  function read(): string {
    try {
      return text().trim();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ExpectedError(`its file ${path} cannot be read (${code}).`);
    }
  }
}

type FromCommand = Extract<CredentialRef, { readonly command: readonly string[] }>;

function fromCommand(ref: FromCommand, now: () => number): Credential {
  interface Kept {
    readonly token: Promise<string>;
    readonly since: number;
    until: number;
  }
  let kept: Kept | undefined;
  return {
    read,
    async renew(refused) {
      const known = kept;
      const isKnown = (await known?.token.catch(() => undefined)) === refused;
      // Of several calls that are refused together the first asks, and all get its answer.
      if (isKnown && kept === known && known !== undefined) {
        if (now() - known.since < AGAIN_MS) return undefined;
        kept = undefined;
      }
      return other(refused, await read());
    },
  };

  function read(): Promise<string> {
    if (kept !== undefined && now() < kept.until) return kept.token;
    const asked: Kept = { token: ask(ref), since: now(), until: Number.POSITIVE_INFINITY };
    kept = asked;
    asked.token.then(
      (token) => {
        const expires = expiryOf(token);
        asked.until =
          expires === undefined
            ? now() + ref.keepSeconds * 1000
            : Math.max(expires - EARLY_MS, asked.since + AGAIN_MS);
      },
      () => {
        asked.until = asked.since + AGAIN_MS;
      },
    );
    return asked.token;
  }
}

function other(refused: string, token: string): string | undefined {
  return token === refused ? undefined : token;
}

async function ask({ command, timeoutSeconds }: FromCommand): Promise<string> {
  const [program = "", ...rest] = command;
  try {
    const { stdout } = await run(program, rest, {
      timeout: timeoutSeconds * 1000,
      killSignal: "SIGKILL",
      maxBuffer: 64_000,
      windowsHide: true,
    });
    return stdout.trim();
  } catch (error) {
    throw new ExpectedError(`its command \`${program}\` ${whyNot(error, timeoutSeconds)}.`);
  }
}

function whyNot(error: unknown, timeoutSeconds: number): string {
  const { code, killed } = error as { readonly code?: unknown; readonly killed?: boolean };
  if (code === "ENOENT") return "is not a program of this machine";
  if (code === "EACCES") return "may not be run by this user";
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return "prints more than a token";
  if (killed === true) return `took longer than ${timeoutSeconds} s`;
  return typeof code === "number" ? `ended with exit code ${code}` : "was ended by a signal";
}

/** When a JSON Web Token expires, in epoch milliseconds; undefined when it does not say. */
export function expiryOf(token: string): number | undefined {
  const exp = claimsOf(token)?.exp;
  return typeof exp === "number" ? exp * 1000 : undefined;
}

/** What a JSON Web Token says of itself, unverified; undefined when it is none. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token.split(".")[1] ?? "", "base64url").toString(),
    );
    return typeof claims === "object" && claims !== null ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}
