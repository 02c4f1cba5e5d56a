const PLAIN = /^[\w.:/@-]{1,253}$/;

/** Argo CD's words as data: JSON-encoded, one line, cut at `max` characters. */
export function quote(text: string, max = 200): string {
  return JSON.stringify(text.length > max ? `${text.slice(0, max)}…` : text);
}

/** The same of an error, which says last why: its middle is cut. */
export function quoteError(text: string, max: number): string {
  if (text.length <= max) return quote(text, max);
  const head = Math.floor(max * 0.4);
  return JSON.stringify(`${text.slice(0, head)} … ${text.slice(head - max)}`);
}

/** A name as it is when it can be nothing but a name, else quoted. */
export function name(text: string): string {
  return PLAIN.test(text) ? text : quote(text);
}

/** `3 applications`, `1 application`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
