/** What is said of a variable that has none of the values that it can have. */
export function notOneOf(name: string, options: readonly string[], otherwise: string): string {
  return `${name} is not one of ${options.join(", ")}. Set one of them, or leave it out for ${otherwise}.`;
}
