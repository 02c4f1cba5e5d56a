import { expect, test } from "vitest";
import { gallery } from "./gallery.ts";
import { toPage } from "./to-page.ts";

test("every message reads as it did when a person last read it", async () => {
  const pages = Object.entries(gallery).map(([title, message]) => toPage(title, message));

  await expect(`# Every message\n\n${pages.join("\n")}`).toMatchFileSnapshot("./gallery.txt");
});
