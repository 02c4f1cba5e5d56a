import { distance } from "fastest-levenshtein";

/** Words of questions and of Argo CD that are one letter away from somebody's application. */
const NEVER_MISSPELT = new Set(
  `about above after again against alert alerts already always another anyone anything application applications
  argocd because been before behind below between both branch broken build building built cannot change changed changes
  check cluster clusters commit config could crash crashed crashes crashing critical current currently
  degraded deploy deployed deploying deployment deployments deploys development does doing done down drift
  environment error errors ever every everything fail failed failing fails failure failures feature fine
  found from getting going good happen happened happening happens have health healthy hello help here hook
  hooks image images incident instance instances into issue issues just keep keeps know last later latest
  like list logs long look looking looks main manifest manifests many master maybe merge merged message
  minute minutes missing more morning most much must namespace need needs never nobody node nodes none
  nothing only other over patch path please pods preview problem problems production progressing project
  projects prune pull push quota quite ready really release released releases replica replicas report
  repository request requests resource resources restart restarted restarting restarts revision right
  rollback rolled rollout root running same seem seems seen server servers service services should show
  since some someone something soon stage staging start started state status still stop stopped strange
  stuck such suddenly suspended sync synced syncing team test tests than thank thanks that their them then
  there these they thing things think this those thread time times today trying twice under unhealthy
  unknown until update updated upgrade urgent user users using value values version very volume wait waiting
  want warning warnings week went were what when where which while will with within without word work
  worked working works would wrong yesterday your`.split(/\s+/),
);

/** A word prepared for comparing it with thousands. */
export interface Spelling {
  readonly text: string;
  /** One bit for each different letter. */
  readonly letters: number;
  /** What stands before the first hyphen, if there is one. */
  readonly firstPart: Spelling | undefined;
}

export function spell(text: string): Spelling {
  let letters = 0;
  for (let at = 0; at < text.length; at += 1) letters |= 1 << (text.charCodeAt(at) & 31);
  const hyphen = text.indexOf("-");
  return { text, letters, firstPart: hyphen < 0 ? undefined : spell(text.slice(0, hyphen)) };
}

/**
 * How far a word is from a name when it may be a misspelling of it; undefined when it hardly is. The
 * bound grows with the length: one slip by four letters, two by eight, three from twelve. Two letters
 * that changed places are one slip. A short word has its first letter right.
 * Half a step is added when only the first part of the name is meant: `paymets` for `payments-api`.
 */
export function nearDistance(word: Spelling, name: Spelling): number | undefined {
  const whole = slips(word, name, Math.min(3, Math.floor(word.text.length / 4)));
  if (whole !== undefined) return whole;
  if (word.text.length < 6 || word.firstPart !== undefined) return undefined;
  const first = name.firstPart && slips(word, name.firstPart, 1);
  return first === undefined ? undefined : first + 0.5;
}

/** Whether a word is worth comparing: long enough, and not a word of the language of questions. */
export function mayBeMisspelt(word: string): boolean {
  return word.length >= 4 && /[a-z]/.test(word) && !NEVER_MISSPELT.has(word);
}

function slips(a: Spelling, b: Spelling, most: number): number | undefined {
  const [word, name] = [a.text, b.text];
  if (most < 1 || Math.abs(word.length - name.length) > most) return undefined;
  // A letter that the other has not got is a slip each, and quickly counted.
  if (bits(a.letters & ~b.letters) > most || bits(b.letters & ~a.letters) > most) return undefined;
  const steps = distance(word, name);
  const swapped = steps >= 2 && hasSwap(word, name);
  const count = swapped ? steps - 1 : steps;
  if (count > most) return undefined;
  return swapped || word.length >= 8 || word[0] === name[0] ? count : undefined;
}

function bits(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Two neighbouring letters stand the other way round, where the words first differ. */
function hasSwap(word: string, name: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === name[at]) at += 1;
  return at + 1 < word.length && word[at] === name[at + 1] && word[at + 1] === name[at];
}
