import { checkView } from "../block-kit/check-view.ts";
import { ApiError, explained } from "../web-api/api-error.ts";
import { withIds } from "../with-ids.ts";
import type { View, ViewContent } from "./view.ts";

/** In bytes of JSON. */
const MAX_SIZE = 250_000;

/** A view as an app sends it; throws `view_too_large` or `invalid_arguments`. */
export function readView(value: unknown, type?: View["type"]): ViewContent {
  const problems = checkView(value);
  if (problems.length > 0) throw explained("invalid_arguments", problems);
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_SIZE) throw new ApiError("view_too_large");
  const view = value as Partial<ViewContent> & Pick<ViewContent, "type" | "blocks">;
  if (type !== undefined && view.type !== type) {
    throw explained("invalid_arguments", [`must be one of: ${type} [json-pointer:/view/type]`]);
  }
  return {
    title: { type: "plain_text", text: "View Title", emoji: true },
    submit: null,
    close: null,
    private_metadata: "",
    callback_id: "",
    external_id: "",
    clear_on_close: false,
    notify_on_close: false,
    ...view,
    blocks: view.blocks.map(withIds),
  };
}
