/** Why Argo CD cannot get at a repository. */
export interface RepositoryRefusal {
  readonly kind:
    | "credentials"
    | "not-found"
    | "known-hosts"
    | "certificate"
    | "limited"
    | "unreachable";
  readonly from: number;
}

/** Only what is about reaching a Git, Helm or OCI repository; a cluster's refusals use the same words. */
const about =
  /list refs|git fetch|git ls-remote|git clone|remote repository|Repository not found|repository not found|fatal: |ssh: |knownhosts|looks like|fetch(?:ing)? chart|get index|index\.yaml|helm pull|helm registry|oci|get tags|git client|repo client|checkout revision|initialize repository|helm repo add|git-lfs|git lfs|SSH agent|private key|installation id/i;

const kinds: readonly (readonly [RepositoryRefusal["kind"], RegExp])[] = [
  [
    "known-hosts",
    /knownhosts: key (?:is unknown|mismatch)|Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/,
  ],
  [
    "not-found",
    /(?:authentication required: )?Repository not found\.?|remote: (?:Not Found|The project you were looking for)|repository '[^']*' not found|does not appear to be a git repository|project you were looking for could not be found|\bTF401019\b/i,
  ],
  [
    "credentials",
    /authentication required|authorization failed|could not read (?:Username|Password)|Invalid username or (?:password|token)|HTTP Basic: Access denied|ssh: unable to authenticate|ssh: handshake failed: (?!knownhosts)[^\n]*no supported methods|Permission denied \(publickey\)|invalid credentials|bad credentials|invalid auth method|password authentication was removed|SSH_AUTH_SOCK|ssh: no key found|passphrase protected|(?:parsing|parse) private key|could not refresh installation|\b401\b|\b403\b|unauthorized|access denied|token (?:has )?expired/i,
  ],
  [
    "certificate",
    /x509: |certificate verify failed|SSL certificate problem|tls: failed to verify certificate/i,
  ],
  ["limited", /status code: 429|returned error: 429|\b429 Too Many|too many requests|rate limit/i],
  [
    "unreachable",
    /dial tcp|no such host|Could not resolve host(?:name)?|i\/o timeout|connection (?:refused|reset|timed out)|network is unreachable|\b50[234]\b [A-Z]|server misbehaving|status code: 5\d\d|returned error: 5\d\d|unexpected EOF/i,
  ],
];

/**
 * Reads what go-git, git, ssh and Helm say when a repository cannot be had: `failed to list refs: …`,
 * `ssh: handshake failed: …`, `x509: …`. GitHub and GitLab answer «not found» for what may not be seen.
 */
export function readRepositoryRefusal(words: string): RepositoryRefusal | undefined {
  if (!about.test(words)) return undefined;
  for (const [kind, pattern] of kinds) {
    const found = pattern.exec(words);
    if (found !== null) return { kind, from: found.index };
  }
  return undefined;
}
