import { floors, judge } from "./tokens/judge.ts";
import { measureLarge } from "./tokens/measure-large.ts";
import { measureWorlds } from "./tokens/measure-worlds.ts";
import { openPeer, peer } from "./tokens/open-peer.ts";
import { print } from "./tokens/print.ts";

/**
 * What a model has to read to find a cause, through our tools and through the MCP server of argoproj-labs, both
 * against the same local Argo CD: on a generated application of 1,000 nodes and on every recorded world that asks
 * about one application. Tokens are bytes of text by four. The peer comes from npm when it is not there.
 *
 * `pnpm bench tokens [--json] [--without-peer]`; ends with 1 when our side falls short of its floors or the peer
 * cannot be had.
 */
const other = process.argv.includes("--without-peer") ? undefined : openPeer;
try {
  const large = await measureLarge(other);
  const worlds = await measureWorlds(other);
  const short = judge(large, worlds);
  if (process.argv.includes("--json")) {
    const all = { peer: other && peer, large, worlds, floors, short, passed: short.length === 0 };
    process.stdout.write(`${JSON.stringify(all, undefined, 2)}\n`);
  } else {
    process.stdout.write(print(large, worlds, peer));
    for (const line of short) process.stdout.write(`short: ${line}\n`);
    const beside = other === undefined ? "" : `1/${floors.ratio} of the peer's tokens, `;
    const wanted = `${beside}${floors.tokens} tokens and ${floors.calls} calls a question, every bearing field`;
    process.stdout.write(
      `${short.length > 0 ? "falls short of" : "reaches"} the floors: ${wanted}\n`,
    );
  }
  process.exitCode = short.length > 0 ? 1 : 0;
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `Not measured: ${reason}. Without the peer: pnpm bench tokens --without-peer\n`,
  );
  process.exitCode = 1;
}
