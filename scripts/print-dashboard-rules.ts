import { readFileSync } from "node:fs";

/** The dashboard's expressions as a file of rules (JSON is YAML), for `promtool check rules` to parse. */
interface Panel {
  readonly targets?: readonly { readonly expr: string }[];
  readonly panels?: readonly Panel[];
}

const file = new URL("../deploy/grafana/lynceus.json", import.meta.url);
const dashboard = JSON.parse(readFileSync(file, "utf8")) as Panel;

function expressionsOf({ targets = [], panels = [] }: Panel): readonly string[] {
  return [...targets.map(({ expr }) => expr), ...panels.flatMap(expressionsOf)];
}

const rules = expressionsOf(dashboard).map((expr, index) => ({
  record: `dashboard:${index}`,
  expr: expr.replaceAll("$__rate_interval", "5m"),
}));
process.stdout.write(`${JSON.stringify({ groups: [{ name: "dashboard", rules }] })}\n`);
