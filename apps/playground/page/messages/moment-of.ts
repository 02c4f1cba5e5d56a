import type { Message } from "@lynceus/standins";

/** When a message was written. */
export const momentOf = ({ ts }: Pick<Message, "ts">): Date => new Date(Number(ts) * 1000);

export function clockTime(at: Date): string {
  return at.toLocaleTimeString(undefined, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}
