/** The faces of an app beside each other, as in its direct message. */
export type AppTab = "home" | "messages";

const NAMES: Readonly<Record<AppTab, string>> = { home: "Home", messages: "Messages" };

/** Arrows go from tab to tab. */
export function AppTabs({
  open,
  onOpen,
}: {
  readonly open: AppTab;
  readonly onOpen: (tab: AppTab) => void;
}) {
  return (
    <div className="tabs" role="tablist" aria-label="The app">
      {(["home", "messages"] as const).map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          type="button"
          role="tab"
          aria-selected={tab === open}
          tabIndex={tab === open ? 0 : -1}
          onClick={() => onOpen(tab)}
          onKeyDown={({ key }) => {
            if (key !== "ArrowLeft" && key !== "ArrowRight") return;
            const other = tab === "home" ? "messages" : "home";
            onOpen(other);
            document.getElementById(`tab-${other}`)?.focus();
          }}
        >
          {NAMES[tab]}
        </button>
      ))}
    </div>
  );
}
