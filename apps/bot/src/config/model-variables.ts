import { dirname, resolve } from "node:path";
import { type Env, type ReadFile, type ReadText, said } from "@lynceus/config";

/** The environment, with what the file says of the model where a variable is silent. Adds what is wrong to `problems`. */
export function modelVariables(env: Env, file: ReadFile, read: ReadText, problems: string[]): Env {
  const model = file.kind === "read" ? file.settings.model : undefined;
  if (file.kind !== "read" || model === undefined) return env;
  const isKeySet = said(env.ANTHROPIC_API_KEY) ?? said(env.ANTHROPIC_AUTH_TOKEN);
  const ofFile: Env = {
    LYNCEUS_MODEL_PROVIDER: model.provider,
    ANTHROPIC_BASE_URL: model.baseUrl,
    AWS_REGION: model.region,
    CLOUD_ML_REGION: model.region,
    ANTHROPIC_VERTEX_PROJECT_ID: model.project,
    LYNCEUS_MODEL: model.investigation,
    LYNCEUS_TRIAGE_MODEL: model.triage,
    LYNCEUS_ESCALATION_MODEL: model.escalation,
    ANTHROPIC_API_KEY: isKeySet === undefined ? key() : undefined,
  };
  const silent = Object.entries(ofFile).filter(([name]) => said(env[name]) === undefined);
  return { ...env, ...Object.fromEntries(silent) };

  function key(): string | undefined {
    const ref = model?.credential;
    if (ref === undefined || file.kind !== "read") return undefined;
    if ("env" in ref) {
      const value = said(env[ref.env]);
      if (value === undefined) {
        problems.push(
          `${ref.env} is not set: lynceus.yaml names it as the credential of the model. Set the variable.`,
        );
      }
      return value;
    }
    const path = resolve(dirname(file.path), ref.file);
    const text = read(path);
    if (!text.ok) {
      problems.push(`${path} ${text.why}: lynceus.yaml names it as the credential of the model.`);
    }
    return text.ok ? text.text.trim() : undefined;
  }
}
