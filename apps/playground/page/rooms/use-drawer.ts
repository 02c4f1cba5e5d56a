import { useEffect, useRef, useState } from "react";

/** What a narrow screen can lay over the conversation; a wide one shows all side by side. */
export type Drawer = "rooms" | "panel";

/** The drawer that is open: it takes the focus, Escape or what lies behind it closes it. */
export function useDrawer() {
  const [open, setOpen] = useState<Drawer>();
  const opener = useRef<Element>(null);
  useEffect(() => {
    if (open === undefined) return;
    opener.current = document.activeElement;
    document.querySelector<HTMLElement>(`[data-drawer="${open}"] :is(button, select, a)`)?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // The thread below stays open.
      event.stopImmediatePropagation();
      setOpen(undefined);
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      if (opener.current instanceof HTMLElement) opener.current.focus();
    };
  }, [open]);
  return { open, show: setOpen, close: () => setOpen(undefined) };
}
