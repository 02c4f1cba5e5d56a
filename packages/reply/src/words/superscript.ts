const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `12` → `¹²`: the mark that ties a claim to its source. */
export function superscript(number: number): string {
  return [...String(number)].map((digit) => DIGITS[Number(digit)] ?? "").join("");
}
