import type { Skill } from "@lynceus/skills";
import { completable, type McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { quote } from "../text/quote.ts";
import { completeName, type Names } from "./complete-name.ts";
import { prompts } from "./prompt.ts";

/** Offers the prompts, and every skill as one; names are completed from what the caller may see. */
export function registerPrompts(
  server: McpServer,
  skills: readonly Skill[],
  names: Names | undefined,
): void {
  const one = aboutOne(names);
  const all = aboutAll(names);
  for (const { name, title, description, about, ask } of prompts) {
    const config = { title, description };
    if (about === "application") {
      server.registerPrompt(name, { ...config, argsSchema: one }, (args) =>
        said(ask(theOne(args))),
      );
    } else {
      server.registerPrompt(name, { ...config, argsSchema: all }, (args) =>
        said(ask(theAll(args))),
      );
    }
  }
  const taken = new Set(prompts.map(({ name }) => name));
  for (const skill of skills.filter(({ name }) => !taken.has(name))) {
    const config = {
      title: `Skill: ${skill.name}`,
      description: skill.description,
      argsSchema: one,
    };
    server.registerPrompt(skill.name, config, (args) =>
      said(`Look into ${theOne(args)} by these instructions.\n\n${skill.body}`),
    );
  }
}

function aboutOne(names: Names | undefined) {
  return z.object({
    applicationName: completable(
      z.string().trim().min(1).max(253).describe("Its name in Argo CD"),
      (typed, other) => complete("name", typed, other?.arguments, names),
    ),
    instance: instanceArgument(names),
  });
}

function aboutAll(names: Names | undefined) {
  return z.object({ instance: instanceArgument(names) });
}

function instanceArgument(names: Names | undefined) {
  return completable(
    z.string().trim().max(253).optional().describe("Which Argo CD; all when not given"),
    (typed, other) => complete("instance", typed ?? "", other?.arguments, names),
  );
}

function complete(
  field: "name" | "instance",
  typed: string,
  filled: Readonly<Record<string, string>> = {},
  names: Names | undefined,
): Promise<string[]> | string[] {
  if (names === undefined) return [];
  const { applicationName: name, instance } = filled;
  return completeName(
    field,
    typed,
    { ...(name && { name }), ...(instance && { instance }) },
    names,
  );
}

interface Place {
  readonly instance?: string | undefined;
}

function theOne(args: Place & { readonly applicationName: string }): string {
  return `the application ${quote(args.applicationName)}${on(args)}`;
}

function theAll(args: Place): string {
  return args.instance ? `everything${on(args)}` : "all Argo CDs";
}

function on({ instance }: Place): string {
  return instance ? ` on the Argo CD ${quote(instance)}` : "";
}

function said(text: string) {
  return { messages: [{ role: "user" as const, content: { type: "text" as const, text } }] };
}
