import { beforeAll, expect, test } from "vitest";
import { ask, sharedStages } from "../testing/on-stage.ts";

const shared = sharedStages();

/** One Argo CD with 75 applications takes its time to start on a busy machine. */
beforeAll(async () => void (await shared("fleet")), 60_000);

test.each([
  [
    "logs",
    "Show me the logs for the orders-api pod that is erroring",
    [
      /^.*orders-api · prod: \d+ telling entries in the log/,
      /config-e2e\.company\.com/,
      /Left out: \d+ lines? of \d+ read/,
    ],
  ],
  [
    "what changed in a failing application",
    "payments-api was fine yesterday",
    [
      /last deployed `f38f0c4` "payments-api: roll out 2\.4\.0-rc1", Ivo Lindqvist/,
      /-\s+image: \S+:2\.3\.0\n\+\s+image: \S+:2\.4\.0-rc1/,
      /Before: .*2\.3\.0/,
      /Failing: the new revision cannot pull its image/,
    ],
  ],
  [
    "what changed in a healthy one",
    "what changed in search-query?",
    [/search-query · prod: last deployed/, /nothing has drifted/],
  ],
  [
    "what is not as Git wants it",
    "what changed in checkout-sessions?",
    [/Not as Git wants it now: 1 object: Deployment `checkout-sessions`/],
  ],
  [
    "how it stands",
    "is payments-api healthy?",
    [/payments-api · prod is Degraded and Synced\./, /Failing: /],
  ],
  [
    "which version runs",
    "which version of payments-api runs in prod?",
    [/runs `payments\/api:2\.3\.0`; `payments\/api:2\.4\.0-rc1` is rolled out and fails/],
  ],
  [
    "who deployed",
    "who deployed payments-api last?",
    [/deployed last by auto-sync .*, from a commit by Ivo Lindqvist/],
  ],
  [
    "what to change",
    "how do I fix payments-api?",
    [
      /set the image back to `2\.3\.0` in `payments-deploy` `apps\/payments-api\/prod`/,
      /\+\s+image: /,
    ],
  ],
  [
    "not just me",
    "edge-router is Unknown, is it just me?",
    [/not just you\. 2 other applications/, /edge-cache/, /edge-auth/, /prod-eu-3/],
  ],
  [
    "only this one",
    "payments-api fails, are others affected?",
    [/payments-api · prod: only this one/],
  ],
  [
    "a trace that is the failure",
    "orders-api logs this, is it critical?\n```java.net.ConnectException: Connection refused: config-e2e.company.com:443```",
    [/Yes, critical: orders-api · prod fails by this/, /host `config-e2e\.company\.com`/],
  ],
  [
    "a line that is harmless",
    'cache-warmer, is this critical? `WARN  redis client: option "retry_on_timeout" is deprecated`',
    [/not critical/, /deprecat/, /Its logs hold it \d+ times/],
  ],
  [
    "a line that matters",
    "should we worry?\n2026-11-21T07:55:57Z WARN  tls: client certificate CN=acme-prod expires in 36h (bank-link-748dbdd9b5-gr5nw)",
    [/bank-link · prod: not failing now, but it matters/, /expires/],
  ],
  [
    "a line of nobody's",
    "is this critical?\n```ERROR order 12 rejected: java.lang.IllegalStateException: bad state```",
    [/Not clear from the lines alone/, /No application is named/, /What decides it/],
  ],
] as const)("%s", async (_, question, said) => {
  const stage = await shared("fleet");

  const answer = await ask(stage, question);

  for (const words of said) expect(answer).toMatch(words);
  expect(answer).not.toMatch(/undefined|\[object|first look/);
});

test.each([
  [
    "create an app called 'frontend' using the manifests from github.com/myorg/apps, main branch, deploy to production namespace",
    [
      /Application: `frontend`/,
      /Repository: `github\.com\/myorg\/apps`/,
      /Branch: `main`/,
      /Namespace: `production`/,
      /Missing: the path/,
    ],
  ],
  [
    "connect to my GitOps repo and create an Argo CD application for each directory under /apps",
    [/each directory under: `\/apps`/, /Missing: the repository/, /waves/],
  ],
  [
    "deploy version 2.0 of my service, monitor its health, and roll back to the previous version if it degrades",
    [/Version: `2\.0`/, /Roll back if: `it degrades`/, /Missing: which application/],
  ],
  [
    "sync payments-api",
    [/Now: payments-api · prod is Degraded and Synced; the new revision cannot pull its image/],
  ],
  ["delete the application payments-apj", [/`payments-apj`/, /List every object/]],
] as const)("%s", async (order, said) => {
  const stage = await shared("fleet");

  const answer = await ask(stage, order);

  expect(answer).toMatch(/^.*Nothing was changed/);
  for (const words of said) expect(answer).toMatch(words);
});
