import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Lays out what an image runs: JavaScript in the places of its sources, with what it reads beside them, so that
 * every relative path holds. `node --import tsx scripts/build-image.ts [FOLDER]`, then in that folder
 * `pnpm install --prod --frozen-lockfile --filter "@lynceus/bot..."`.
 */
const root = join(import.meta.dirname, "..");
const out = resolve(process.argv[2] ?? join(root, "out"));

const READ_AT_RUN_TIME = [
  "LICENSE",
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "skills",
  "slack-manifest.json",
  "packages/store/assets",
  "packages/store/migrations",
];

function compile(): void {
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json", "--outDir", out],
    { cwd: root, stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
}

/** Manifests of all packages, because the lockfile knows them all; their doors lead to JavaScript. */
function copyManifests(): void {
  const folders = ["apps", "packages"].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(kind, name)),
  );
  for (const folder of [".", ...folders]) {
    const manifest = join(folder, "package.json");
    if (!existsSync(join(root, manifest))) continue;
    const text = readFileSync(join(root, manifest), "utf8").replaceAll(/\.ts"/g, '.js"');
    mkdirSync(dirname(join(out, manifest)), { recursive: true });
    writeFileSync(join(out, manifest), text);
  }
}

rmSync(out, { recursive: true, force: true });
compile();
copyManifests();
for (const path of READ_AT_RUN_TIME) {
  cpSync(join(root, path), join(out, path), { recursive: true });
}
