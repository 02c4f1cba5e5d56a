import { join } from "node:path";
import { startVitest } from "vitest/node";

const root = join(import.meta.dirname, "..", "..");

export interface TestedFile {
  readonly file: string;
  readonly passed: boolean;
  readonly ms: number;
}

/** Runs the diagnosis' unit tests, or these files of it, with the registry of rules altered by `env`. */
export async function runTests(
  files: readonly string[],
  env: Readonly<Record<string, string>>,
  options: { readonly bail: number },
): Promise<readonly TestedFile[]> {
  const vitest = await startVitest("test", [...files], {
    root,
    config: false,
    watch: false,
    isolate: false,
    bail: options.bail,
    env,
    include: ["packages/diagnosis/src/**/*.{test,flow}.ts"],
    setupFiles: [join(import.meta.dirname, "rules.setup.ts")],
    reporters: [{}],
    testTimeout: 30_000,
  });
  const tested = vitest.state.getTestModules().map((module) => ({
    file: module.moduleId,
    passed: module.ok(),
    ms: module.diagnostic().duration,
  }));
  await vitest.close();
  return tested;
}
