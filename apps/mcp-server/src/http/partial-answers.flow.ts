import { expect, test } from "vitest";
import { connectModern } from "../testing/connect.ts";
import { startArgocd, startHttp } from "../testing/start-http.ts";

/** Four Argo CDs: one answers, one does not in time, one is gone, one does not know the token. */
async function startFour() {
  const [good, slow, refusing, dead] = await Promise.all(
    Array.from({ length: 4 }, () => startArgocd()),
  );
  if (!good || !slow || !refusing || !dead) throw new Error("not four");
  slow.faults.set("/**", { kind: "hang" });
  await dead.close();
  const as = (name: string, { url, token }: typeof good) => ({ name, url, token: () => token });
  return startHttp(good, {
    instances: [
      as("prod-eu", good),
      { ...as("prod-ap-2", slow), client: { timeoutMs: 300, listTimeoutMs: 300 } },
      as("lab", { ...refusing, token: "a-token-of-before" }),
      as("stage", dead),
    ],
  });
}

test("who did not answer is named with the reason, before what the others said", async () => {
  const { url } = await startFour();
  const client = await connectModern(url);
  async function ask(name: string, args: Record<string, unknown> = {}) {
    const { content, structuredContent, isError } = await client.callTool({
      name,
      arguments: args,
    });
    const text = content.map((block) => (block.type === "text" ? block.text : "")).join("\n");
    return { text, structured: structuredContent, isError: isError ?? false };
  }

  const listed = await ask("list_applications");
  const [first, second] = listed.text.split("\n");
  expect(first).toMatch(/^Incomplete: 1 of 4 instances answered\. /);
  expect(first).toContain(`lab: "refused Lynceus's token"`);
  expect(first).toMatch(/prod-ap-2: "(does not answer in time|has not answered for)/);
  expect(first).toMatch(/stage: "(cannot be reached|has not answered for)/);
  expect(second).toMatch(/^6 applications known, /);
  const missing = ["lab", "prod-ap-2", "stage"].map((instance) =>
    expect.objectContaining({ instance, reason: expect.stringContaining(`\`${instance}\``) }),
  );
  expect(listed.structured).toMatchObject({
    instances: 4,
    gaps: expect.arrayContaining(missing),
  });

  const refused = await ask("list_applications", { instance: "lab" });
  expect(refused.text).toMatch(
    /^Incomplete: 0 of 1 instances answered\. lab: "refused Lynceus's token"\n0 applications known/,
  );
  const unknown = await ask("get_application", { applicationName: "orders-nowhere" });
  expect(unknown).toMatchObject({
    isError: true,
    text: expect.stringMatching(/There is no application .*\nIncomplete: 1 of 4 instances/s),
  });
  const instances = await ask("list_instances");
  expect(instances.text).toMatch(/^4 instances, 1 connected\.\nlab refused .*refused Lynceus's/);
  for (const state of ["prod-ap-2 unreachable", "stage unreachable", "prod-eu connected"]) {
    expect(instances.text).toContain(`\n${state} `);
  }
});
