import { Document, Scalar, visit } from "yaml";

/** Can be nothing but a name, a number, a time or the like. */
const PLAIN = /^[\w.:/@=+-]{1,253}$/;

/** A value as YAML. Every other text is double-quoted on one line, so that it cannot pass for anything but data. */
export function toYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value !== "string" || PLAIN.test(node.value)) return;
      node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({
    lineWidth: 0,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: 1e9,
  });
}
