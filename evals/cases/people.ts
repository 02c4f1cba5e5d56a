import type { EvalCase, Expected, Turn } from "../case.ts";
import { says } from "./truth.ts";

const asks = (words: string, expects: Expected): Turn => ({
  says: words,
  mentions: true,
  expects,
});
const colleague = (turn: Turn): Turn => ({ ...turn, by: "colleague" });
const replies = (words: string, expects: Expected): Turn => ({ says: words, expects });

const pulls = says(["payments-api", "2.4.0-rc1"]);
const secret = says(["refunds-db-credentials", "refunds"], ["2.4.0-rc1"]);
const fine = says(["checkout-web", "Healthy"], ["2.4.0-rc1"]);
const killed = says(["recommendations", "memory|OOM"], ["2.4.0-rc1"]);

/** Two people in one thread, each with a question of their own. */
const threads: Readonly<Record<string, readonly Turn[]>> = {
  "one-after-another": [
    asks("why is payments-api failing?", pulls),
    colleague(asks("why is refunds not starting?", secret)),
  ],
  "one-is-fine": [
    asks("why is payments-api failing?", pulls),
    colleague(asks("is checkout-web ok?", fine)),
  ],
  "back-to-the-first": [
    asks("why is payments-api failing?", pulls),
    colleague(asks("why is refunds not starting?", secret)),
    replies("who deployed payments-api?", says(["Ivo Lindqvist", "payments-api"])),
  ],
  "many-then-one": [
    asks("which applications cannot pull their image?", says(["payments-api", "newsletter"])),
    colleague(asks("what happened to recommendations?", killed)),
  ],
  "one-then-many": [
    asks("what happened to recommendations?", killed),
    colleague(asks("which applications run on prod-eu-3?", says(["edge-auth", "edge-cache"]))),
  ],
  "unasked-name": [
    asks("why is payments-api failing?", pulls),
    colleague(replies("and refunds?", secret)),
  ],
  "its-own-again": [
    asks("why is payments-api failing?", pulls),
    colleague(asks("why is refunds not starting?", secret)),
    colleague(replies("in which namespace is that secret missing?", says(["refunds-prod"]))),
  ],
};

export const people: readonly EvalCase[] = Object.entries(threads).map(([name, turns]) => ({
  id: `fleet/people-${name}`,
  kind: "people",
  world: "fleet",
  channel: "platform-support",
  turns,
}));
