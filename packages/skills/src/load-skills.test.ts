import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadSkills } from "./load-skills.ts";
import { frontmatter, skillText } from "./testing/skill-text.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const named = (name: string, rest = "") => skillText({ frontmatter: frontmatter(name, rest) });

test("skills come by name, whatever the folders' order, and unusable ones are left out", async () => {
  const folder = temporaryFolder({
    "z/a/SKILL.md": named("a"),
    "c/SKILL.md": named("c"),
    "b/SKILL.md": named("b"),
    "b/inner/SKILL.md": named("inner"),
    "broken/SKILL.md": "no frontmatter",
    ".git/hidden/SKILL.md": named("hidden"),
    "node_modules/other/SKILL.md": named("other"),
  });

  const { skills, problems } = await loadSkills([folder]);

  expect(skills.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  expect(problems).toEqual([
    expect.objectContaining({ path: join(folder, "broken/SKILL.md"), severity: "error" }),
  ]);
});

test("a later folder's skill takes the place of an earlier one, and it is said", async () => {
  const [ours, theirs] = [1, 2].map((step) =>
    temporaryFolder({
      "a/SKILL.md": skillText({ frontmatter: frontmatter("a", ""), body: `Body ${step}` }),
    }),
  );

  const { skills, problems } = await loadSkills([ours ?? "", theirs ?? ""]);

  expect(skills.map(({ body }) => body)).toEqual(["Body 2"]);
  expect(problems).toEqual([
    {
      path: `${theirs}/a/SKILL.md`,
      severity: "warning",
      message: `a takes the place of ${ours}/a/SKILL.md.`,
    },
  ]);
});

test("of a name that stands twice in one folder the first is used; rivals for a mode are told", async () => {
  const folder = temporaryFolder({
    "one/SKILL.md": named("same"),
    "two/SKILL.md": named("same"),
    "x/SKILL.md": named("x", "metadata: { modes: F5, layers: hook }"),
    "y/SKILL.md": named("y", "metadata: { modes: F5 F6, layers: hook }"),
  });

  const { skills, problems } = await loadSkills([folder]);

  expect(skills.map(({ path }) => path)).toContain(join(folder, "one/SKILL.md"));
  const messages = problems.map(({ message }) => message);
  expect(messages).toContain(`same stands twice; ${join(folder, "one/SKILL.md")} is used.`);
  expect(messages).toContain("x treats F5 already.");
  expect(messages).toContain("x treats hook already.");
});

test("links, folders of that name, large files and what is no text are not read", async () => {
  const outside = temporaryFolder({ "secret/SKILL.md": named("secret") });
  const folder = temporaryFolder({ "good/SKILL.md": named("good") });
  for (const name of ["link", "folder/SKILL.md", "large", "binary"])
    mkdirSync(join(folder, name), { recursive: true });
  symlinkSync(join(outside, "secret"), join(folder, "escape"));
  symlinkSync(join(outside, "secret/SKILL.md"), join(folder, "link/SKILL.md"));
  writeFileSync(join(folder, "large/SKILL.md"), Buffer.alloc(10_000_000, "a"));
  writeFileSync(join(folder, "binary/SKILL.md"), Buffer.from([0x2d, 0xff, 0xfe]));

  const { skills, problems } = await loadSkills([folder]);

  expect(skills.map(({ name }) => name)).toEqual(["good"]);
  const said = problems.map(({ path, severity, message }) => [
    path.slice(folder.length + 1),
    severity,
    message,
  ]);
  expect(said.sort()).toEqual([
    ["binary/SKILL.md", "error", "This file is no UTF-8 text."],
    ["escape", "warning", "This is a symbolic link and is not followed."],
    ["folder/SKILL.md", "error", "This is no plain file and is not read."],
    ["large/SKILL.md", "error", "This file is larger than 128 KiB and is not read."],
    ["link/SKILL.md", "error", "This is no plain file and is not read."],
  ]);
});

test("a folder that is itself a link is read, as mounts are", async () => {
  const folder = temporaryFolder({ "a/SKILL.md": named("a") });
  const link = join(temporaryFolder(), "mounted");
  symlinkSync(folder, link);

  expect((await loadSkills([link])).skills.map(({ path }) => path)).toEqual([
    join(link, "a/SKILL.md"),
  ]);
});

test("depth, folders and skills are bounded, and it is said", async () => {
  const folder = temporaryFolder({
    "a/SKILL.md": named("a"),
    "b/SKILL.md": named("b"),
    "deep/er/SKILL.md": named("er"),
  });

  const load = async (limits: Parameters<typeof loadSkills>[1]) => {
    const { skills, problems } = await loadSkills([folder], limits);
    return [skills.map(({ name }) => name), problems[0]?.message];
  };

  expect(await load({ depth: 1 })).toEqual([["a", "b"], expect.stringContaining("1 levels")]);
  expect(await load({ folders: 2 })).toEqual([["a"], expect.stringContaining("2 folders")]);
  expect(await load({ skills: 1 })).toEqual([["a"], expect.stringContaining("1 skills")]);
});

test("a folder that is not there is a problem, and the others are loaded", async () => {
  const folder = temporaryFolder({ "a/SKILL.md": named("a") });

  const { skills, problems } = await loadSkills([join(folder, "gone"), folder]);

  expect(skills).toHaveLength(1);
  expect(problems[0]).toMatchObject({ severity: "error", message: "There is no such folder." });
});
