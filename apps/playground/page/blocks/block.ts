/** Block Kit as it stands on the wire: nothing of it is trusted to be there. */
export interface TextObject {
  readonly type?: string;
  readonly text?: string;
}

export interface ButtonElement {
  readonly type?: string;
  readonly text?: TextObject | string;
  readonly action_id?: string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: string;
  readonly accessibility_label?: string;
  readonly alt_text?: string;
  /** Of `feedback_buttons`. */
  readonly positive_button?: ButtonElement;
  readonly negative_button?: ButtonElement;
  readonly confirm?: { readonly title?: TextObject; readonly text?: TextObject };
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
  readonly accessory?: ButtonElement;
  readonly elements?: readonly unknown[];
  readonly tasks?: readonly Readonly<Record<string, unknown>>[];
}

/** The words of a text object, or of what should be one. */
export function wordsOf(text: TextObject | string | undefined): string {
  if (typeof text === "string") return text;
  return typeof text?.text === "string" ? text.text : "";
}
