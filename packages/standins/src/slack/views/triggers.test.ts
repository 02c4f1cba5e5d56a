import { beforeEach, expect, test } from "vitest";
import { createTriggers, type Triggers } from "./triggers.ts";

let now: number;
let triggers: Triggers;

beforeEach(() => {
  now = 1_700_000_000_000;
  triggers = createTriggers(() => now);
});

test("a trigger is good once", () => {
  const id = triggers.mint("U1");
  expect(triggers.redeem(id)).toBe("U1");
  expect(() => triggers.redeem(id)).toThrow("exchanged_trigger_id");
});

test("a trigger is good for three seconds", () => {
  const [early, late] = [triggers.mint("U1"), triggers.mint("U1")];
  now += 3000;
  expect(triggers.redeem(early)).toBe("U1");
  now += 1;
  expect(() => triggers.redeem(late)).toThrow("expired_trigger_id");
  expect(() => triggers.redeem("1.2.x")).toThrow("invalid_trigger_id");
});

test("some are made to expire", () => {
  triggers.expire(1);
  expect(() => triggers.redeem(triggers.mint("U1"))).toThrow("expired_trigger_id");
  expect(triggers.redeem(triggers.mint("U1"))).toBe("U1");
});
