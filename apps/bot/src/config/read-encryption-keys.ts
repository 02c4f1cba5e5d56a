import { type Env, said } from "@lynceus/config";

const BYTES = 32;
const HOW = "32 random bytes, such as `openssl rand -base64 32` prints";

/** The keys that tokens are encrypted with at rest: the one in use, then the one before it. */
export function readEncryptionKeys(env: Env, problems: string[]): readonly [Buffer, ...Buffer[]] {
  const read = (name: string) => {
    const value = said(env[name]);
    if (value === undefined) return undefined;
    const key = Buffer.from(value, /^[0-9a-f]{64}$/i.test(value) ? "hex" : "base64");
    if (key.length !== BYTES) problems.push(`${name} is not a key: ${HOW}.`);
    return key;
  };
  const key = read("LYNCEUS_ENCRYPTION_KEY");
  if (key === undefined) {
    problems.push(
      `LYNCEUS_ENCRYPTION_KEY is not set: the tokens of workspaces are kept encrypted only. Set it to ${HOW}, and keep a copy where the database is not.`,
    );
  }
  const before = read("LYNCEUS_ENCRYPTION_KEY_BEFORE");
  return [key ?? Buffer.alloc(BYTES), ...(before === undefined ? [] : [before])];
}
