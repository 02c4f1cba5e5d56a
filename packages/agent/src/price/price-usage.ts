import type { Usage } from "../ports.ts";
import { type Price, type PriceTable, prices } from "./prices.ts";

/**
 * USD that these tokens cost. A model is known by its name within the given one, so that
 * `us.anthropic.claude-sonnet-5-5-v1:0` has a price; one that is not known costs the dearest there is.
 */
export function priceUsage(model: string, usage: Usage, table: PriceTable = prices): number {
  const price = findPrice(model, table) ?? dearest({ ...prices, ...table });
  const read = usage.cache_read_input_tokens ?? 0;
  const written = usage.cache_creation_input_tokens ?? 0;
  const anHour = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  const prompt = usage.input_tokens + read + written;
  const times = price.long !== undefined && prompt > price.long.tokens ? price.long.times : 1;
  const usd =
    usage.input_tokens * price.input +
    usage.output_tokens * price.output +
    read * price.cacheRead +
    (written - anHour) * price.cacheWrite +
    anHour * price.input * 2;
  return (usd * times) / 1_000_000;
}

/** The longest name that stands in `model` without another version number after it. */
function findPrice(model: string, table: PriceTable): Price | undefined {
  const [name] = Object.keys(table)
    .filter((key) => {
      const at = model.indexOf(key);
      return at >= 0 && !/^(\d|[-.]\d{1,2}(?!\d))/.test(model.slice(at + key.length));
    })
    .sort((a, b) => b.length - a.length);
  return name === undefined ? undefined : table[name];
}

function dearest(table: PriceTable): Price {
  const most = (pick: (price: Price) => number) => Math.max(...Object.values(table).map(pick));
  return {
    input: most(({ input }) => input),
    output: most(({ output }) => output),
    cacheRead: most(({ cacheRead }) => cacheRead),
    cacheWrite: most(({ cacheWrite }) => cacheWrite),
  };
}
