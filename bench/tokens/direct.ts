/** Asks Argo CD itself, as `curl` would. Throws for anything but 200. */
export async function direct(
  { url, token }: { readonly url: string; readonly token: string },
  path: string,
): Promise<{ readonly text: string; readonly ms: number }> {
  const before = performance.now();
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/v1/applications/${path}`, { headers });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
  return { text, ms: performance.now() - before };
}
