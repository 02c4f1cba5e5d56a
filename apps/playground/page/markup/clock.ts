import { createContext, useContext, useEffect, useState } from "react";

/** A moment that stands still, for messages that are samples. */
export const FixedNow = createContext<Date | undefined>(undefined);

const EVERY_MS = 15_000;

/** The present moment, a few times a minute, so that «6 min ago» goes on being true. */
export function useNow(): Date {
  const fixed = useContext(FixedNow);
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (fixed !== undefined) return;
    const timer = setInterval(() => setNow(new Date()), EVERY_MS);
    return () => clearInterval(timer);
  }, [fixed]);
  return fixed ?? now;
}
