const frames = [
  /^(?:ComparisonError|InvalidSpecError|UnknownError): /,
  /^Failed last sync attempt to \[[^\]]*\]: /,
  /^Failed to load (?:target|live) state: /,
  /^failed to generate manifest for source \d+ of \d+: /,
  /^rpc error: code = \w+ desc = /,
  /^Manifest generation error \(cached\): /,
];

/** Where the frames that Argo CD puts around every such error end; several may stand before one error. */
export function unframe(message: string): number {
  let at = 0;
  for (let frame = match(message, at); frame > 0; frame = match(message, at)) at += frame;
  return at;
}

function match(message: string, at: number): number {
  const rest = message.slice(at, at + 200);
  for (const frame of frames) {
    const found = frame.exec(rest);
    if (found !== null) return found[0].length;
  }
  return 0;
}
