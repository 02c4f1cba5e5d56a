import { loadWorld, startLocalArgocd } from "@lynceus/standins";
import { startFixture } from "./fixture/start-fixture.ts";
import { openReferee } from "./open-referee.ts";
import { clientRuns, fixtureRuns, type Run, serverRuns } from "./runs.ts";
import { startServer } from "./start-server.ts";

/** The official conformance suite against this server, what it is made of, and the bot's client. */
const judge = openReferee();
const argocd = await startLocalArgocd({ world: loadWorld("image-tag-missing") });
const [fixture, server] = await Promise.all([startFixture(), startServer(argocd)]);
const failed: string[] = [];

async function judgeAll(runs: readonly Run[]): Promise<void> {
  for (const run of runs) {
    const { isAsExpected, said, checks } = await judge(run.args);
    process.stdout.write(
      `${isAsExpected ? "as expected" : "NOT AS EXPECTED"}  ${run.name}  ${checks}\n`,
    );
    if (isAsExpected) continue;
    failed.push(run.name);
    process.stdout.write(said);
  }
}

// Most of a run is waiting for streams that are to stay silent.
await Promise.all([
  judgeAll(fixtureRuns(fixture.url)),
  judgeAll(serverRuns(server.url)),
  judgeAll(clientRuns()),
]);

await Promise.all([fixture.stop(), server.stop()]);
await argocd.close();
process.stdout.write(
  failed.length === 0 ? "conformant\n" : `not as expected: ${failed.join(", ")}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
