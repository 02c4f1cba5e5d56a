import { createHmac, hkdfSync, randomUUID, timingSafeEqual } from "node:crypto";
import { ExpectedError } from "@lynceus/contract";
import type { Store } from "@lynceus/store";
import type { InstallURLOptions, StateStore } from "@slack/bolt";
import { z } from "zod";

const GOOD_FOR_MS = 10 * 60_000;
const State = z.object({ nonce: z.string(), until: z.number() });

const AGAIN = "Begin at /slack/install again.";

/**
 * The state that goes with an installation to Slack and back: signed, good for ten minutes, and for one use in
 * whatever process it comes back to. What is asked for does not travel with it.
 */
export function createStateStore(options: {
  readonly key: Buffer;
  readonly store: Pick<Store, "leases">;
  readonly asked: InstallURLOptions;
}): StateStore {
  const { store, asked } = options;
  const key = Buffer.from(hkdfSync("sha256", options.key, "", "lynceus oauth state", 32));
  const sign = (text: string) => createHmac("sha256", key).update(text).digest();

  return {
    async generateStateParam(_, now) {
      const state = { nonce: randomUUID(), until: now.getTime() + GOOD_FOR_MS };
      const text = Buffer.from(JSON.stringify(state)).toString("base64url");
      return `${text}.${sign(text).toString("base64url")}`;
    },
    async verifyStateParam(now, given) {
      const [text = "", signature = ""] = given.split(".");
      const [expected, said] = [sign(text), Buffer.from(signature, "base64url")];
      if (said.length !== expected.length || !timingSafeEqual(said, expected)) {
        throw new ExpectedError(`This installation was not begun here. ${AGAIN}`);
      }
      const { nonce, until } = State.parse(JSON.parse(Buffer.from(text, "base64url").toString()));
      const left = until - now.getTime();
      if (left <= 0) throw new ExpectedError(`This installation took over ten minutes. ${AGAIN}`);
      // Each use has an owner of its own, and there is one place as long as the state is good.
      const isFirst = await store.leases.acquire(`oauth-state/${nonce}`, randomUUID(), 1, left);
      if (!isFirst) throw new ExpectedError(`This installation was used already. ${AGAIN}`);
      return asked;
    },
  };
}
