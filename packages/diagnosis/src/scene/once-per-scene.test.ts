import { expect, it } from "vitest";
import { buildObserved } from "../testing/build-observed.ts";
import { oncePerScene } from "./once-per-scene.ts";
import { buildScene } from "./scene.ts";

it("reads a part once in each scene, even when there is nothing to read", () => {
  const read: object[] = [];
  const once = oncePerScene((part: object) => void read.push(part));
  const [scene, other] = [buildScene(buildObserved({})), buildScene(buildObserved({}))];
  const part = {};

  for (const of of [scene, scene, other, scene]) once(part, of);

  expect(read).toEqual([part, part]);
});
