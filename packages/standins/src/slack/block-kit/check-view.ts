import { z } from "zod";
import { homeBlock, modalBlock } from "./blocks.ts";
import { findTwice } from "./find-twice.ts";
import { plainText } from "./objects.ts";
import { pointer, tellIssue } from "./tell-issue.ts";

const ROOT = "view";
const MAX_BLOCKS = 100;

const common = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

const Modal = z.strictObject({
  type: z.literal("modal"),
  title: plainText(24),
  blocks: z.array(modalBlock).max(MAX_BLOCKS),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...common,
});

const Home = z.strictObject({
  type: z.literal("home"),
  blocks: z.array(homeBlock).max(MAX_BLOCKS),
  ...common,
});

const View = z.discriminatedUnion("type", [Modal, Home]);

/**
 * What Slack finds wrong with a modal or a home tab, with a JSON pointer each; empty when nothing is.
 * Limits as docs.slack.dev states them.
 */
export function checkView(view: unknown): readonly string[] {
  const parsed = z.object({ view: View }).safeParse({ view }, { reportInput: true });
  if (!parsed.success) {
    return parsed.error.issues.flatMap((issue) =>
      tellIssue(ROOT, { ...issue, path: issue.path.slice(1) }),
    );
  }
  const { view: known } = parsed.data;
  return [...findTwice(known.blocks, [ROOT, "blocks"]), ...findUnsubmittable(known)];
}

function findUnsubmittable(view: z.output<typeof View>): readonly string[] {
  if (view.type === "home" || view.submit !== undefined) return [];
  if (view.blocks.every(({ type }) => type !== "input")) return [];
  return [`missing required field: submit ${pointer(ROOT, [])}`];
}
