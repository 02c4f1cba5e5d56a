/** The delivery key of an investigation's progress; it has further parts where one message has no room. */
export function partKey(investigation: string, part: number): string {
  return `${investigation}:progress${part === 1 ? "" : part}`;
}
