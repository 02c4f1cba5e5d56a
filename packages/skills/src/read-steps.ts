import { isCall, readCall } from "./read-call.ts";
import { readSections } from "./read-sections.ts";
import { references } from "./references.ts";
import type { FoundProblem, SkillStep, StepCall } from "./skill.ts";

const mode = String.raw`(?:[A-Z]\d{1,2}|\?)`;
const onlyFor = new RegExp(String.raw`^\((${mode}(?:, ?${mode})*)\)\s*`);

export interface StepsReading {
  readonly steps: readonly SkillStep[];
  /** Warnings; the call that one is about is left out of its step. */
  readonly problems: readonly FoundProblem[];
}

/** The numbered list under `## Steps` of a skill's body, which begins at `firstLine` of its file. */
export function readSteps(body: string, firstLine: number): StepsReading {
  const section = readSections(body, firstLine).find(({ title }) => title === "Steps");
  if (section === undefined) return { steps: [], problems: [] };
  const problems: FoundProblem[] = [];
  const steps = listItems(section.lines).map(({ number, text, offset }): SkillStep => {
    const line = section.line + 1 + offset;
    const modes = onlyFor.exec(text)?.[1]?.split(/, ?/) ?? [];
    const words = text.replace(onlyFor, "");
    return { number, text: words, calls: readCalls(words, line, problems), modes, line };
  });
  return { steps, problems };
}

interface Item {
  readonly number: number;
  readonly text: string;
  /** Lines above it in its section. */
  readonly offset: number;
}

/** Items of a numbered list. One goes on until the next, or until a blank line with no indented one after it. */
function listItems(lines: readonly string[]): readonly Item[] {
  const items: { number: number; parts: string[]; offset: number }[] = [];
  let isOpen = false;
  for (const [offset, line] of lines.entries()) {
    const [, number, text = ""] = /^ {0,3}(\d{1,3})[.)]\s+(.*)$/.exec(line) ?? [];
    const isIndented = /^\s+\S/.test(line);
    if (number !== undefined) items.push({ number: Number(number), parts: [text], offset });
    else if (line.trim() !== "" && (isOpen || isIndented)) items.at(-1)?.parts.push(line.trim());
    isOpen = line.trim() !== "" && (number !== undefined || isOpen || isIndented);
  }
  return items.map(({ number, parts, offset }) => ({
    number,
    text: parts.join(" ").trim(),
    offset,
  }));
}

function readCalls(text: string, line: number, problems: FoundProblem[]): readonly StepCall[] {
  const spans = [...text.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span).filter(isCall);
  return spans.flatMap((span) => {
    const reading = readCall(span);
    if (reading.kind === "broken") {
      problems.push({ line, severity: "warning", message: reading.message });
      return [];
    }
    const unknown = Object.values(reading.call.arguments).flatMap((value) =>
      value.kind === "reference" && !references.has(value.name) ? [value.name] : [],
    );
    for (const name of unknown) {
      const known = [...references.keys()].map((each) => `$${each}`).join(", ");
      const message = `There is no reference $${name}. Known: ${known}.`;
      problems.push({ line, severity: "warning", message });
    }
    return unknown.length === 0 ? [reading.call] : [];
  });
}
