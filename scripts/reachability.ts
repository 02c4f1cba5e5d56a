import { listWorlds } from "../packages/standins/src/index.ts";
import { type Reached, reachFacts } from "./reach/reach-facts.ts";

/**
 * Whether everything that a right answer says can be read through our tools within their caps. Ends with 1
 * when something that is recorded cannot. `node --import tsx scripts/reachability.ts [WORLD]`
 */
const [only = ""] = process.argv.slice(2);
const waiting = listWorlds().filter(({ id }) => id.includes(only));
const AT_ONCE = 4;
if (waiting.length === 0) {
  console.error(`No recorded world's id contains "${only}".`);
  process.exit(2);
}

const reached: Reached[] = [];
async function work(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    reached.push(...(await reachFacts(next.id)));
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, work));

const lines = (those: readonly Reached[]) =>
  those
    .map(({ world, question, fact }) => `  ${world}  "${fact.says}"  «${question}»`)
    .sort()
    .join("\n");
const recorded = reached.filter(({ isRecorded }) => isRecorded);
const lost = recorded.filter(({ tool }) => tool === undefined);
const diagnosed = recorded.filter(({ isDiagnosed }) => isDiagnosed);
const advice = reached.filter(({ isRecorded, tool }) => !isRecorded && tool === undefined);

console.log(`${recorded.length - lost.length} of ${recorded.length} recorded facts can be read.`);
if (diagnosed.length > 0) console.log(`Only in the rules' words:\n${lines(diagnosed)}`);
if (advice.length > 0) console.log(`Not recorded, nor told by a tool:\n${lines(advice)}`);
if (lost.length > 0) console.log(`Cannot be read:\n${lines(lost)}`);
process.exitCode = lost.length > 0 ? 1 : 0;
