import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as door from "../index.ts";
import { gallery } from "./gallery.ts";
import { toPage } from "./to-page.ts";

test("every message reads as it did when a person last read it", async () => {
  const pages = Object.entries(gallery).map(([title, message]) => toPage(title, message));

  await expect(`# Every message\n\n${pages.join("\n")}`).toMatchFileSnapshot("./gallery.txt");
});

const here = new URL("./", import.meta.url);
const source = readdirSync(here)
  .filter((file) => file.endsWith("gallery.ts"))
  .map((file) => readFileSync(new URL(file, here), "utf8"))
  .join("\n");
const renderers = Object.keys(door).filter((name) =>
  /^render|Drawer$|^asPosted$|^forAsker$/.test(name),
);

test.each(renderers)("what %s makes is among them", (name) => {
  expect(source).toMatch(new RegExp(`[^\\w]${name}s?\\(`));
});
