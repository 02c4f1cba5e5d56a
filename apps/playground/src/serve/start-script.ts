import { startLocalAnthropic, type TurnBlock, type Turns } from "@lynceus/standins";
import { z } from "zod";
import type { StageOptions } from "../stage.ts";

type Request = Parameters<Extract<Turns, (...args: never) => unknown>>[0];

/** A model that is no model: a script that answers over the Messages API's own wire. */
export interface ScriptedInvestigator {
  readonly model: NonNullable<StageOptions["model"]>;
  close(): Promise<void>;
}

const NAME = "scripted-model";
/** The quick one, which is asked whether what is cited carries what is said. */
const CHECKER = "scripted-checker";

/** Long enough to see it at work, and to stop it. */
const TURN_MS = 1_500;

const Result = z.object({ evidence: z.string(), tool: z.string(), data: z.string() });
const TROUBLE = /fail|error|back-?off|refused|denied|not found|time(d )?out|exceed|invalid|kill/i;
const SURE = JSON.stringify({ rootCause: "yes", claims: Array.from({ length: 8 }, () => "yes") });

const call = (name: string, input: Readonly<Record<string, unknown>>): TurnBlock => ({
  type: "tool_use",
  name,
  input,
});

/** The results that the request carries, oldest first. */
function resultsIn({ messages }: Request): readonly z.infer<typeof Result>[] {
  return messages.flatMap(({ content }) =>
    typeof content === "string"
      ? []
      : content.flatMap((block) => {
          const { content: text } = block as { readonly content?: unknown };
          const parsed = Result.safeParse(parse(typeof text === "string" ? text : ""));
          return block.type === "tool_result" && parsed.success ? [parsed.data] : [];
        }),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line of each result that tells of trouble, word for word. */
function claimsFrom(request: Request) {
  return resultsIn(request).flatMap(({ evidence, tool, data }) => {
    const line = data.split("\n").find((one) => TROUBLE.test(one));
    const excerpt = line?.trim().slice(0, 280).trim() ?? "";
    if (excerpt === "") return [];
    return [{ text: `\`${tool}\` shows it`, citations: [{ evidence, excerpt }] }];
  });
}

function sayTurn(request: Request): readonly TurnBlock[] {
  const text = JSON.stringify(request.messages);
  const [, applicationName = ""] =
    /"(?:applicationName|application)":\s*"([\w./-]+)"/.exec(text) ?? [];
  const done = new Set(resultsIn(request).map(({ tool }) => tool));
  if (!done.has("get_application_events")) {
    return [
      { type: "text", text: "The events first, then what changed." },
      call("get_application_events", { applicationName }),
      call("get_application_history", { applicationName }),
    ];
  }
  const claims = claimsFrom(request).slice(0, 3);
  return [
    call("submit_answer", {
      rootCause: "a script played the model's part here; what follows is what it was shown",
      confidence: "low",
      claims,
      notChecked: ["everything that a model would have thought of"],
    }),
  ];
}

/** Starts the script on 127.0.0.1; nothing is sent beyond this machine. */
export async function startScript(): Promise<ScriptedInvestigator> {
  const anthropic = await startLocalAnthropic({
    async turns(request) {
      if (request.model === CHECKER) return { content: [{ type: "text", text: SURE }] };
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
      return { content: sayTurn(request) };
    },
  });
  return {
    model: {
      provider: "anthropic",
      apiKey: "none",
      baseUrl: anthropic.url,
      headers: {},
      investigation: NAME,
      triage: CHECKER,
      escalation: NAME,
    },
    close: () => anthropic.close(),
  };
}
