/** `$4.58` */
export function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`;
}
