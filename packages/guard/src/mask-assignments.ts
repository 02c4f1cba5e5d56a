import { isCredentialKey, isPasswordKey, isPlainValue } from "./credential-key.ts";
import { MASK } from "./mask.ts";
import { type Assigned, readAssigned } from "./read-assigned.ts";

/** What stands before a value. Each is entered only where a name begins, so that time stays linear. */
const NAMED =
  /(?<![\w.-])(?<key>[\w.-]+)(?<quote>\\{0,8}["'])?(?<gap>[ \t]{0,2})(?<sign>=>|:=|[:=])(?<space>[ \t]{0,4})/g;
const FLAG = /(?<![\w.-])--(?<key>[\w-]+)[ \t]{1,4}(?!-)/g;
const ENV_PAIR =
  /(?<![\w.-])name\\{0,8}["']?[ \t]{0,2}:[ \t]{0,2}\\{0,8}["']?(?<key>[\w.-]{1,128})\\{0,8}["']?,?\s{0,40}(?:[-+] {0,40})?\\{0,8}["']?value\\{0,8}["']?[ \t]{0,2}:[ \t]{0,4}/gi;

/** Masks the values of `password=…`, `"clientSecret": "…"`, `--token …`, `name: X_TOKEN value: …`. */
export function maskAssignments(text: string): string {
  return maskAfter(NAMED, maskAfter(FLAG, maskAfter(ENV_PAIR, text)), isKept);
}

type Before = Readonly<Record<string, string | undefined>>;

/** Masks the values after `before` where its `key` names a credential, unless `keep` says otherwise. */
function maskAfter(
  before: RegExp,
  text: string,
  keep: (before: Before, value: Assigned) => boolean = () => false,
): string {
  const heads = new RegExp(before);
  const parts: string[] = [];
  let copied = 0;
  for (let match = heads.exec(text); match !== null; match = heads.exec(text)) {
    const groups = match.groups ?? {};
    if (!isCredentialKey(groups.key ?? "")) continue;
    const value = readAssigned(text, heads.lastIndex);
    if (value === undefined || isPlainValue(value.text) || keep(groups, value)) continue;
    parts.push(text.slice(copied, value.from), MASK);
    copied = value.to;
    heads.lastIndex = value.to;
  }
  return parts.join("") + text.slice(copied);
}

/** What looks like an assignment and is none. */
function isKept({ key = "", quote, gap, sign, space }: Before, value: Assigned): boolean {
  if (value.quoted) return false;
  // `volume "db-token" : secret "x"`: Kubernetes prose, not a quoted key
  if (quote !== undefined && gap !== "") return true;
  if (/^https?:\/\//.test(value.text) || isObjectName(key, value.text)) return true;
  // the shell's working directory
  if (/^(?:old)?pwd$/i.test(key) && value.text.startsWith("/")) return true;
  // `failed to fetch anonymous token: unexpected status`
  const isProse = sign === ":" && space !== "" && value.goesOn && WORDS.test(value.text);
  return isProse && !isPasswordKey(key);
}

const WORDS = /^[A-Za-z]+(?:[-./][A-Za-z]+)*$/;

/** `Secret:payments/orders-db`, as Argo CD's tracking ids name objects. */
function isObjectName(key: string, value: string): boolean {
  return (
    /^(?:[A-Z]\w{0,60})?Secret$/.test(key) && /^[a-z0-9.-]{1,253}\/[a-z0-9.-]{1,253}$/.test(value)
  );
}
