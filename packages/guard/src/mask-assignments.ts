import { isCredentialKey, isPasswordKey, isPlainValue } from "./credential-key.ts";
import { MASK } from "./mask.ts";

/** A name, perhaps quoted, and the sign that gives it a value. A name is entered only at its beginning. */
const HEAD = /(?<![\w.-])([\w.-]+)(\\{0,8}["'])?([ \t]{0,2})(?:=>|:=|[:=])[ \t]{0,4}/g;
const OPENER = /\\{0,8}["']/y;
const UNQUOTED = /[^\s"'`,;&<>(){}[\]|\\]+/y;
const PROSE = /^[A-Za-z]+(?:[-./][A-Za-z]+)*$/;
const FLAG = /(?<![\w.-])(--[\w-]+)([ \t]{1,4})(\\?["'])?([^\s"'\\]+)/g;
const ENV_PAIR =
  /(?<![\w.-])(name\\?["']?[ \t]{0,2}:[ \t]{0,2}\\?["']?([\w.-]{1,128})\\?["']?,?\s{0,40}(?:[-+] {0,40})?\\?["']?value\\?["']?[ \t]{0,2}:[ \t]{0,2}\\?["']?)([^\s"'\\,}]+)/gi;

/** Masks the values of `password=…`, `"clientSecret": "…"`, `--token …`, `name: X_TOKEN value: …`. */
export function maskAssignments(text: string): string {
  const withoutPairs = text.replace(ENV_PAIR, (whole, head: string, key: string, value: string) =>
    isCredentialKey(key) && !isPlainValue(value) ? head + MASK : whole,
  );
  const withoutFlags = withoutPairs.replace(
    FLAG,
    (whole, flag: string, gap: string, quote: string | undefined, value: string) =>
      isCredentialKey(flag) && !isPlainValue(value) && !value.startsWith("-")
        ? `${flag}${gap}${quote ?? ""}${MASK}`
        : whole,
  );
  return maskNamed(withoutFlags);
}

function maskNamed(text: string): string {
  const head = new RegExp(HEAD);
  const parts: string[] = [];
  let copied = 0;
  for (let match = head.exec(text); match !== null; match = head.exec(text)) {
    const [, key = "", quote, gap = ""] = match;
    if (!isCredentialKey(key)) continue;
    const value = readValue(text, head.lastIndex);
    if (value === undefined || isKept(key, value)) continue;
    // `volume "db-token" : secret "x"` is Kubernetes prose, not a quoted key
    if (quote !== undefined && gap !== "" && !value.quoted) continue;
    parts.push(text.slice(copied, value.from), MASK);
    copied = value.to;
    head.lastIndex = value.to;
  }
  return parts.join("") + text.slice(copied);
}

interface Value {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly quoted: boolean;
  /** More words follow on the same line. */
  readonly goesOn: boolean;
}

function readValue(text: string, at: number): Value | undefined {
  OPENER.lastIndex = at;
  const opener = OPENER.exec(text)?.[0];
  if (opener !== undefined) return readQuoted(text, at + opener.length, opener);
  UNQUOTED.lastIndex = at;
  const found = UNQUOTED.exec(text)?.[0];
  if (found === undefined) return undefined;
  const to = at + found.length;
  const goesOn = /^[ \t]\S/.test(text.slice(to, to + 2));
  return { from: at, to, text: found, quoted: false, goesOn };
}

/** Up to the closing quote, or to the end of the line when it never closes. */
function readQuoted(text: string, from: number, opener: string): Value {
  let to = from;
  while (to < text.length && text[to] !== "\n" && !text.startsWith(opener, to)) {
    to += opener.length === 1 && text[to] === "\\" ? 2 : 1;
  }
  to = Math.min(to, text.length);
  return { from, to, text: text.slice(from, to), quoted: true, goesOn: false };
}

/** `Secret:payments/orders-db`, as Argo CD's tracking ids name objects. */
function isObjectName(key: string, value: string): boolean {
  return (
    /^(?:[A-Z]\w{0,60})?Secret$/.test(key) && /^[a-z0-9.-]{1,253}\/[a-z0-9.-]{1,253}$/.test(value)
  );
}

function isKept(key: string, value: Value): boolean {
  if (isPlainValue(value.text) || /^https?:\/\//.test(value.text)) return true;
  if (isObjectName(key, value.text)) return true;
  // the shell's working directory
  if (/^(?:old)?pwd$/i.test(key) && value.text.startsWith("/")) return true;
  return value.goesOn && !isPasswordKey(key) && PROSE.test(value.text);
}
