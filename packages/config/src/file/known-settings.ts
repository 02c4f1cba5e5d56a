import { lynceusJsonSchema } from "@lynceus/contract";

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
}

export type Path = readonly PropertyKey[];

/** The settings that there are at a place of `lynceus.yaml`, each with what it is for. */
export function knownSettings(path: Path): Readonly<Record<string, string>> {
  const properties = at(lynceusJsonSchema() as Schema, path)?.properties ?? {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, { description = "" }]) => [name, description]),
  );
}

function at(schema: Schema | undefined, [first, ...rest]: Path): Schema | undefined {
  if (first === undefined || schema === undefined) return schema;
  const { additionalProperties } = schema;
  const other = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const next =
    typeof first === "number" ? schema.items : (schema.properties?.[String(first)] ?? other);
  return at(next, rest);
}
