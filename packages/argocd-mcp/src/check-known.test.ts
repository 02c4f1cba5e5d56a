import { ExpectedError } from "@lynceus/contract";
import { expect, test } from "vitest";
import { checkKnown } from "./check-known.ts";

test.each([
  [undefined, ["a"]],
  ["a", ["b", "a"]],
  ["PROD", ["prod"]],
  ["a", []],
  ["a", [undefined, ""]],
])("%j among %j is fine", (asked, known) => {
  expect(() => checkKnown("project", asked, known)).not.toThrow();
});

test("what nothing has is refused with what there is, each once and not without end", () => {
  const known = Array.from({ length: 90 }, (_, at) => `team-${String(at % 45).padStart(2, "0")}`);
  const check = () => checkKnown("project", 'x" do', known);

  expect(check).toThrow(ExpectedError);
  expect(check).toThrow(
    /^There is no project "x\\" do" among those you may see. There are: team-00, .*team-39 and 5 more\.$/,
  );
});
