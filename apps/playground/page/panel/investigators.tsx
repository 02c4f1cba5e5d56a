import type { Investigator, Scene } from "../../src/serve/protocol.ts";

const NAMES: Readonly<Record<Investigator, string>> = {
  rules: "Rules",
  script: "A script",
  claude: "Claude",
};

const ABOUT: Readonly<Record<Investigator, string>> = {
  rules: "Offline rules: no model, no key, no cost.",
  script:
    "A local script speaks a model's part at a model's pace: for Stop, steps and tokens. It understands nothing, and its prices are only counted.",
  claude: "Claude, with your key.",
};

/** Who investigates; another one begins the world anew. */
export function Investigators({
  scene: { investigator, investigators },
  onChoose,
}: {
  readonly scene: Scene;
  readonly onChoose: (investigator: Investigator) => void;
}) {
  return (
    <fieldset className="field">
      <legend>Who investigates</legend>
      <div className="segments">
        {(["rules", "script", "claude"] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="investigator"
              checked={one === investigator}
              disabled={!investigators.includes(one)}
              onChange={() => onChoose(one)}
            />
            <span>{NAMES[one]}</span>
          </label>
        ))}
      </div>
      <p className="muted">{ABOUT[investigator]}</p>
      {!investigators.includes("claude") && (
        <p className="muted">
          Start the demo with <code>ANTHROPIC_API_KEY</code> to let Claude investigate.
        </p>
      )}
    </fieldset>
  );
}
