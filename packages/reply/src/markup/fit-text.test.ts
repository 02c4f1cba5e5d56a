import { expect, test } from "vitest";
import { fitText } from "./fit-text.ts";

test("a text is cut between characters", () => {
  expect(fitText("a🔥🔥", 4)).toBe("a🔥…");
  expect(fitText("a🔥🔥", 3)).toBe("a…");
  expect(fitText("a🔥", 3)).toBe("a🔥");
});
