/** A question that people pick from their client's menu, with the blanks that it has. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Whether it is about one application. */
  readonly about: "application" | "fleet";
  /** What is asked. `subject` names what it is about, quoted; it is data that somebody typed. */
  ask(subject: string): string;
}

const END =
  "End with the cause, the evidence for it (which object said what, since when), what to do, and what you could not check. Do not guess: say what is unknown.";

/** In the order that clients show them. */
export const prompts: readonly Prompt[] = [
  {
    name: "diagnose-application",
    title: "Why does this application fail?",
    description: "Finds out why an application fails, with evidence and what to do.",
    about: "application",
    ask: (subject) =>
      `Find out why ${subject} fails. Call diagnose_application first; look further only where it leaves the cause open: logs of the failing container, events of the object, the diff, what the last commit changed. Several independent failures are told apart. ${END}`,
  },
  {
    name: "explain-logs",
    title: "Are these warnings critical?",
    description: "Reads an application's logs and says which warnings and errors matter.",
    about: "application",
    ask: (subject) =>
      `Say whether the warnings and errors in the logs of ${subject} are critical. Call diagnose_application with logs: true, then get_application_workload_logs of what it names. Weigh them against health, restarts and events: what is only noise is called so. ${END}`,
  },
  {
    name: "what-changed",
    title: "What changed?",
    description: "Tells what was deployed to an application, by whom, and what it changed.",
    about: "application",
    ask: (subject) =>
      `Tell what changed in ${subject} and whether that explains its state now. Call get_application_history, get_revision_metadata of the newest revisions, and get_application_manifests or get_application_diff for what they changed. ${END}`,
  },
  {
    name: "fleet-health",
    title: "What fails, everywhere?",
    description: "What fails across applications, and what fails for the same reason.",
    about: "fleet",
    ask: (subject) =>
      `Tell what fails in ${subject}, worst first. Call find_findings; where several fail alike, say so once, with how many. Say which Argo CD did not answer. Then name the three things to look at first, and why.`,
  },
];
