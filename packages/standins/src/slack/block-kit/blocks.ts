import { z } from "zod";
import {
  accessory,
  actionElement,
  button,
  contextAction,
  contextElement,
  hasSource,
  image,
  imageFields,
  inputElement,
  NO_SOURCE,
} from "./elements.ts";
import { anyText, characters, mrkdwn, plainText } from "./objects.ts";

const blockId = characters(255).optional();

const declare = <Type extends string, Shape extends z.core.$ZodLooseShape>(
  type: Type,
  shape: Shape,
) => z.strictObject({ type: z.literal(type), block_id: blockId, ...shape });

/** Blocks whose own fields are taken as they come. */
const other = <Type extends string>(type: Type) =>
  z.looseObject({ type: z.literal(type), block_id: blockId });

const contextActions = declare("context_actions", {
  elements: z.array(contextAction).min(1).max(5),
});

const card = declare("card", {
  hero_image: image.optional(),
  icon: image.optional(),
  title: mrkdwn(150).optional(),
  subtitle: mrkdwn(150).optional(),
  body: mrkdwn(200).optional(),
  actions: z.array(button).min(1).max(5).optional(),
});

const carousel = declare("carousel", { elements: z.array(card).min(1).max(10) });

const plainBlocks = [
  declare("actions", { elements: z.array(actionElement).min(1).max(25) }),
  declare("context", { elements: z.array(contextElement).min(1).max(10) }),
  declare("divider", {}),
  declare("header", { text: plainText(150) }),
  declare("image", { ...imageFields, title: plainText(2000).optional() }).refine(
    hasSource,
    NO_SOURCE,
  ),
  declare("section", {
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  }).refine(({ text, fields }) => text !== undefined || fields !== undefined, {
    message: "missing required field: text",
  }),
  declare("table", {
    rows: z
      .array(z.array(z.looseObject({})).min(1).max(20))
      .min(1)
      .max(100),
    column_settings: z.array(z.unknown()).max(20).optional(),
  }),
  other("file"),
  declare("input", {
    label: plainText(2000),
    element: inputElement,
    hint: plainText(2000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  other("rich_text"),
  other("video"),
] as const;

/** A block that a message may hold. `alert` is for modals alone. */
export const messageBlock = z.discriminatedUnion("type", [
  ...plainBlocks,
  contextActions,
  declare("markdown", { text: characters(12_000) }),
  declare("data_table", {
    caption: z.string(),
    rows: z.array(z.array(z.looseObject({}))).min(1),
    page_size: z.number().int().min(1).max(100).optional(),
    row_header_column_index: z.number().int().optional(),
  }),
  card,
  carousel,
  declare("container", {
    title: plainText(150).optional(),
    rich_text_title: other("rich_text").optional(),
    subtitle: anyText(150).optional(),
    child_blocks: z
      .array(z.discriminatedUnion("type", [...plainBlocks]))
      .min(1)
      .max(10),
    width: z.enum(["narrow", "standard", "wide", "full"]).optional(),
    icon: image.optional(),
    is_collapsible: z.boolean().optional(),
    default_collapsed: z.boolean().optional(),
    has_header_divider: z.boolean().optional(),
  }),
  other("data_visualization"),
  other("plan"),
  other("task_card"),
]);

/** A block that a modal may hold. */
export const modalBlock = z.discriminatedUnion("type", [
  ...plainBlocks,
  card,
  declare("alert", {
    text: anyText(3000),
    level: z.enum(["default", "info", "warning", "error", "success"]).optional(),
  }),
]);

/** A block that App Home may hold. */
export const homeBlock = z.discriminatedUnion("type", [...plainBlocks, card, carousel]);
