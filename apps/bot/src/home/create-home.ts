import {
  ExpectedError,
  InvestigationEnd,
  InvestigationRequest,
  ListApplicationsResult,
  type Principal,
} from "@lynceus/contract";
import { canSee } from "@lynceus/guard";
import type { ToolCaller } from "@lynceus/investigation";
import {
  type Home,
  type HomeBudget,
  type HomeInvestigation,
  renderHome,
  renderSentence,
  type Sender,
} from "@lynceus/reply";
import type { Investigation, Store } from "@lynceus/store";
import type { Logger } from "@lynceus/telemetry";
import type { webApi } from "@slack/bolt";
import { LRUCache } from "lru-cache";
import type { BotSettings } from "../config.ts";
import type { Identify } from "../identify.ts";
import type { Manners } from "../manners/create-manners.ts";
import { refusalSentence } from "../manners/refusal-sentence.ts";
import { accountsOfAsker } from "../quotas/accounts-of.ts";

/** Whose home it is; `channel` is their direct message with us. */
export interface Resident {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
}

export interface HomePublisher {
  /** Shows somebody their home; `unless-fresh` leaves one alone that was shown a moment ago. */
  publish(resident: Resident, when: "always" | "unless-fresh", signal: AbortSignal): Promise<void>;
  /** Suggests what to ask in the direct message. Best effort. */
  suggest(resident: Resident, signal: AbortSignal): Promise<void>;
}

export interface HomeOptions {
  readonly client: webApi.WebClient;
  readonly sender: Pick<Sender, "publishHome">;
  readonly store: Pick<Store, "investigations" | "charges">;
  readonly settings: () => BotSettings;
  readonly identify: Identify;
  readonly manners: Pick<Manners, "admit">;
  readonly toolsFor: (principal: Principal) => ToolCaller;
  /** `https://acme.slack.com/`, for links into threads. */
  readonly workspaceUrl: string;
  readonly logger: Logger;
}

const LISTED = 8;
const RECENT_MS = 7 * 24 * 60 * 60_000;
const READ = 50;
/** People switch to and fro between tabs. */
const FRESH_MS = 10_000;

const NOTHING = { total: 0, needing: 0, applications: [], instances: 0 };

async function listFor(tools: ToolCaller, signal: AbortSignal) {
  const args = { unhealthyOnly: true, limit: LISTED };
  try {
    const listed = await tools.callParsed(
      ListApplicationsResult,
      "list_applications",
      args,
      signal,
    );
    const { total, applications, leftOut, gaps, instances } = listed;
    const needing = applications.length + (leftOut?.count ?? 0);
    return { total, needing, applications, gaps, instances };
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { ...NOTHING, gaps: [] };
  }
}

function stateOf({ status, result }: Investigation): HomeInvestigation["state"] {
  const { data: end } = InvestigationEnd.safeParse(result);
  if (end !== undefined) return end.kind;
  if (status === "queued") return "queued";
  return status === "stopped" ? "stopped" : "running";
}

/** An investigation as its owner may see it now, where it was asked; undefined for anybody else's. */
async function toOwn(
  one: Investigation,
  resident: Resident,
  { identify, workspaceUrl }: Pick<HomeOptions, "identify" | "workspaceUrl">,
) {
  const { data: request } = InvestigationRequest.safeParse(one.body);
  if (request === undefined) return undefined;
  const { channel, threadTs } = request.thread;
  const principal = await identify.principal({ ...resident, channel });
  const { application } = request.diagnosis;
  if (request.principal.id !== principal.id || !canSee(principal, application)) return undefined;
  const url = `${workspaceUrl}archives/${channel}/p${threadTs.replace(".", "")}`;
  return { id: one.id, application, url, begunAt: one.createdAt, state: stateOf(one) };
}

/** What somebody has used today, and their teams where these have limits. */
async function budgetsOf(
  asker: Principal,
  { store, settings }: Pick<HomeOptions, "store" | "settings">,
): Promise<readonly HomeBudget[]> {
  const shown = accountsOfAsker(asker, settings()).filter(
    ({ of, budget }) => of === "user" || Object.keys(budget).length > 0,
  );
  const used = await store.charges.today(shown.map(({ id }) => id));
  return shown.map(({ of, name, budget }, index) => {
    const { investigations = 0, usd = 0, held = 0 } = used[index] ?? {};
    return { ...(of === "team" && { team: name }), budget, investigations, usd: usd + held };
  });
}

export function createHome(options: HomeOptions): HomePublisher {
  const { client, sender, store, identify, manners, toolsFor, logger } = options;
  const fresh = new LRUCache<string, true>({ max: 5000, ttl: FRESH_MS });

  /** Why somebody is shown nothing; undefined for those who are. */
  async function refusalOf(resident: Resident): Promise<string | undefined> {
    const admission = await manners.admit(resident);
    if (admission.kind === "welcome") return undefined;
    return refusalSentence(admission.reason, { channel: "*", sender: resident.user });
  }

  async function read(resident: Resident, signal: AbortSignal): Promise<Home> {
    const { team } = resident;
    const principal = await identify.principal(resident);
    const query = { team, mentions: principal.id, withinMs: RECENT_MS, limit: READ };
    const [listed, kept, budgets] = await Promise.all([
      listFor(toolsFor(principal), signal),
      store.investigations.recent(query),
      budgetsOf(principal, options),
    ]);
    const owned = await Promise.all(kept.map((one) => toOwn(one, resident, options)));
    const own = owned.filter((one) => one !== undefined);
    return { ...listed, investigations: own, budgets };
  }

  return {
    async publish(resident, when, signal) {
      const { user, channel } = resident;
      if (when === "unless-fresh" && fresh.has(user)) return;
      const now = new Date();
      const refusal = await refusalOf(resident);
      const blocks =
        refusal === undefined
          ? renderHome(await read(resident, signal), { now })
          : renderSentence(refusal).blocks;
      await sender.publishHome(user, { blocks, state: channel }, { signal });
      fresh.set(user, true);
    },
    async suggest(resident, signal) {
      try {
        if ((await refusalOf(resident)) !== undefined) return;
        const tools = toolsFor(await identify.principal(resident));
        const { applications } = await listFor(tools, signal);
        const [worst] = applications;
        const ask = (message: string) => ({ title: message, message });
        await client.assistant.threads.setSuggestedPrompts({
          channel_id: resident.channel,
          title: "Ask about Argo CD",
          prompts: [
            ask(worst === undefined ? "How are my applications?" : `Why is ${worst.name} failing?`),
            ask("Which applications need a look?"),
            ask("What was deployed today?"),
            ask("help"),
          ],
        });
      } catch (error) {
        logger.debug({ err: error }, "no prompts suggested");
      }
    },
  };
}
