import { z } from "zod";

const VariableName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "must be the name of an environment variable, not its value")
  .describe("Name of an environment variable.");

const FilePath = z
  .string()
  .min(1, "must not be empty")
  .describe("Path of a file, from the folder of lynceus.yaml; read again when it changes.");

const FromVariable = z.strictObject({ env: VariableName });
const FromFile = z.strictObject({ file: FilePath });
const FromCommand = z.strictObject({
  command: z
    .array(z.string())
    .min(1, "must name a program")
    .describe("Program and arguments, run without a shell; it prints the token."),
  timeoutSeconds: z
    .number()
    .positive("must be more than 0")
    .max(120, "may be 120 at most")
    .default(10)
    .describe("How long the program may take."),
  keepSeconds: z
    .number()
    .positive("must be more than 0")
    .default(300)
    .describe(
      "How long a printed token is kept, unless it says itself when it expires, or is refused before.",
    ),
});

/** Where a credential is to be found; never the credential itself. */
export const CredentialRef = z
  .union([FromVariable, FromFile, FromCommand], {
    error: "must say where the token is: `env: NAME`, `file: PATH` or `command: [PROGRAM, …]`",
  })
  .describe("Where the token is to be found; never the token itself.");
export type CredentialRef = z.infer<typeof CredentialRef>;

/** A value that may be a secret: said as it is, or where it is to be found. */
export const ValueRef = z.union([z.string(), FromVariable, FromFile], {
  error: "must be text, `env: NAME` or `file: PATH`",
});
export type ValueRef = z.infer<typeof ValueRef>;

/** Where a key is to be found that is read once, at the start. */
export const KeyRef = z.union([FromVariable, FromFile], {
  error: "must say where the key is: `env: NAME` or `file: PATH`",
});
export type KeyRef = z.infer<typeof KeyRef>;
