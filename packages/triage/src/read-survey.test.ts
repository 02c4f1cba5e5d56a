import { expect, test } from "vitest";
import { normaliseText } from "./normalise-text.ts";
import { readSurvey } from "./read-survey.ts";

const read = (text: string, isAboutOne = false) =>
  readSurvey(normaliseText(text), { isAboutOne, asker: "Dana Reyes" });
const secrets = ["F12", "G1", "G2", "G3"];

test.each([
  ["what is wrong in project catalog?", { project: "catalog", modes: [] }],
  ["What's broken in the `checkout` project?", { project: "checkout", modes: [] }],
  ["which applications wait for a secret that does not exist?", { modes: secrets }],
  ["who is missing a secret?", { modes: secrets }],
  ["who was OOM-killed?", { modes: ["F7"] }],
  ["WHO WAS OOMKILLED???", { modes: ["F7"] }],
  ["any pods out of memory?", { modes: ["F7"] }],
  ["which use an image tag that does not exist?", { modes: ["F1"] }],
  ["which apps are in ImagePullBackOff?", { modes: ["F1", "F2", "F3", "F4"] }],
  ["is anything blocked by a sync window right now?", { modes: ["H1"] }],
  ["what is degraded?", { modes: [], health: "Degraded" }],
  ["what's out of sync?", { modes: [], sync: "OutOfSync" }],
  ["list all degraded apps in project payments", { health: "Degraded", project: "payments" }],
  ["which applications are Unknown, and do they have one cause?", { health: "Unknown" }],
  ["which applications do not sync automatically?", { manual: true }],
  ["who still pulls from docker.io?", { image: "docker.io" }],
  ["are there any failing applications?", { modes: [] }],
  ["is anything broken?", { modes: [] }],
  ["which apps crashloop?", { modes: ["F5", "F6", "F7", "F15", "B8"] }],
  ["what did Ivo deploy today, and is it fine?", { author: "ivo", withinHours: 24 }],
  ["what has Noor Haddad shipped this week", { author: "noor haddad", withinHours: 168 }],
  ["deployments by ivo", { author: "ivo" }],
  ["deploys by Dana yesterday", { author: "dana", withinHours: 48 }],
  ["is everything ok?", { modes: [] }],
  ["what broke?", { modes: [] }],
  ["how is project checkout doing?", { project: "checkout", modes: [] }],
  ["what is the status of project checkout?", { project: "checkout" }],
  ["what did I deploy yesterday?", { author: "Dana Reyes", withinHours: 48 }],
  ["what was deployed today?", { withinHours: 24 }],
  ["which applications run on prod-eu-3?", { everything: true, place: "prod-eu-3" }],
  ["list all apps in namespace edge", { everything: true, place: "edge" }],
  ["what is out of sync in checkout?", { sync: "OutOfSync", place: "checkout" }],
  ["what's failing in cluster prod-us-9", { modes: [], place: "prod-us-9" }],
  ["what is out of sync in order2?", { sync: "OutOfSync", place: "order2" }],
  ["which syncs are running right now?", { syncing: true }],
  ["do any of the failing apps share one cause?", { shared: true }],
  ["what should we look at first?", { modes: [] }],
  ["prod down??", { modes: [] }],
  ["does anybody run into a resource quota?", { modes: ["F9", "D9"] }],
  ["did anything hit its quota", { modes: ["F9", "D9"] }],
  ["did f38f0c4 go out?", { revision: "f38f0c4" }],
  ["which apps run `f38f0c4`", { revision: "f38f0c4" }],
  ["f38f0c4e2b broke us", { revision: "f38f0c4e2b" }],
  ["is https://github.com/o/r/commit/1234567890abcdef live?", { revision: "1234567890abcdef" }],
  ["is commit 1234567 deployed", { revision: "1234567" }],
  ["is PR #482 live yet?", { revision: "#482" }],
  ["did pull request 482 go out", { revision: "#482" }],
  ["https://gitlab.com/o/r/-/merge_requests/7 deployed?", { revision: "#7" }],
  ["how are our applications doing?", { modes: [] }],
])("%j asks about many", (text, survey) => {
  expect(read(text)).toMatchObject(survey);
});

test.each([
  "why is payments-api failing?",
  "did f38f0c4 break payments-api?",
  "why is pod web-6445bf6c75-jrnsf not running?",
  "can you review PR #482?",
  "can you look at f38f0c4 with me?",
  "registry.example/web:f38f0c4 cannot be pulled",
  "Production deployment issue",
  "what is SharedResourceWarning on web-eu?",
  "commerce-suite is Degraded, it has sixty services, which one is it?",
  "card-vault pods wait for a secret that nobody creates",
  "what is wrong?",
  "what's wrong with billing?",
  "tax-engine stays OutOfSync and nobody can sync it",
  "session-store restarts every couple of minutes, out of memory?",
  "we deleted promo-eu twice and it keeps coming back",
  "edge-cache shows Unknown",
  "catalog-facets turned Unknown after the chart bump",
  "reco-cache is Suspended and still runs the old version",
  "who is on call today?",
  "thumbnailer crashes at once with exit 255",
  "my pods are OOMKilled",
  "refunds waits for a secret that does not exist",
  "what broke in payments-api?",
  "is everything ok with payments-api?",
  "is payments-api healthy?",
  "what changed?",
  "search-front 9.1.0 did not go out, what happened?",
  "what's wrong in payments-prod?",
  "why did the sync of billing run into a hook?",
  "points-api sync: failed calling webhook, what did we do wrong?",
])("%j does not", (text) => {
  expect(read(text)).toBeUndefined();
});

test("in a thread about one application, «what is degraded?» is about that one", () => {
  expect(read("what is degraded?", true)).toBeUndefined();
  expect(read("which apps are degraded?", true)).toMatchObject({ health: "Degraded" });
});

test.each([
  ["any incidents right now", { modes: [] }],
  ["top 5 problems", { modes: [] }],
  ["what is stuck", { modes: [] }],
  ["alles rot, hilfe!!", { modes: [] }],
  ["is staging ok?", { modes: [] }],
  ["image pull error somewhere?", { modes: ["F1", "F2", "F3", "F4"] }],
  ["can I deploy now?", { modes: ["H1"] }],
  ["is there a deploy freeze?", { modes: ["H1"] }],
  ["did my PR go out?", { author: "Dana Reyes", withinHours: 48 }],
  ["last deploys?", { withinHours: 24 }],
  ["who deployed last?", { withinHours: 24 }],
  ["what changed in the last 3 hours?", { withinHours: 3 }],
  ["whats on fire", { modes: [] }],
  ["which pods keep restarting", { failure: "restart again and again" }],
  ["which apps were deployed today", { withinHours: 24 }],
  ["alles rot im checkout projekt", { project: "checkout" }],
])("in a hurry, %j asks about many", (text, survey) => {
  expect(read(text)).toMatchObject(survey);
});

test.each(["what changed today?", "who deployed last?", "can I deploy now?", "did my PR go out?"])(
  "in a thread about one application, %j is about that one",
  (text) => {
    expect(read(text, true)).toBeUndefined();
  },
);
