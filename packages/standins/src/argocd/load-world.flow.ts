import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleWorld } from "./bundle-world.ts";
import { listWorlds, worldsFolder } from "./list-worlds.ts";
import { loadWorld } from "./load-world.ts";
import { loadWorldFromFolder } from "./load-world-from-folder.ts";

const recorded = new URL("../../../../../shared/argocd/worlds/", import.meta.url);

describe("loadWorld", () => {
  it("unpacks every world of the catalogue, as the catalogue tells it", () => {
    const catalogue = listWorlds();
    expect(catalogue).toHaveLength(64);
    for (const entry of catalogue) {
      const { files, ...header } = loadWorld(entry.id);
      expect(header).toEqual(entry);
      expect(files.has("applications.json")).toBe(true);
    }
  });

  it("tells the truth of a world before it is unpacked", () => {
    const entry = listWorlds().find(({ id }) => id === "config-server-wrong-environment");
    expect(entry?.truth.followUp).toBe("current failure");
    expect(entry?.truth.failures).toHaveLength(2);
    const fleet = listWorlds().find(({ id }) => id === "fleet");
    expect(fleet?.truth.cases.length).toBeGreaterThan(5);
  });

  it("names near ids for one that is not there, or where to find them", () => {
    expect(() => loadWorld("oom-kiled")).toThrow(
      'There is no world "oom-kiled". Near: oom-killed.',
    );
    expect(() => loadWorld("zzzzzzzz")).toThrow("There are 64; listWorlds() names them.");
    expect(() => loadWorld("../worlds/fleet")).toThrow("There is no world");
  });
});

describe("loadWorldFromFolder", () => {
  it("refuses a folder that is no recording, in a sentence", () => {
    const here = new URL(".", import.meta.url).pathname;
    expect(() => loadWorldFromFolder(here)).toThrow(/world.json cannot be read/);
  });

  it.skipIf(!existsSync(recorded))(
    "reads a recording just as it is shipped (skipped without ../shared/argocd/worlds)",
    () => {
      const world = loadWorldFromFolder(new URL("image-tag-missing", recorded).pathname);
      expect(world).toEqual(loadWorld("image-tag-missing"));
      expect(worldsFolder.pathname).toMatch(/fixtures\/worlds\/$/);
      expect(bundleWorld(world).equals(bundleWorld(loadWorld("image-tag-missing")))).toBe(true);
    },
  );
});
