import { useEffect } from "react";
import { useStage } from "./state/use-stage.ts";
import { Workspace } from "./workspace.tsx";

/** A Slack in the browser. */
export function App() {
  const [state, tell] = useStage();
  const { scene, settingUp, isConnected } = state;
  useEffect(() => {
    document.title = scene === undefined ? "Lynceus playground" : `${scene.world.id} · Lynceus`;
  }, [scene]);
  return (
    <>
      {scene !== undefined && (
        <Workspace key={scene.number} state={state} tell={tell} scene={scene} />
      )}
      {(settingUp !== undefined || scene === undefined) && (
        <p className="veil" role="status">
          {settingUp === undefined ? "Setting up…" : `Setting up ${settingUp}…`}
        </p>
      )}
      {!isConnected && scene !== undefined && (
        <p className="offline" role="alert">
          The demo does not answer. Is it still running in the terminal?
        </p>
      )}
    </>
  );
}
