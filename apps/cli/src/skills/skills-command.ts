export interface SkillsCommand {
  readonly kind: "skills validate" | "skills list";
  /** The skills that come with Lynceus when empty. */
  readonly folders: readonly string[];
  readonly json: boolean;
}
