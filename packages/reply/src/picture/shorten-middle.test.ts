import { expect, test } from "vitest";
import { shortenMiddle } from "./shorten-middle.ts";

test.each([
  ["payments-api", 12, "payments-api"],
  ["payments-api-6445bf6c75-jrnsf", 20, "payment…bf6c75-jrnsf"],
  ["🔥🔥🔥🔥", 3, "…🔥🔥"],
  ["abc", 1, "…"],
])("%s within %i is %s", (text, max, short) => {
  expect(shortenMiddle(text, max)).toBe(short);
});
