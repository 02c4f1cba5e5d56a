/**
 * A headline before its particulars: `the new revision never starts: it cannot …` without what follows. One whose
 * beginning says too little stays whole.
 */
export function briefly(headline: string): string {
  const [clause = ""] = headline.split(/: (?=[^`]*(?:`[^`]*`[^`]*)*$)/);
  return clause.length < 12 || VAGUE.test(clause) ? headline : clause;
}

/** Clauses that name no failure by themselves. */
const VAGUE = /^the sync (?:fails|cannot go on)$/;
