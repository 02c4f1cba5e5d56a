const pieces = [
  "\0",
  "\ud800",
  "\udc00",
  "\udbff\udfff",
  "\u{1f600}",
  "\ufffe",
  "\u202e",
  "\x1b[31m",
];
const more = [
  "'; drop table app.audit; --",
  "\\u0000",
  "$1",
  "é",
  "e\u0301",
  "\n",
  "\r\n",
  "%s",
  "",
];
const all = [...pieces, ...more, "plain", '"', "\\", "{}", "__proto__"];

/** A JSON value of strings that databases, parsers and terminals stumble over; the same for a seed. */
export function hostileValue(seed: number) {
  let state = seed;
  const pick = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const text = () => Array.from({ length: 1 + pick(6) }, () => all[pick(all.length)]).join("");
  return {
    text: text(),
    list: [text(), [text()], null, pick(9), true],
    record: Object.fromEntries([
      [text(), text()],
      [text(), { [text()]: text() }],
    ]),
  };
}
