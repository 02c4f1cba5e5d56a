import { expect, test } from "vitest";
import { LynceusConfig, lynceusJsonSchema } from "./lynceus.ts";

test("lynceus.schema.json says what is read; `vitest -u` writes it anew", async () => {
  const text = `${JSON.stringify(lynceusJsonSchema(), undefined, 2)}\n`;

  await expect(text).toMatchFileSnapshot("../../../lynceus.schema.json");
});

test("every setting is described, for whoever writes the file", () => {
  expect(undescribed(lynceusJsonSchema(), "lynceus.yaml")).toEqual([]);
});

test("a credential has one place", () => {
  const instance = { name: "prod", url: "https://argocd.example.com" };
  const read = (credential: unknown) =>
    LynceusConfig.safeParse({ instances: [{ ...instance, credential }] }).success;

  expect(read({ env: "TOKEN" })).toBe(true);
  expect(read({ file: "/run/token" })).toBe(true);
  expect(read({ command: ["vault", "read"] })).toBe(true);
  expect(read({ env: "TOKEN", file: "/run/token" })).toBe(false);
  expect(read("literal")).toBe(false);
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

function undescribed(schema: Schema, path: string): readonly string[] {
  const { properties = {}, items, additionalProperties } = schema;
  const own = Object.entries(properties).flatMap(([name, property]) => [
    ...(property.description === undefined ? [`${path}.${name}`] : []),
    ...undescribed(property, `${path}.${name}`),
  ]);
  const inner = [items, additionalProperties].filter((one) => typeof one === "object");
  return [...own, ...inner.flatMap((one) => undescribed(one, `${path}[]`))];
}
