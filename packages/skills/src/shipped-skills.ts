import { fileURLToPath } from "node:url";

/** The folder of the skills that come with Lynceus. A team's own folders are loaded after it. */
export const shippedSkills: string = fileURLToPath(new URL("../../../skills", import.meta.url));
