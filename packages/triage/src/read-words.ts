/** How many words a question may carry on: a pasted log has thousands, an application has one name. */
const MOST_WORDS = 60;

/**
 * Words that are hardly ever an application when they stand alone: the language of questions and Argo
 * CD's own vocabulary. A name that contains one (`status-page`) is a word of its own and stays.
 */
const COMMON = new Set(
  `a about after again all already also am an and any anybody anyone anything app application applications
  apps are argo argocd as ask at back bad be because been before being better between both broken bug but by
  can cannot cant check checked cluster clusters come coming commit could crash crashed crashes crashing
  critical current dead deploy deployed deploying deployment deployments deploys did diagnose dev do does
  doesnt doing done dont down e2e env environment error errors every everything fail failed failing fails
  failure failures fine fix for from get gets getting give go goes going gone good got had happen happened
  happening happens has have having he healthy hello help her here hey hi him his hour hours how i if im ive ill in into
  is isnt issue issues it its just keep keeps know last latest let like line lines list little log logged
  logging logs long look looking looks lot lynceus made make many maybe me mean minute minutes more morning
  most much my namespace need needs new nobody node nodes none not nothing now of off ok old on one only or
  other our out outofsync over please pls pod pods possible preprod problem problems prod production
  progressing project projects pull pulled qa question ready really release released restart restarted
  restarting restarts rollout roll run running runs said same say says see seeing seems seen server service
  services she should show shows since so some somebody someone something staging stage status still stop
  stopped stuck such sure sync synced syncing syncs team tell test tests than thank thanks that thats the
  their them then there these they thing things think this those thread time to today too took tried try
  trying turned twice two under unhealthy unknown until up update updated us use used user users uses using
  affected anybodys anyones auto-sync change changed changes changing config-map double-check e-mail end-to-end follow-up health-check hot-fix image-pull in-cluster
  diff different else erroring exception exceptions fixed fixing healthy history image images
  load-balancer on-call hows others recent repair same tag trace traceback whose out-of-sync post-mortem post-sync pre-sync read-only re-sync roll-back roll-out
  self-heal stack-trace time-out up-to-date version very want wants warning warnings was wasnt we well went were what whats when where which while who
  whole why will with without wont word work worked working works would wrong yes yesterday yet you your`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Letters, digits, `-` `.` `_` inside: what an application's name can look like in a sentence. */
const WORD = /[a-z0-9](?:[a-z0-9._/-]{0,251}[a-z0-9])?/g;

/** A link into a repository names a repository, not an application. */
const REPOSITORY_LINK =
  /https?:\/\/(?:[\w-]+\.)*(?:github|gitlab|bitbucket|gitea|codeberg)[\w.-]*\/\S*/g;

function candidates(text: string): readonly string[] {
  const lower = text.toLowerCase().replaceAll(REPOSITORY_LINK, " ").replaceAll(/['’]/g, "");
  return (lower.match(WORD) ?? []).flatMap((word) => {
    const last = word.split("/").at(-1) ?? word;
    // `argocd/payments-api` and a pasted link both end in the name.
    return last === word ? [word] : [last, ...word.split("/").slice(0, -1)];
  });
}

/**
 * Something typed where a name stands that no application can have: `../projects/x`. Undefined when there
 * is none. Said back as it is, so that nobody believes it was looked up.
 */
export function readOddName(text: string): string | undefined {
  const odd = text.split(/\s+/).find((token) => /\.\.[\\/]|%2e|%2f/i.test(token));
  return odd?.replaceAll(/^[`'"]+|[`'"?!.,;:]+$/g, "").slice(0, 80);
}

function isLikelyName(word: string): boolean {
  return word.length > 1 && /[a-z]/.test(word) && !COMMON.has(word);
}

/**
 * The words of a text that could name an application, in order, each once, lower case. Of a long text
 * those that look like names (`payments-api`, `web2`) come before plain words.
 */
export function readWords(text: string): readonly string[] {
  const words = [...new Set(candidates(text).filter(isLikelyName))];
  if (words.length <= MOST_WORDS) return words;
  const named = words.filter((word) => /[-0-9]/.test(word));
  const plain = words.filter((word) => !/[-0-9]/.test(word));
  return [...named, ...plain].slice(0, MOST_WORDS);
}
