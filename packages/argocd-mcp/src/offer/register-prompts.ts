import type { Skill } from "@lynceus/skills";
import { completable, type McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";
import { quote } from "../text/quote.ts";
import type { ToolContext } from "../tool.ts";
import { completeName } from "./complete-name.ts";
import { prompts } from "./prompt.ts";

type Names = Pick<ToolContext, "fleet" | "visible">;

/** Offers the prompts, and every skill as one; names are completed from what the caller may see. */
export function registerPrompts(
  server: McpServer,
  skills: readonly Skill[],
  context: Names | undefined,
): void {
  const one = aboutOne(context);
  const all = aboutAll(context);
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

function aboutOne(context: Names | undefined) {
  return z.object({
    applicationName: completable(
      z.string().trim().min(1).max(253).describe("Its name in Argo CD"),
      (typed, other) => complete("name", typed, other?.arguments, context),
    ),
    instance: instanceArgument(context),
  });
}

function aboutAll(context: Names | undefined) {
  return z.object({ instance: instanceArgument(context) });
}

function instanceArgument(context: Names | undefined) {
  return completable(
    z.string().trim().max(253).optional().describe("Which Argo CD; all when not given"),
    (typed, other) => complete("instance", typed ?? "", other?.arguments, context),
  );
}

function complete(
  field: "name" | "instance",
  typed: string,
  filled: Readonly<Record<string, string>> = {},
  context: Names | undefined,
): string[] {
  if (context === undefined) return [];
  const { applicationName: name, instance } = filled;
  return completeName(
    field,
    typed,
    { ...(name && { name }), ...(instance && { instance }) },
    context,
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
