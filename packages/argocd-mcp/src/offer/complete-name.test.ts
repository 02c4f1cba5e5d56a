import { expect, test } from "vitest";
import { fakeFleet, summary } from "../testing/fake-fleet.ts";
import { type Chosen, completeName } from "./complete-name.ts";

const fleet = fakeFleet({
  applications: [
    summary("payments-api"),
    summary("legacy-payments"),
    summary("orders-api"),
    summary("orders-api", { instance: "lab", namespace: "team-a" }),
    summary("secret-payments", { project: "secret" }),
  ],
});
const names = {
  fleet,
  visible: ({ project }: { project: string }) => project !== "secret",
  heard: undefined,
};

test.each<["instance" | "namespace" | "name", string, Chosen, string[]]>([
  ["name", "pay", {}, ["payments-api", "legacy-payments"]],
  ["name", " PAY", {}, ["payments-api", "legacy-payments"]],
  ["name", "", {}, ["legacy-payments", "orders-api", "payments-api"]],
  ["name", "", { instance: "lab" }, ["orders-api"]],
  ["name", "secret", {}, []],
  ["instance", "", { name: "orders-api" }, ["lab", "prod-eu"]],
  ["instance", "", { name: "payments-api" }, ["prod-eu"]],
  ["namespace", "", { name: "orders-api", instance: "lab" }, ["team-a"]],
  ["instance", "nowhere", {}, []],
])("%s like %j, after %j", async (field, typed, chosen, expected) => {
  expect(await completeName(field, typed, chosen, names)).toEqual(expected);
});

test("shows a hundred at most, and waits until the Argo CDs are heard", async () => {
  const applications = Array.from({ length: 300 }, (_, n) => summary(`app-${n}`));
  let hear = () => {};
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const many = { fleet: fakeFleet({ applications }), visible: () => true, heard };
  let isThere = false;
  const completing = completeName("name", "app", {}, many).finally(() => {
    isThere = true;
  });
  await new Promise(setImmediate);

  expect(isThere).toBe(false);
  hear();
  expect(await completing).toHaveLength(100);
});
