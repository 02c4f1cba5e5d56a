export { type Activation, activate } from "./activate.ts";
export { describeCatalog } from "./describe-catalog.ts";
export { loadSkills } from "./load-skills.ts";
export { readSkill } from "./read-skill.ts";
export { readSteps } from "./read-steps.ts";
export { shippedSkills } from "./shipped-skills.ts";
export type {
  CallableTool,
  Skill,
  SkillProblem,
  SkillStep,
  StepCall,
  StepValue,
} from "./skill.ts";
export { skillFor } from "./skill-for.ts";
export { validateSkill } from "./validate-skill.ts";
export { validateSkills } from "./validate-skills.ts";
