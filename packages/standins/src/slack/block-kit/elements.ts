import { z } from "zod";
import { anyText, characters, confirm, option, plainText, style, url } from "./objects.ts";

const actionId = characters(255).optional();
const accessibilityLabel = z.string().max(75).optional();

export const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  action_id: actionId,
  value: z.string().max(2000).optional(),
  url: url.optional(),
  style: style.optional(),
  confirm: confirm.optional(),
  accessibility_label: accessibilityLabel,
});

const feedbackButton = z.strictObject({
  text: plainText(75),
  value: characters(2000),
  accessibility_label: accessibilityLabel,
});

const feedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  action_id: actionId,
  positive_button: feedbackButton,
  negative_button: feedbackButton,
});

const iconButton = z.looseObject({
  type: z.literal("icon_button"),
  action_id: actionId,
  icon: z.string(),
  text: plainText(75),
  value: z.string().max(2000).optional(),
});

/** What an image is, as an element and as a block. */
export const imageFields = {
  alt_text: characters(2000),
  image_url: url.optional(),
  slack_file: z.union([z.strictObject({ id: z.string() }), z.strictObject({ url })]).optional(),
};

/** An image comes from the web or from an uploaded file. */
export function hasSource(image: {
  readonly image_url?: string | undefined;
  readonly slack_file?: object | undefined;
}): boolean {
  return (image.image_url === undefined) !== (image.slack_file === undefined);
}

export const NO_SOURCE = { message: "must provide one of: image_url, slack_file" };

export const image = z
  .strictObject({ type: z.literal("image"), ...imageFields })
  .refine(hasSource, NO_SOURCE);

const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  options: z.array(option).min(1).max(5),
  confirm: confirm.optional(),
});

const choice = (type: string, max: number) =>
  z.looseObject({
    type: z.literal(type),
    action_id: actionId,
    placeholder: plainText(150).optional(),
    options: z.array(option).min(1).max(max).optional(),
    confirm: confirm.optional(),
  });

/** Elements whose own fields are taken as they come. */
const other = (type: string) => z.looseObject({ type: z.literal(type), action_id: actionId });

const choosing = [
  choice("static_select", 100),
  choice("multi_static_select", 100),
  choice("checkboxes", 10),
  choice("radio_buttons", 10),
  ...[
    "users_select",
    "multi_users_select",
    "conversations_select",
    "multi_conversations_select",
    "channels_select",
    "multi_channels_select",
    "external_select",
    "multi_external_select",
    "datepicker",
    "datetimepicker",
    "timepicker",
  ].map(other),
] as const;

const interactive = [button, overflow, other("workflow_button"), ...choosing] as const;

const lengths = {
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
};

const typed = (type: string, shape: z.core.$ZodLooseShape = {}) =>
  z.strictObject({
    type: z.literal(type),
    action_id: actionId,
    placeholder: plainText(150).optional(),
    initial_value: z.string().max(3000).optional(),
    dispatch_action_config: z.looseObject({}).optional(),
    focus_on_load: z.boolean().optional(),
    ...shape,
  });

export const inputElement = z.discriminatedUnion("type", [
  typed("plain_text_input", { multiline: z.boolean().optional(), ...lengths }),
  typed("email_text_input"),
  typed("url_text_input"),
  typed("number_input", {
    is_decimal_allowed: z.boolean(),
    min_value: z.string().optional(),
    max_value: z.string().optional(),
  }),
  other("rich_text_input"),
  other("file_input"),
  ...choosing,
]);

export const actionElement = z.discriminatedUnion("type", [
  ...interactive,
  other("rich_text_input"),
]);
export const accessory = z.discriminatedUnion("type", [...interactive, image]);
export const contextElement = z.discriminatedUnion("type", [image, ...anyText(3000).options]);
export const contextAction = z.discriminatedUnion("type", [feedbackButtons, iconButton]);
