const topics = [
  "lynceus",
  "audit",
  "audit verify",
  "audit show",
  "audit export",
  "status",
  "doctor",
  "manifest",
  "skills",
  "skills validate",
  "skills list",
] as const;
export type Topic = (typeof topics)[number];

const ENVIRONMENT = `Environment:
  DATA_DIR       the bot's data folder (default: data)
  DATABASE_URL   the bot's PostgreSQL database, when it keeps its state there

Exit codes: 0 fine · 1 the check failed · 2 not understood · 3 not reached, not opened, or broken off
`;

/** The help of each command; lists what there is and nothing else. */
export const usage: Readonly<Record<Topic, string>> = {
  lynceus: `Lynceus in a terminal: the bot, its audit and its skills.

  lynceus audit verify    prove that the audit is whole, or say what happened to it
  lynceus audit show      who asked for what, what policy said, what came of it
  lynceus audit export    the whole audit as JSON lines, to be verified elsewhere
  lynceus status          the running bot and what it stands on
  lynceus doctor          whether a bot can stand on what is configured, and how to mend what it cannot
  lynceus skills validate whether skills are as they should be
  lynceus skills list     the skills, and the failures that each treats
  lynceus manifest        the Slack app's manifest, for Socket Mode or HTTP
  lynceus mcp             the Argo CD MCP server, for Claude Desktop, Cursor, VS Code, Claude Code

  lynceus COMMAND --help  more about a command
  lynceus --version       which Lynceus this is

A running bot is asked over its control socket. The data folder itself is opened only when nobody else has it.

${ENVIRONMENT}`,
  audit: `The audit: an entry for every call of a tool, each sealed with the hash of the one before.

  lynceus audit verify [--anchor HASH] [--file FILE] [--json]
  lynceus audit show [--last N] [--from SEQ] [--to SEQ] [--who NAME] [--tool NAME] [--outcome OUTCOME] [--json]
  lynceus audit export [--out FILE]

${ENVIRONMENT}`,
  "audit verify": `Reads the whole audit and hashes it again; names the first entry that was changed, removed, reordered or inserted.

  lynceus audit verify [--anchor HASH] [--file FILE] [--json]

  --anchor HASH   a hash that the audit must contain. It is the head of the chain as it was once, kept outside the
                  database: the bot writes it to its log every hour and when it stops, in the line "audit head".
                  Without one, entries cut off at the end cannot be noticed.
  --file FILE     verify an export instead of the bot's own audit; needs neither bot nor database
  --json          the result as JSON

${ENVIRONMENT}`,
  "audit show": `A line for every entry: number, time, who, tool, application, decision, outcome, duration.

  lynceus audit show [--last N] [--from SEQ] [--to SEQ] [--who NAME] [--tool NAME] [--outcome OUTCOME] [--json]

  --last N            the last N that match (default: 20, without --from and --to)
  --from SEQ          from this entry's number on
  --to SEQ            up to and including this entry's number
  --who NAME          of people whose name contains this, or whose id is this
  --tool NAME         of this tool
  --outcome OUTCOME   started, ok, refused or error
  --json              JSON lines, with arguments and reasons

${ENVIRONMENT}`,
  "audit export": `The whole audit as JSON lines, byte for byte as it was hashed.

  lynceus audit export [--out FILE]

  --out FILE   write to a new file, readable by you alone; an existing one is left alone

Verify it anywhere with: lynceus audit verify --file FILE

${ENVIRONMENT}`,
  status: `The running bot and what it stands on: state, inbox, queue, Argo CDs.

  lynceus status [--json]

A bot on DATABASE_URL can be asked when it was started with DATA_DIR, the folder of its control socket.

${ENVIRONMENT}`,
  doctor: `Tries everything that a bot needs, all at once, beside a running bot or without one: configuration, Slack's tokens
and scopes, every workspace that has installed the app, where Slack posts to, clocks, state and disk, queue, models,
every Argo CD (version, token, permissions, stream), who may see what, skills.

  lynceus doctor [--no-model] [--json]

  --no-model   ask no model; each is asked for one word otherwise, and the price is said
  --json       the result as JSON

It reads what the bot reads: lynceus.yaml and the variables of docs/configuration.md.
✓ fine · ! works, but look at it · ✗ does not work · - not looked at

Exit codes: 0 nothing failed · 1 something failed · 2 not understood
`,
  manifest: `The Slack app's manifest, to be pasted into Slack: Your apps > Create New App > From a manifest.

  lynceus manifest [--http https://HOST]

  --http URL   for HTTP mode: where Slack reaches the bot from outside. Without it, for Socket Mode
`,
  skills: `Skills: how a failure is looked into, as Markdown (SKILL.md, agentskills.io).

  lynceus skills validate [FOLDER…] [--json]
  lynceus skills list [FOLDER…] [--json]

Without a FOLDER: the skills that come with Lynceus.
`,
  "skills validate": `A line for every problem, PATH:LINE SEVERITY MESSAGE: the format, the sections, how the steps write their calls.

  lynceus skills validate [FOLDER…] [--json]

  FOLDER   holds skills, at most four levels deep (default: those that come with Lynceus)
  --json   the result as JSON

Exit codes: 0 no error · 1 an error · 2 not understood
`,
  "skills list": `A line for every skill: name, failure modes, layers, description. A later FOLDER's skill takes an earlier one's place.

  lynceus skills list [FOLDER…] [--json]

  FOLDER   holds skills, at most four levels deep (default: those that come with Lynceus)
  --json   the skills as JSON, with their steps
`,
};
