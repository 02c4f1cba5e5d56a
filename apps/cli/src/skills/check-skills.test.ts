import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shippedSkills } from "@lynceus/skills";
import { expect, test } from "vitest";
import { readArguments } from "../arguments.ts";
import { run } from "../run.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const shipped = readdirSync(shippedSkills, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
).length;
const never = new AbortController().signal;

/** What the command line prints and notes. */
async function lynceus(...argv: readonly string[]) {
  const written: string[] = [];
  const noted: string[] = [];
  const output = {
    write: async (line: string) => void written.push(line),
    note: (line: string) => void noted.push(line),
  };
  const code = await run(readArguments(argv), { dataDir: "data" }, output, never);
  return { code, written, noted };
}

function folderWith(skill: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "advice"));
  writeFileSync(join(folder, "advice/SKILL.md"), skill);
  return folder;
}

const advice = "---\nname: advice\ndescription: Advises. Use when in doubt.\n---\nAsk.\n";

test("the skills that come with Lynceus are fine, and listed", async () => {
  expect(await lynceus("skills", "validate")).toEqual({
    code: 0,
    written: [],
    noted: [`${shipped} skills: 0 errors, 0 warnings`],
  });
  const { code, written, noted } = await lynceus("skills", "list");
  expect([code, written.length, noted]).toEqual([0, shipped, []]);
  expect(written).toContainEqual(expect.stringMatching(/^image-pull {2}F1 F2 F3 F4 {2}Finds/));
});

test("a problem is a line with its place, and the exit code is 1", async () => {
  const folder = folderWith("---\nname: advice\ndescription: [a]\n---\n");

  expect(await lynceus("skills", "validate", folder)).toEqual({
    code: 1,
    written: [`${folder}/advice/SKILL.md:3 error The field description is not text.`],
    noted: ["1 skill: 1 error, 0 warnings"],
  });
});

test("a step that calls a tool that does not exist, or with another argument, is told", async () => {
  const steps = '## Steps\n1. `get_weather(city: "Oslo")`\n2. `get_application_events(since: 1)`\n';
  const { code, written } = await lynceus("skills", "validate", folderWith(`${advice}${steps}`));

  expect(code).toBe(1);
  expect(written.join("\n")).toMatch(/get_weather[\s\S]*since/);
});

test("warnings alone are no failure", async () => {
  const { code, written } = await lynceus(
    "skills",
    "validate",
    folderWith(advice),
    folderWith(advice),
  );

  expect(code).toBe(0);
  expect(written).toEqual([expect.stringContaining(" warning advice takes the place of ")]);
});

test.each([
  ["an empty folder", () => temporaryFolder(), "There is no skill in it."],
  ["no folder", () => join(temporaryFolder(), "gone"), "There is no such folder."],
])("%s is not taken for a good one", async (_, folder, message) => {
  const path = folder();

  expect(await lynceus("skills", "validate", path)).toMatchObject({
    code: 1,
    written: [`${path} error ${message}`],
  });
});

test("as JSON", async () => {
  const folder = folderWith(advice);

  const [validated, listed] = [
    await lynceus("skills", "validate", folder, "--json"),
    await lynceus("skills", "list", "--json", folder),
  ];

  expect(JSON.parse(validated.written.join())).toEqual({ skills: 1, problems: [] });
  expect(JSON.parse(listed.written.join())).toMatchObject([{ name: "advice", steps: [] }]);
});

test("what steers a terminal does not reach it", async () => {
  const skill = '---\nname: advice\ndescription: "Advises \\e[2J when asked."\n---\n';

  expect((await lynceus("skills", "list", folderWith(skill))).written).toEqual([
    "advice  -  Advises  [2J when asked.",
  ]);
});

test.each([
  [["skills"], "Say what to do with the skills."],
  [["skills", "eat"], 'There is no command "skills eat".'],
  [["skills", "validate", "--fast"], "--fast"],
])("%j is not understood", async (argv, problem) => {
  const { code, noted } = await lynceus(...argv);

  expect([code, noted]).toEqual([2, [expect.stringContaining(problem)]]);
});

test.each([["skills"], ["skills", "validate"], ["skills", "list"]])(
  "help on %j %j",
  async (...argv) => {
    const { code, written } = await lynceus(...argv.filter(Boolean), "--help");

    expect([code, written]).toEqual([0, [expect.stringContaining("lynceus skills ")]]);
  },
);
