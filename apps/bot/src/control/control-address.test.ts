import { expect, test } from "vitest";
import { controlAddress } from "./control-address.ts";

test("it stands in the folder", () => {
  expect(controlAddress("/var/lib/lynceus")).toBe("/var/lib/lynceus/lynceus.sock");
});

test("a long path gets a short name that no other folder has", () => {
  const long = `/var/lib/${"x".repeat(120)}`;

  const [one, other] = [controlAddress(`${long}/a`), controlAddress(`${long}/b`)];

  expect(Buffer.byteLength(one)).toBeLessThanOrEqual(100);
  expect(one).not.toBe(other);
  expect(controlAddress(`${long}/a`)).toBe(one);
});
