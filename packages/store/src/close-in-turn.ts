/** Undoes what was opened, last first. One that fails does not keep the others open. */
export async function closeInTurn(closing: (() => Promise<void>)[]): Promise<void> {
  const next = closing.pop();
  if (next === undefined) return;
  try {
    await next();
  } finally {
    await closeInTurn(closing);
  }
}
