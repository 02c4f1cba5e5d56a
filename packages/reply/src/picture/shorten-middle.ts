/**
 * `payments-api-very-long-6445bf6c75-jrnsf` → `payments-api-v…6445bf6c75-jrnsf`: what tells Kubernetes names
 * apart stands at their end.
 */
export function shortenMiddle(text: string, max: number): string {
  const characters = [...text];
  if (characters.length <= max) return text;
  const tail = Math.min(Math.ceil((max - 1) * 0.6), max - 1);
  return `${characters.slice(0, max - 1 - tail).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
