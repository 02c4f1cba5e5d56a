import { z } from "zod";

/** Text of at least one character. */
export const characters = (max: number) => z.string().min(1).max(max);

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: characters(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal("mrkdwn"),
    text: characters(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export const style = z.enum(["primary", "danger"]);

export const url = characters(3000).refine((value) => URL.canParse(value), "invalid_url");

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: anyText(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: style.optional(),
});

export const option = z.strictObject({
  text: anyText(75),
  value: characters(150),
  description: plainText(75).optional(),
  url: url.optional(),
});
