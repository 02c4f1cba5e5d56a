import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { ExpectedError } from "@lynceus/contract";

/** Encrypts tokens at rest: AES-256-GCM, bound to their workspace, so that one cannot stand for another. */
export interface Seal {
  close(token: string, team: string): string;
  /** Throws `ExpectedError` when it was closed with a key that is not at hand, or is not whole. */
  open(sealed: string, team: string): string;
  /** Whether it was closed with the key that is in use now. */
  isCurrent(sealed: string): boolean;
}

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1";

/** Names a key without telling it. */
function idOf(key: Buffer): string {
  return createHash("sha256").update("lynceus key id\n").update(key).digest("hex").slice(0, 12);
}

/** `keys` are 32 bytes each: the first one closes, all of them open. */
export function createSeal(keys: readonly [Buffer, ...Buffer[]]): Seal {
  const [current] = keys;
  const currentId = idOf(current);
  const byId = new Map(keys.map((key) => [idOf(key), key]));

  return {
    close(token, team) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current, iv).setAAD(Buffer.from(team));
      const closed = Buffer.concat([cipher.update(token, "utf8"), cipher.final()]);
      const bytes = Buffer.concat([iv, cipher.getAuthTag(), closed]);
      return `${VERSION}.${currentId}.${bytes.toString("base64url")}`;
    },
    open(sealed, team) {
      const [version, id = "", text = ""] = sealed.split(".");
      const key = byId.get(id);
      if (version !== VERSION || key === undefined) {
        throw new ExpectedError(
          `The token of workspace ${team} was encrypted with another key. Set LYNCEUS_ENCRYPTION_KEY_BEFORE to the key that was used before, or have the workspace install the app again.`,
        );
      }
      try {
        const bytes = Buffer.from(text, "base64url");
        const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
        const opening = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        opening.setAAD(Buffer.from(team)).setAuthTag(tag);
        const closed = bytes.subarray(IV_BYTES + TAG_BYTES);
        return Buffer.concat([opening.update(closed), opening.final()]).toString("utf8");
      } catch {
        throw new ExpectedError(
          `The token that is kept for workspace ${team} is not whole. Have the workspace install the app again.`,
        );
      }
    },
    isCurrent: (sealed) => sealed.split(".")[1] === currentId,
  };
}
