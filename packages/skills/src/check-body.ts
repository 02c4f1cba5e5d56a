import { readSections } from "./read-sections.ts";
import type { FoundProblem, Skill } from "./skill.ts";
import type { SkillParts } from "./split-frontmatter.ts";

/** What every skill that treats failures says, in this order: `## Find`, … */
const sections = ["Find", "Steps", "Read", "Stop", "Do not conclude", "Fix"] as const;

const MOST_TOKENS = 5_000;
const MOST_LINES = 500;
/** Markdown with code in it; measured texts lie between 3.4 and 4.1. */
const CHARACTERS_PER_TOKEN = 3.5;

/** What is wrong with how a skill is written, apart from the format's fields and its calls. */
export function checkBody(skill: Skill, parts: SkillParts): readonly FoundProblem[] {
  return [
    ...checkDescription(skill.description),
    ...checkSize(skill.body),
    ...checkSections(skill, parts),
    ...checkHidden(parts),
  ];
}

function checkDescription(description: string): readonly FoundProblem[] {
  if (/\b(when|whenever|use (this )?(for|if|to))\b/i.test(description)) return [];
  const message = "The description says what the skill does, but not when to use it.";
  return [{ line: 2, severity: "warning", message }];
}

function checkSize(body: string): readonly FoundProblem[] {
  const tokens = Math.ceil(body.length / CHARACTERS_PER_TOKEN);
  const lines = body.split("\n").length;
  if (tokens <= MOST_TOKENS && lines <= MOST_LINES) return [];
  const message = `The body has about ${tokens} tokens in ${lines} lines; 5,000 and 500 are the most.`;
  return [{ severity: "error", message }];
}

/** A skill that declares no mode and no layer is general advice, and may be built as it likes. */
function checkSections(skill: Skill, parts: SkillParts): readonly FoundProblem[] {
  if (skill.modes.length + skill.layers.length === 0) return [];
  const present = readSections(parts.body, parts.bodyLine).map(({ title }) => title);
  const problems = sections
    .filter((title) => !present.includes(title))
    .map((title): FoundProblem => {
      return { severity: "error", message: `The section "## ${title}" is missing.` };
    });
  if (present.includes("Steps") && skill.steps.every(({ calls }) => calls.length === 0)) {
    problems.push({ severity: "error", message: "No step names a call." });
  }
  return problems;
}

/** What a reviewer of the rendered page would not see, but a model would read. */
function checkHidden({ body, bodyLine }: SkillParts): readonly FoundProblem[] {
  let isFenced = false;
  return body.split("\n").flatMap((text, index): readonly FoundProblem[] => {
    const line = bodyLine + index;
    if (/^\s{0,3}(```|~~~)/.test(text)) isFenced = !isFenced;
    const prose = isFenced ? "" : text.replaceAll(/`[^`]*`/g, "");
    const problems: FoundProblem[] = [];
    if (/<[a-z/!?]/i.test(prose)) {
      problems.push({ line, severity: "error", message: "HTML is not allowed; write Markdown." });
    }
    if (/[\p{Cf}\p{Co}]|(?!\t)\p{Cc}/u.test(text)) {
      problems.push({ line, severity: "error", message: "There are invisible characters here." });
    }
    return problems;
  });
}
