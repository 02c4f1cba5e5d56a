import { type ReactNode, useEffect, useId, useRef } from "react";
import { Icon } from "../icons.tsx";

/** A window in front of everything: it keeps the focus, Escape closes it, the focus then returns. */
export function Dialog({
  title,
  className = "",
  onClose,
  leading,
  children,
}: {
  readonly title: string;
  readonly className?: string;
  readonly onClose: () => void;
  /** Stands before the title. */
  readonly leading?: ReactNode;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    if (element?.open === false) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`dialog ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Whoever owns what is shown closes it.
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header className="dialog-bar">
        {leading}
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
