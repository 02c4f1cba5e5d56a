import { openOurs } from "../../bench/tokens/open-ours.ts";
import { untilQuiet } from "../../evals/play/until-quiet.ts";
import { loadWorld, startLocalArgocd } from "../../packages/standins/src/index.ts";
import { type Asked, type Fact, factsOf, holds } from "./facts.ts";
import { type Call, callsAbout, callsAboutAll } from "./list-calls.ts";

/** A fact with the tool that told it; `undefined` when none did. */
export interface Reached {
  readonly world: string;
  readonly question: string;
  readonly fact: Fact;
  readonly isRecorded: boolean;
  readonly tool: string | undefined;
  /** True when only the rules' words hold it, no reading tool's. */
  readonly isDiagnosed: boolean;
}

const RULES = /^(?:diagnose_application|find_findings)$/;

async function reachOf(
  { question, applications, facts, unrecorded }: Asked,
  calls: (application: string) => Iterable<Call>,
  callsOfAll: () => Iterable<Call>,
  read: (call: Call) => Promise<string>,
): Promise<readonly Omit<Reached, "world">[]> {
  const told = new Map<Fact, string[]>();
  const all = [...facts, ...unrecorded];
  const isKnown = (fact: Fact) => told.get(fact)?.some((tool) => !RULES.test(tool)) ?? false;
  const each = applications.length === 0 ? [callsOfAll()] : applications.map(calls);
  for (const those of each) {
    for (const call of those) {
      if (facts.every(isKnown) && unrecorded.every((fact) => told.has(fact))) break;
      const text = await read(call);
      for (const fact of all.filter((one) => holds(text, one))) {
        told.set(fact, [...(told.get(fact) ?? []), call.tool]);
      }
    }
  }
  return all.map((fact) => {
    const tools = told.get(fact) ?? [];
    const tool = tools.find((one) => !RULES.test(one)) ?? tools[0];
    const isDiagnosed = tool !== undefined && RULES.test(tool);
    return { question, fact, isRecorded: facts.includes(fact), tool, isDiagnosed };
  });
}

/** Reads a recorded world through our tools, each result within its own cap, until every fact is told. */
export async function reachFacts(id: string): Promise<readonly Reached[]> {
  const world = loadWorld(id);
  const asked = factsOf(world);
  if (asked.length === 0) return [];
  const argocd = await startLocalArgocd({ world });
  const ours = await openOurs(argocd);
  try {
    if (asked.some(({ applications }) => applications.length === 0)) await untilQuiet(argocd);
    const list = JSON.parse(world.files.get("applications.json") ?? "{}") as {
      items?: readonly { readonly spec: { readonly project: string } }[];
    };
    const projects = [...new Set((list.items ?? []).map(({ spec }) => spec.project))];
    const results = new Map<string, string>();
    const read = async ({ tool, args }: Call) => {
      const key = JSON.stringify([tool, args]);
      const known = results.get(key);
      if (known !== undefined) return known;
      const { text, failed } = await ours.read(tool, { ...args });
      const said = failed ? "" : text;
      results.set(key, said);
      return said;
    };
    const reached: Reached[] = [];
    for (const one of asked) {
      const facts = await reachOf(
        one,
        (application) => callsAbout(world, application),
        () => callsAboutAll(projects),
        read,
      );
      reached.push(...facts.map((fact) => ({ world: id, ...fact })));
    }
    return reached;
  } finally {
    await ours.close();
    await argocd.close();
  }
}
