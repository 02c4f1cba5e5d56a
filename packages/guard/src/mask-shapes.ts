import { MASK } from "./mask.ts";

/**
 * Credentials that are known by their shape. A shape begins where its alphabet begins (lookbehind), so
 * hostile repetition is read once and the time stays linear.
 */
const SHAPES: readonly RegExp[] = [
  // JSON Web Tokens (Argo CD's, Kubernetes', OIDC) and base64 of JSON, such as a registry's login file
  /(?:(?<![\w-])|(?<=\\[nrt]))eyJ[\w-]{8,}(?:\.[\w-]*){1,4}/g,
  /(?:(?<![\w+/-])|(?<=\\[nrt]))eyJ[\w+/-]{40,}={0,2}/g,
  // AWS access key id; Google API key and OAuth token
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  /(?<![\w-])AIza[\w-]{35}/g,
  /(?<![\w-])ya29\.[\w-]{20,}/g,
  // GitHub, GitLab, npm
  /(?<![\w-])gh[oprsu]_[A-Za-z0-9]{36,}/g,
  /(?<![\w-])github_pat_\w{22,}/g,
  /(?<![\w-])gl(?:pat|dt|rt|cbt|oas)-[\w-]{20,}/g,
  /(?<![\w-])npm_[A-Za-z0-9]{36}/g,
  // Slack tokens
  /(?<![\w-])xox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}/g,
  /(?<![\w-])xapp-[A-Za-z0-9-]{10,}/g,
  // Anthropic, OpenAI, Stripe, Vault
  /(?<![\w-])sk-(?:ant|proj|svcacct|admin)-[\w-]{16,}/g,
  /(?<![\w-])sk-[A-Za-z0-9]{32,}/g,
  /(?<![\w-])[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/g,
  /(?<![\w-])hv[bs]\.[\w-]{20,}/g,
];

/** Base64 of a private key block, as kubeconfigs and Secrets hold it. */
const ENCODED_KEY =
  /(?<![\w+/])LS0tLS1CRUdJTiB(?:SU0EgUFJJ|QUklW|FQyBQUklW|PUEVOU1NI|FTkNSWVBURUQg)[\w+/]{20,}={0,2}/g;
const SLACK_WEBHOOK = /(hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]+/g;
const PRIVATE_KEY =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g;

/** Masks tokens and keys of known shapes, and private key blocks, cut off or whole. */
export function maskShapes(text: string): string {
  const withoutKeys = text
    .replace(PRIVATE_KEY, MASK)
    .replace(ENCODED_KEY, MASK)
    .replace(SLACK_WEBHOOK, (_, host: string) => host + MASK);
  return SHAPES.reduce((current, shape) => current.replace(shape, MASK), withoutKeys);
}
