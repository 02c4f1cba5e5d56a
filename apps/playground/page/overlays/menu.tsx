import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  /** What a screen reader says of it, where the label is no words. */
  readonly name?: string;
  readonly isDangerous?: boolean;
  readonly onChoose: () => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowLeft: -1,
  ArrowDown: 1,
  ArrowRight: 1,
};

/** A button with a menu above all else; arrows go through it, Escape gives the focus back. */
export function Menu({
  label,
  children,
  items,
  className = "icon-button",
  layout = "list",
}: {
  readonly label: string;
  readonly children: ReactNode;
  readonly items: readonly MenuItem[];
  readonly className?: string;
  readonly layout?: "list" | "grid";
}) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  function open() {
    const from = button.current?.getBoundingClientRect();
    const menu = list.current;
    if (from === undefined || menu === null) return;
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    const left = Math.max(8, Math.min(from.left, innerWidth - width - 8));
    const fitsBelow = from.bottom + height + 12 < innerHeight;
    menu.style.left = `${left}px`;
    menu.style.top = `${fitsBelow ? from.bottom + 4 : Math.max(8, from.top - height - 4)}px`;
    menu.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "Escape") {
      // The thread behind it stays open.
      event.stopPropagation();
      event.preventDefault();
      list.current?.hidePopover();
      button.current?.focus();
      return;
    }
    if (event.key === "Tab") return list.current?.hidePopover();
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitem]")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const step = STEPS[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1 : step && at + step;
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[(to + all.length) % all.length]?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={open}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className="menu"
        data-layout={layout}
        onKeyDown={onKeyDown}
        onToggle={({ newState }) => setOpen(newState === "open")}
      >
        {items.map(({ key, label: words, name, isDangerous = false, onChoose }) => (
          <button
            key={key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-label={name}
            title={name}
            data-danger={isDangerous}
            onClick={() => {
              list.current?.hidePopover();
              button.current?.focus();
              onChoose();
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </>
  );
}
