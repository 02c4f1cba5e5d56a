import type { Skill } from "./skill.ts";

const MOST_DESCRIPTION = 1_024;

/**
 * The skills for a system prompt: a line with name and description for each, sorted by name, the same text for the
 * same skills. Empty when there is none, so that no empty list is offered.
 */
export function describeCatalog(skills: readonly Skill[]): string {
  if (skills.length === 0) return "";
  const lines = skills.map(({ name, description }) => `- ${name}: ${oneLine(description)}`);
  return ["<available_skills>", ...lines.sort(), "</available_skills>"].join("\n");
}

function oneLine(text: string): string {
  const words = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").replaceAll(/[<>]/g, "");
  return words.trim().slice(0, MOST_DESCRIPTION);
}
