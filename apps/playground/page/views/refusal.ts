import { createContext } from "react";

/** What is wrong with the fields of a form, by block id. */
export const RefusalContext = createContext<Readonly<Record<string, string>>>({});
