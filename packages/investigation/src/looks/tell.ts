import {
  type Answer,
  type ApplicationRef,
  type Ask,
  ExpectedError,
  type FirstLook,
  type FoundNote,
  type LookRequest,
  type Survey,
} from "@lynceus/contract";
import type { FirstLookOptions } from "../first-look.ts";
import { type Resolution, resolveApplication } from "../resolve-application.ts";
import { askOthers } from "./ask-others.ts";
import { judgePaste } from "./judge-paste.ts";
import { showLogs } from "./show-logs.ts";
import { surveyFleet } from "./survey-fleet.ts";
import { tellChanges } from "./tell-changes.ts";
import { tellFix } from "./tell-fix.ts";
import { tellStatus } from "./tell-status.ts";
import type { ToldWithout } from "./told-without.ts";

export interface TellOptions extends FirstLookOptions {
  /** What an investigation in this conversation came to last. */
  readonly before?: Answer | undefined;
}

async function orUnavailable(telling: () => Promise<FirstLook>): Promise<FirstLook> {
  try {
    return await telling();
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    return { outcome: "unavailable", sentence: error.message };
  }
}

function noteOf(resolution: Extract<Resolution, { kind: "found" }>): FoundNote {
  const { by, asked, among } = resolution;
  return {
    foundBy: by,
    ...(asked === undefined ? {} : { asked }),
    ...(among === undefined ? {} : { among }),
  };
}

function about(
  ask: Exclude<Ask, { kind: "paste" }>,
  application: ApplicationRef,
  { asked }: FoundNote,
  { tools, before }: TellOptions,
  signal?: AbortSignal,
): Promise<ToldWithout> {
  switch (ask.kind) {
    case "logs": {
      const workload = asked?.startsWith(`${application.name}-`) === true ? asked : undefined;
      return showLogs(application, workload, tools, signal);
    }
    case "changes":
      return tellChanges(application, tools, signal);
    case "others":
      return askOthers(application, tools, signal);
    case "status":
      return tellStatus(application, ask.of, tools, signal);
    case "fix":
      return tellFix(application, before, tools, signal);
  }
}

/**
 * What somebody asks to be told about an application, at once and without an investigation. Every way it can end
 * is an outcome; only bugs and a cancelled `signal` are thrown.
 */
export function tell(
  ask: Ask,
  look: LookRequest,
  options: TellOptions,
  signal?: AbortSignal,
): Promise<FirstLook> {
  return orUnavailable(async () => {
    const { tools, conversation } = options;
    const resolution = await resolveApplication(look, { tools, conversation }, signal);
    if (ask.kind === "paste") {
      // Lines say something by themselves; an application that is merely the only failing one may not be theirs.
      const isKnown = resolution.kind === "found" && resolution.by !== "channel";
      const application = isKnown ? resolution.application : undefined;
      const found: FoundNote = isKnown ? noteOf(resolution) : { foundBy: "question" };
      return { ...(await judgePaste(ask.paste, application, tools, signal)), found };
    }
    if (resolution.kind === "open") return resolution.look;
    const found = noteOf(resolution);
    return { ...(await about(ask, resolution.application, found, options, signal)), found };
  });
}

/** What a question about all applications comes to. */
export function survey(
  asked: Survey,
  { tools }: Pick<FirstLookOptions, "tools">,
  signal?: AbortSignal,
): Promise<FirstLook> {
  return orUnavailable(() => surveyFleet(asked, tools, signal));
}
