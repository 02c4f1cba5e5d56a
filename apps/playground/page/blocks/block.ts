/** Block Kit as it stands on the wire: nothing of it is trusted to be there. */
export interface TextObject {
  readonly type?: string;
  readonly text?: string;
}

export type Json = Readonly<Record<string, unknown>>;

export interface Option {
  readonly text?: TextObject | string;
  readonly value?: string;
  readonly description?: TextObject | string;
}

/** What stands in a block and can mostly be done something with. */
export interface Element extends Json {
  readonly type?: string;
  readonly text?: TextObject | string;
  readonly action_id?: string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: string;
  readonly accessibility_label?: string;
  readonly alt_text?: string;
  /** Of `feedback_buttons`. */
  readonly positive_button?: Element;
  readonly negative_button?: Element;
  readonly confirm?: Confirmation;
  readonly placeholder?: TextObject | string;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly options?: readonly Option[] }[];
  readonly initial_option?: Option;
  readonly min_query_length?: number;
  readonly multiline?: boolean;
  readonly focus_on_load?: boolean;
  readonly is_decimal_allowed?: boolean;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: string;
  readonly max_value?: string;
  readonly slack_file?: { readonly id?: string; readonly url?: string };
}

/** What an app wants to have asked before something is done. */
export interface Confirmation {
  readonly title?: TextObject;
  readonly text?: TextObject;
  readonly confirm?: TextObject;
  readonly deny?: TextObject;
  readonly style?: string;
}

export interface RichElement {
  readonly type?: string;
  readonly text?: string;
  readonly url?: string;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly range?: string;
  readonly name?: string;
  readonly timestamp?: number;
  readonly format?: string;
  readonly fallback?: string;
  readonly indent?: number;
  readonly style?: string | Readonly<Record<string, boolean>>;
  readonly elements?: readonly RichElement[];
}

export interface Block {
  readonly type?: string;
  readonly block_id?: string;
  readonly text?: TextObject | string;
  readonly title?: TextObject | string;
  readonly alt_text?: string;
  readonly fields?: readonly TextObject[];
  readonly accessory?: Element;
  readonly elements?: readonly unknown[];
  readonly slack_file?: { readonly id?: string; readonly url?: string };
  /** Of `input`. */
  readonly label?: TextObject;
  readonly hint?: TextObject;
  readonly optional?: boolean;
  readonly dispatch_action?: boolean;
  readonly element?: Element;
  readonly tasks?: readonly Readonly<Record<string, unknown>>[];
}

/** The words of a text object, or of what should be one. */
export function wordsOf(text: TextObject | string | undefined): string {
  if (typeof text === "string") return text;
  return typeof text?.text === "string" ? text.text : "";
}

/** All options of an element, in groups or not. */
export function optionsOf({
  options = [],
  option_groups: groups = [],
}: Element): readonly Option[] {
  return [...options, ...groups.flatMap((group) => group.options ?? [])];
}
