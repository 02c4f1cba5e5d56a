import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Seen } from "../state/view-room.ts";

/** How near to its end a list is taken to be read to the end. */
const NEAR_END_PX = 120;

/**
 * Keeps a list at its end while a person reads there, and counts what others have said below when not. What the
 * reader says leads to the end.
 */
export function useEnd(
  list: RefObject<HTMLDivElement | null>,
  messages: readonly Seen[],
  me: string,
) {
  const [isAtEnd, setAtEnd] = useState(true);
  const atEnd = useRef(true);
  const last = messages.at(-1)?.message;
  const read = useRef("");
  const before = useRef(last?.ts ?? "");
  if (last !== undefined && last.ts > before.current) {
    before.current = last.ts;
    if (last.user === me) atEnd.current = true;
  }
  if (atEnd.current && last !== undefined) read.current = last.ts;
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const toEnd = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  });
  return {
    below: isAtEnd
      ? 0
      : messages.filter(({ message }) => message.ts > read.current && message.user !== me).length,
    onScroll() {
      const element = list.current;
      if (element === null) return;
      const { scrollHeight, scrollTop, clientHeight } = element;
      atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      setAtEnd(atEnd.current);
    },
    goToEnd() {
      atEnd.current = true;
      setAtEnd(true);
      list.current?.scrollTo({ top: list.current.scrollHeight });
    },
  };
}
