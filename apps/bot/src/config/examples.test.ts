import { readFileSync } from "node:fs";
import { knownSettings, parseFile } from "@lynceus/config";
import { expect, test } from "vitest";
import { variables } from "./variables.ts";

const atRoot = (name: string) =>
  readFileSync(new URL(`../../../../${name}`, import.meta.url), "utf8");

test.each(["lynceus.example.yaml", "lynceus.full.example.yaml"])("%s can be used", (name) => {
  const text = atRoot(name);

  expect(parseFile(text, name)).toMatchObject({ ok: true });
  expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=./lynceus.schema.json");
});

test("the short example is short, and the full one leaves out no setting", () => {
  expect(atRoot("lynceus.example.yaml").trimEnd().split("\n").length).toBeLessThanOrEqual(25);
  const full = atRoot("lynceus.full.example.yaml");
  const places = [
    [],
    ["instances", 0],
    ["instances", 0, "limits"],
    ["channels", "C0123ABCD"],
    ["teams", "checkout"],
    ["model"],
    ["budgets"],
    ["budgets", "investigation"],
    ["budgets", "user"],
  ];
  const missing = places
    .flatMap((path) => Object.keys(knownSettings(path)))
    .filter((setting) => !new RegExp(`\\b${setting}:`).test(full));
  // Of other providers than the one that is shown.
  expect(missing).toEqual(["region", "project"]);
});

test(".env.example and the documentation name every variable, and no secret", () => {
  const example = atRoot(".env.example");
  const documentation = atRoot("docs/configuration.md");

  for (const { name, what, example: value } of variables) {
    expect(example).toContain(`# ${what[0]?.toUpperCase()}${what.slice(1)}\n#${name}=${value}\n`);
    expect(documentation).toContain(`| \`${name}\` |`);
  }
  expect(example.match(/^#?[A-Z_]+=/gm)).toHaveLength(variables.length);
  expect(example).not.toMatch(/^[A-Z_]+=./m);
});
