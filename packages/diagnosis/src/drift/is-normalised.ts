import { quantityBytes } from "../text/quantity.ts";
import type { Difference } from "./read-differences.ts";

/** Both sides mean the same: a quantity in another notation, or nothing said in another way (`{}`, `null`, `""`). */
export function isNormalised({ live, git }: Difference): boolean {
  if (isEmpty(live) && isEmpty(git)) return true;
  const [a, b] = [amount(live), amount(git)];
  return a !== undefined && a === b;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** A CPU, a number of bytes or a plain number, whatever its notation. */
function amount(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const milli = /^(\d+)m$/.exec(value)?.[1];
  if (milli !== undefined) return Number(milli) / 1000;
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  return quantityBytes(value);
}
