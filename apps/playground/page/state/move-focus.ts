import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Arrow keys, Home and End between the `data-stop` elements of a list; keys within a control are its own. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-stop]")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  if (at === -1) return;
  const step = STEPS[event.key];
  const to = event.key === "Home" ? 0 : event.key === "End" ? stops.length - 1 : step && at + step;
  const stop = to === undefined ? undefined : stops[to];
  if (stop === undefined) return;
  event.preventDefault();
  stop.focus();
}
