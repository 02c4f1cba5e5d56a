import { createHash } from "node:crypto";
import { textAt } from "../json.ts";
import type { RecordedService } from "./recorded-service.ts";

const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
/** What Kubernetes makes names of. */
const LETTERS = "bcdfghjklmnpqrstvwxz2456789";

/** The same service under another name: its hashes, pod names and uids are its own, and the seed's. */
export function cloneService(
  service: RecordedService,
  { from, name, seed }: { readonly from: string; readonly name: string; readonly seed: number },
): RecordedService {
  const pods = service.nodes.filter((node) => textAt(node, "kind") === "Pod");
  const names = new Map([[from, name]]);
  for (const pod of pods) {
    const [hash = "", suffix = ""] = textAt(pod, "name").split("-").slice(-2);
    names.set(hash, letters(`${seed}/${name}/${hash}`, 10));
    names.set(suffix, letters(`${seed}/${name}/${suffix}`, 5));
  }
  const named = new RegExp(`\\b(?:${[...names.keys()].join("|")})(?![0-9a-z])`, "g");
  return JSON.parse(
    JSON.stringify(service)
      .replace(named, (found) => names.get(found) ?? found)
      .replace(uuid, (found) => uid(`${seed}/${name}/${found}`)),
  );
}

export function letters(of: string, length: number): string {
  const bytes = createHash("sha256").update(of).digest().subarray(0, length);
  return [...bytes].map((byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
}

export function uid(of: string): string {
  const hex = createHash("sha256").update(of).digest("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}
