import type { View } from "@lynceus/standins";
import { useMemo, useState } from "react";
import type { Json } from "../blocks/block.ts";
import { Content } from "../blocks/content.tsx";
import { ActContext, useAct } from "../elements/act.ts";
import { type Form, FormContext } from "../elements/held.ts";
import { Avatar } from "../messages/avatar.tsx";

/** What the app shows of itself to one person. */
export function HomeTab({
  view,
  botName,
}: {
  readonly view: View | undefined;
  readonly botName: string;
}) {
  const act = useAct("home");
  const [filled, setFilled] = useState<Form["filled"]>({});
  const form = useMemo<Form>(
    () => ({
      filled,
      held(key) {
        const [blockId = "", actionId = ""] = key.split(" ");
        return view?.state.values[blockId]?.[actionId] as Json | undefined;
      },
      fill: (key, values) => setFilled((before) => ({ ...before, [key]: values })),
    }),
    [filled, view],
  );
  if (view === undefined) {
    return (
      <div className="home empty">
        <Avatar id="" name={botName} isBot />
        <p>
          <b>{botName} shows nothing here yet.</b>
        </p>
        <p className="muted">Ask it under Messages, or mention it in a channel.</p>
      </div>
    );
  }
  return (
    <section className="home content" aria-label={`${botName}, home`}>
      <ActContext value={act}>
        <FormContext value={form}>
          <Content text="" blocks={view.blocks} />
        </FormContext>
      </ActContext>
    </section>
  );
}
