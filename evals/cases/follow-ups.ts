import type { EvalCase, Expected, Turn } from "../case.ts";
import { causeIn, entryOf, says } from "./truth.ts";

/** The world's own question first, then what is said in the thread of its answer. */
function followUp(world: string, name: string, ...then: readonly Turn[]): EvalCase {
  const { about, truth } = entryOf(world);
  const question = truth.questions.find((each) => about.some((name) => each.includes(name))) ?? "";
  return {
    id: `${world}/then-${name}`,
    kind: "follow-up",
    world,
    turns: [{ says: question }, ...then],
  };
}

const reply = (words: string, expects: Expected | "silence"): Turn => ({ says: words, expects });
const orders = causeIn("config-server-wrong-environment");
/** From the recorded logs of the version that runs: `HikariPool-1 - Connection is not available`. */
const poolExhausted = says(["5.1.0", "pool|liveness"], ["OOM"]);

export const followUps: readonly EvalCase[] = [
  followUp(
    "image-tag-missing",
    "what-do-i-change",
    reply("what do I change?", says(["2.3.0", "2.4.0-rc1", "payments-deploy"])),
  ),
  followUp(
    "image-tag-missing",
    "what-changed",
    reply("what changed?", says(["2.3.0", "2.4.0-rc1"])),
  ),
  followUp(
    "image-tag-missing",
    "what-did-he",
    reply("and what did he change", says(["2.3.0", "2.4.0-rc1"], ["No deployment by"])),
  ),
  followUp(
    "image-tag-missing",
    "just-roll-back",
    reply("ok can i just roll back", says(["2.3.0"])),
  ),
  followUp("image-tag-missing", "who", reply("who deployed that?", says(["Ivo Lindqvist"]))),
  followUp(
    "image-tag-missing",
    "in-staging",
    reply(
      "and in staging?",
      says(["staging|stage", "payments-api"], ["2 of 2 pods ready in staging"]),
    ),
  ),
  followUp("image-tag-missing", "still-serving", reply("do users notice?", says(["2 of 2|2.3.0"]))),
  followUp("image-tag-missing", "thanks", reply("thanks!", "silence")),
  followUp(
    "image-tag-missing",
    "roll-back",
    reply("can you roll it back?", says(["Nothing was changed|later|not yet|cannot"])),
  ),
  followUp(
    "image-tag-missing",
    "another",
    // It is of a project that this channel does not see: told like one that does not exist.
    reply("and is checkout-web ok?", says(["checkout-web", "among those you may see"])),
  ),
  followUp(
    "image-tag-missing",
    "again",
    reply("is it still broken?", causeIn("image-tag-missing")),
  ),
  followUp(
    "config-server-wrong-environment",
    "current-failure",
    reply("current failure", says(orders.mustSay, orders.mustNotSay)),
  ),
  followUp("config-server-wrong-environment", "both", reply("both", orders)),
  followUp("config-server-wrong-environment", "second", reply("2", poolExhausted)),
  followUp(
    "config-server-wrong-environment",
    "running",
    reply("the running version", poolExhausted),
  ),
  followUp(
    "config-server-wrong-environment",
    "by-version",
    reply("5.2.0 please", says(orders.mustSay, orders.mustNotSay)),
  ),
  followUp(
    "config-server-wrong-environment",
    "who",
    reply("the new one", says(orders.mustSay)),
    reply("who changed that?", says(["Noor Haddad"])),
  ),
  followUp("liveness-kills", "logs", reply("show me the logs", says(["event loop blocked"]))),
  followUp(
    "liveness-kills",
    "not-memory",
    reply("so it is not memory?", says(["liveness"], ["OOMKilled is the cause"])),
  ),
  followUp("oom-killed", "fix", reply("what limit does it have now?", says(["512Mi"]))),
  followUp("oom-killed", "logs", reply("logs please", says(["612 MiB|loading model|HNSW"]))),
  followUp(
    "presync-hook-failed",
    "logs",
    reply("show me the log of the job", says(["already exists"])),
  ),
  followUp(
    "crash-after-config-removed",
    "what-changed",
    reply("what did the last commit change?", says(["BILLING_WEBHOOK_URL"])),
  ),
  followUp("crash-after-config-removed", "who", reply("who was it?", says(["Ivo Lindqvist"]))),
  followUp(
    "secret-missing",
    "which",
    reply(
      "which secret exactly, and in which namespace?",
      says(["refunds-db-credentials", "refunds-prod"]),
    ),
  ),
  followUp(
    "drift-hpa",
    "what-do-i-change",
    reply("ok and what do I change in git?", says(["replicas"])),
  ),
  followUp(
    "cluster-unreachable",
    "others",
    reply("is anybody else affected?", says(["edge-auth", "prod-eu-3"])),
  ),
  followUp(
    "healthy-but-asked",
    "sure",
    reply(
      "are you sure? users get 502s",
      says(["ingress|caller|dependency|log|not"], ["rollback"]),
    ),
  ),
];
