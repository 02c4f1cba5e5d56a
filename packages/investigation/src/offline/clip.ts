/** Cut with an ellipsis to at most `most` characters; a code span that the cut went through is closed. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 2);
  return (cut.match(/`/g) ?? []).length % 2 === 1 ? `${cut}…\`` : `${cut}…`;
}

/** Text of strangers as a code span; what is in it cannot leave it. */
export function code(text: string, most = 300): string {
  const plain = text.replace(/`/g, "'");
  return `\`${plain.length > most ? `${plain.slice(0, most - 1)}…` : plain}\``;
}

/** A clause as the beginning of a sentence. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
