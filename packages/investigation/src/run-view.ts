import type { RunCall, RunEvent } from "@lynceus/agent";
import type { InvestigationProgress, InvestigationStep } from "@lynceus/contract";
import { ACTIVATE_SKILL } from "./answer/activate-skill.ts";
import { SUBMIT_ANSWER } from "./answer/submit-answer.ts";
import { type Evidence, type Ledger, readEvidence, toLedger } from "./evidence/evidence.ts";

/** How a run stands, by what it tells: its calls, the evidence in them, and what people see of it. */
export interface RunView {
  hear(event: RunEvent): void;
  /** In the model's order; what a resumed run called before is among them. */
  calls(): readonly RunCall[];
  ledger(): Ledger;
  /** Where a piece of evidence was read, in words. */
  sourceOf(evidence: Evidence): string;
  progress(): InvestigationProgress;
}

type Running = Pick<Extract<RunEvent, { kind: "call" }>, "ordinal" | "tool" | "text">;

export interface RunViewOptions {
  /** The first look's evidence, `e0`. */
  readonly first: Evidence;
  readonly onProgress: (progress: InvestigationProgress) => void;
}

/** Follows a run; tells its progress whenever something changed that people see. */
export function createRunView({ first, onProgress }: RunViewOptions): RunView {
  const calls = new Map<number, RunCall>();
  const running = new Map<number, Running>();
  let said = "";
  let thought = "";
  let plan: string | undefined;
  let note: string | undefined;

  const progress = (): InvestigationProgress => ({
    ...(plan === undefined ? {} : { plan }),
    steps: [...done(), ...underWay()].sort((a, b) => a.at - b.at).map(({ step }) => step),
    ...(note === undefined ? {} : { note }),
  });
  const done = () =>
    [...calls.values()].flatMap((call) => {
      const step = toStep(call);
      return step === undefined ? [] : [{ at: call.ordinal, step }];
    });
  const underWay = () =>
    [...running.values()].filter(isShown).map(({ ordinal, tool, text }) => ({
      at: ordinal,
      step: { text, tool, state: "running" as const },
    }));

  /** Applies the event; true when people see a difference. */
  function apply(event: RunEvent): boolean {
    switch (event.kind) {
      case "resumed":
        for (const call of event.called)
          if (call.result !== undefined) calls.set(call.ordinal, call);
        return calls.size > 0;
      case "turn":
        said = "";
        thought = "";
        return false;
      case "sound":
        return listen(event.sound);
      case "call": {
        const before = plan;
        running.set(event.ordinal, event);
        plan ??= firstSentence(said) ?? firstSentence(thought);
        note = undefined;
        return isShown(event) || plan !== before;
      }
      case "called":
        running.delete(event.call.ordinal);
        calls.set(event.call.ordinal, event.call);
        return isShown(event.call);
      case "wrapping-up":
        note = WRAPPING_UP[event.why];
        return true;
    }
  }

  function listen(sound: Extract<RunEvent, { kind: "sound" }>["sound"]): boolean {
    switch (sound.kind) {
      case "text":
        said += sound.delta;
        return false;
      case "thinking": {
        thought = sound.text;
        const heard = firstSentence(thought);
        if (heard === undefined || heard === note) return false;
        note = heard;
        return true;
      }
      case "restart":
        said = "";
        note = `The model is asked again: ${sound.reason}`;
        return true;
    }
  }

  return {
    hear(event) {
      if (apply(event)) onProgress(progress());
    },
    calls: () => [...calls.values()].sort((a, b) => a.ordinal - b.ordinal),
    ledger: () => toLedger([first, ...evidenceOf([...calls.values()])]),
    sourceOf: ({ id }) =>
      id === first.id ? "the first look" : (calls.get(Number(id.slice(1)))?.result?.text ?? id),
    progress,
  };
}

const WRAPPING_UP: Readonly<Record<Extract<RunEvent, { kind: "wrapping-up" }>["why"], string>> = {
  steps: "as many steps as it may take; coming to an end",
  tokens: "as many tokens as it may take; coming to an end",
  usd: "as much money as it may cost; coming to an end",
  time: "as much time as it may take; coming to an end",
  loop: "going in circles; coming to an end",
};

/** What the calls read, as far as it is evidence under the id of the call's own place. */
function evidenceOf(calls: readonly RunCall[]): readonly Evidence[] {
  return calls.flatMap(({ ordinal, result }) => {
    const evidence = result && readEvidence(result.content);
    return evidence?.id === `e${ordinal}` ? [evidence] : [];
  });
}

/** What a finished call is for people; undefined for what is none of their business. */
function toStep(call: RunCall): InvestigationStep | undefined {
  const { result, tool } = call;
  if (result === undefined || !isShown(call)) return undefined;
  const { text, isError, outcome, tookMs } = result;
  return {
    text,
    tool,
    state: isError ? "failed" : "done",
    ...(outcome === undefined ? {} : { outcome }),
    tookMs,
  };
}

function isShown({ tool }: { readonly tool: string }): boolean {
  return tool !== SUBMIT_ANSWER && tool !== ACTIVATE_SKILL;
}

const LONGEST_SENTENCE = 240;

function firstSentence(text: string): string | undefined {
  const [first = ""] = text.trim().split(/(?<=[.!?])\s|\n/);
  const plain = first.replace(/[*_#>]+/g, "").trim();
  if (plain === "") return undefined;
  return plain.length <= LONGEST_SENTENCE ? plain : `${plain.slice(0, LONGEST_SENTENCE - 1)}…`;
}
