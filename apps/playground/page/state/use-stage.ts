import { type Dispatch, useEffect, useReducer } from "react";
import type { PageEvent } from "../../src/serve/protocol.ts";
import { emptyState, nextState, type PageState, type StateEvent } from "./page-state.ts";

/** The stage as it stands, kept up to date; a lost connection is taken up again by the browser. */
export function useStage(): readonly [PageState, Dispatch<StateEvent>] {
  const [state, tell] = useReducer(nextState, emptyState);
  useEffect(() => {
    const source = new EventSource("/api/events");
    source.onmessage = ({ data }) => tell(JSON.parse(data as string) as PageEvent);
    source.onopen = () => tell({ kind: "connected", isConnected: true });
    source.onerror = () => tell({ kind: "connected", isConnected: false });
    return () => source.close();
  }, []);
  return [state, tell];
}
