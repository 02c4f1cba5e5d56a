import { type PGlite, parse, protocol } from "@electric-sql/pglite";
import type { Outcome, Request } from "./messages.ts";

/** Statements whose plans are kept; more than the code holds. */
const KEPT = 500;

interface Prepared {
  readonly name: string;
  readonly types: readonly number[];
}

export interface Session {
  run(
    request: Pick<Request, "text" | "params" | "rowMode" | "asText">,
  ): Promise<readonly Outcome[]>;
}

const { serialize } = protocol;
const identity = (value: string) => value;

/**
 * PGlite's one session, asked in PostgreSQL's own protocol: a statement that was seen before is bound and
 * executed in one step of the module, where PGlite's `query` parses it again, in six.
 */
export function createSession(pglite: PGlite): Session {
  const known = new Map<string, Prepared>();
  let names = 0;

  const send = (...messages: readonly Uint8Array[]) =>
    pglite.execProtocolStream(Buffer.concat(messages), { syncToFs: false });

  async function prepare(text: string): Promise<Prepared> {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= KEPT) {
      await send(serialize.query("deallocate all"));
      known.clear();
    }
    names += 1;
    const name = `s${names}`;
    const described = await send(
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    );
    const prepared = { name, types: parse.parseDescribeStatementResults(described) };
    known.set(text, prepared);
    return prepared;
  }

  async function execute(text: string, params: readonly unknown[]) {
    const { name, types } = await prepare(text);
    const values = params.map((value, index) => {
      if (value === null || value === undefined) return null;
      const toText = pglite.serializers[types[index] ?? 0];
      return toText === undefined ? String(value) : toText(value);
    });
    return send(
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: "P" }),
      serialize.execute({}),
      serialize.sync(),
    );
  }

  return {
    async run({ text, params, rowMode = "object", asText = [] }) {
      const messages =
        params === undefined ? await send(serialize.query(text)) : await execute(text, params);
      return parse.parseResults(messages, pglite.parsers, {
        rowMode,
        parsers: Object.fromEntries(asText.map((type) => [type, identity])),
      }) as Outcome[];
    },
  };
}
