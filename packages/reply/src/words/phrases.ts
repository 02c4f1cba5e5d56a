/** `1 pod`, `14 pods`, `1,200 pods` */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? noun : nouns}`;
}

/** `the new revision …` → `The new revision …`; a text that begins with code stays. */
export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** A clause as a sentence: with a full stop, unless it ends as one already. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…:]`?$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** Text of somebody else's choosing as a code span of contract text: `paymets-api`. */
export function quoted(text: string, max: number): string {
  const inside = text.replaceAll("`", "'").replace(/\s+/g, " ").trim();
  const short = inside.length > max ? `${inside.slice(0, max - 1)}…` : inside;
  return short === "" ? "(nothing)" : `\`${short}\``;
}

/** The first few, and how many there are besides: `a; b; and 3 more`. */
export function firstFew(texts: readonly string[], most: number, separator: string): string {
  const beyond = texts.length - most;
  const shown = texts.slice(0, most);
  return [...shown, ...(beyond > 0 ? [`and ${beyond} more`] : [])].join(separator);
}

/** A pod by what tells it apart: `…6445bf6c75-jrnsf`. */
export function shortPod(name: string): string {
  const parts = name.split("-");
  const ending = parts.slice(-2).join("-");
  return quoted(parts.length > 3 ? `…${ending}` : name, 40);
}
