import type {
  ApplicationSummary,
  DailyBudget,
  InstanceGap,
  InvestigationEnd,
} from "@lynceus/contract";
import type { KnownBlock } from "@slack/types";
import { investigationButton, lookAtButton } from "../action/to-button.ts";
import { ROOM } from "../limits.ts";
import type { Line } from "../markup/write-line.ts";
import { compose } from "../message/compose.ts";
import type { Part } from "../message/part.ts";
import { applicationLabel } from "../words/application-label.ts";
import { dollars } from "../words/dollars.ts";
import { gapsSentence } from "../words/gaps.ts";
import { counted, quoted } from "../words/phrases.ts";
import { stateWord } from "../words/state-word.ts";

/** One of the reader's own investigations. */
export interface HomeInvestigation {
  readonly id: string;
  readonly application: ApplicationSummary;
  /** Where it is told. */
  readonly url: string;
  readonly begunAt: Date;
  readonly state: "queued" | "running" | InvestigationEnd["kind"];
}

/** What somebody, or a team of theirs, has used since 00:00 UTC, and what they may use until the next. */
export interface HomeBudget {
  /** The team's name; left out for the reader's own. */
  readonly team?: string;
  readonly budget: DailyBudget;
  readonly investigations: number;
  /** US dollars, with what is set aside for those that run. */
  readonly usd: number;
}

/** What somebody's App Home shows; only what they may see. */
export interface Home {
  readonly applications: readonly ApplicationSummary[];
  /** All that they may see, and how many of these need a look. */
  readonly total: number;
  readonly needing: number;
  readonly gaps: readonly InstanceGap[];
  readonly instances: number;
  /** Newest first. */
  readonly investigations: readonly HomeInvestigation[];
  /** Their own first. */
  readonly budgets: readonly HomeBudget[];
}

const APPLICATIONS = 8;
const INVESTIGATIONS = 8;
const REASON_LENGTH = 100;

const STATES: Readonly<Record<HomeInvestigation["state"], string>> = {
  queued: "waits for its turn",
  running: "runs",
  answered: "answered",
  unfinished: "came to no answer",
  stopped: "stopped",
};

function applicationsLine({ total, needing, gaps, instances }: Home): string {
  if (total === 0 && gaps.length >= instances && instances > 0) return "No Argo CD has answered.";
  if (total === 0) return "There are no applications that you may see.";
  if (needing === 0) return `${counted(total, "application")}, all fine.`;
  return `${counted(total, "application")}, ${needing} ${needing === 1 ? "needs" : "need"} a look:`;
}

function applicationParts(home: Home): readonly Part[] {
  const shown = home.applications.slice(0, APPLICATIONS);
  const gaps = gapsSentence(home.gaps, home.instances);
  const buttons = shown
    .slice(0, 5)
    .map((one, index) => lookAtButton(applicationLabel(one, shown), one, index + 1));
  return [
    { kind: "verdict", line: "Applications" },
    { kind: "line", line: applicationsLine(home) },
    ...shown.map((one): Part => {
      const why = one.reason === undefined ? "" : `: ${quoted(one.reason, REASON_LENGTH)}`;
      return { kind: "bullet", line: `${applicationLabel(one, shown)}: ${stateWord(one)}${why}` };
    }),
    ...(home.needing > shown.length
      ? [
          {
            kind: "line",
            line: `${home.needing - shown.length} more: \`/argocd status\`.`,
          } as const,
        ]
      : []),
    ...(gaps === undefined ? [] : [{ kind: "line", line: gaps } as const]),
    ...(buttons.length === 0 ? [] : [{ kind: "buttons", buttons } as const]),
  ];
}

function investigationLine({ application, url, begunAt, state }: HomeInvestigation): Line {
  const at = begunAt.toISOString();
  const label = applicationLabel(application);
  return [
    `${label}: ${STATES[state]}, begun `,
    { at, show: "ago" },
    " · ",
    { url, label: "thread" },
  ];
}

/** `Today: 17 of 20 investigations left, $0.42 spent`, of whatever is limited what is left. */
function budgetLine({ team, budget, investigations, usd }: HomeBudget): string {
  const left = (most: number, used: number) => Math.max(0, most - used);
  const begun =
    budget.investigations === undefined
      ? counted(investigations, "investigation")
      : `${left(budget.investigations, investigations)} of ${counted(budget.investigations, "investigation")} left`;
  const spent =
    budget.usd === undefined
      ? `${dollars(usd)} spent`
      : `${dollars(left(budget.usd, usd))} of ${dollars(budget.usd)} left`;
  const isTold = budget.usd !== undefined || usd > 0;
  const whose = team === undefined ? "Today" : `Team ${team} today`;
  return `${whose}: ${begun}${isTold ? `, ${spent}` : ""}`;
}

function investigationParts({ investigations, budgets }: Home): readonly Part[] {
  const shown = investigations.slice(0, INVESTIGATIONS);
  const open = shown.filter(({ state }) => state === "running" || state === "queued").slice(0, 5);
  return [
    { kind: "verdict", line: "Your investigations" },
    ...(shown.length === 0 ? [{ kind: "line", line: "None in the last days." } as const] : []),
    ...shown.map((one): Part => ({ kind: "bullet", line: investigationLine(one) })),
    ...(open.length === 0
      ? []
      : [
          {
            kind: "buttons",
            buttons: open.map((one, index) => {
              const button = investigationButton("", "stop_investigation", one.id);
              const label = `Stop ${applicationLabel(one.application)}`;
              return { ...button, label, actionId: `${button.actionId}:${index + 1}` };
            }),
          } as const,
        ]),
    ...budgets.map((one): Part => ({ kind: "footer", line: budgetLine(one) })),
  ];
}

/** Somebody's App Home: what needs a look, what is being looked into, and how to ask. */
export function renderHome(home: Home, { now }: { readonly now: Date }): readonly KnownBlock[] {
  const names = home.applications.slice(0, 1).map(({ name }) => quoted(name, ROOM.name));
  const example = names[0] ?? "`payments-api`";
  const { blocks } = compose(
    [
      ...applicationParts(home),
      ...investigationParts(home),
      { kind: "verdict", line: "How to ask" },
      {
        kind: "bullet",
        line: `Write here, or mention Lynceus in a channel: why is ${example} failing?`,
      },
      { kind: "bullet", line: "On any message: its menu, «Diagnose with Lynceus»" },
      { kind: "bullet", line: "`/argocd status`, `/argocd help`" },
      { kind: "footer", line: ["As of ", { at: now.toISOString(), show: "exact" }] },
    ],
    now,
  );
  return blocks;
}
