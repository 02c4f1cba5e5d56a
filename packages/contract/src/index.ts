export * from "./application.ts";
export * from "./errors.ts";
export * from "./finding.ts";
export type { FirstLook } from "./first-look.ts";
export * from "./lynceus.ts";
export * from "./principal.ts";
export * from "./question.ts";
export * from "./tool-results.ts";
