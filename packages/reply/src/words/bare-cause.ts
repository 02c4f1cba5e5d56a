/** A headline as a cause, or told of several applications: that it is not this one is no part of it then. */
export function bareCause(headline: string): string {
  return headline.replace(/^it is not this application: |; it is not this application$/, "");
}
