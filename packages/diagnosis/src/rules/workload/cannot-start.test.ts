import { describe, expect, it } from "vitest";
import { diagnose } from "../../diagnose.ts";
import { asKind } from "../../testing/as-kind.ts";
import { buildObserved, type PodSeed } from "../../testing/build-observed.ts";

const runc =
  "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ";

function observed(pod: PodSeed) {
  return buildObserved({ deployments: { shop: [{ image: "r.example/web:1.1", pods: [pod] }] } });
}

function started(message: string): PodSeed {
  return {
    waiting: { reason: "CrashLoopBackOff" },
    ended: { reason: "StartError", exitCode: 128, message },
    restarts: 3,
  };
}

describe("F6, a command that cannot be run", () => {
  it.each<[PodSeed, string]>([
    [
      started(`${runc}exec: "gunicorn": executable file not found in $PATH: unknown`),
      "command `gunicorn` is not in its image (executable file not found in $PATH)",
    ],
    [
      {
        waiting: {
          reason: "RunContainerError",
          message: `${runc}exec: "/srv/run.sh": permission denied: unknown`,
        },
      },
      "`/srv/run.sh` in its image may not be executed (permission denied)",
    ],
    [
      {
        waiting: {
          reason: "CreateContainerError",
          message:
            'Error: exec: "/srv/run.sh": stat /srv/run.sh: no such file or directory: unknown',
        },
      },
      "`/srv/run.sh` is not in its image (no such file or directory)",
    ],
    [
      started("crun: executable file `node18` not found in $PATH: No such file or directory"),
      "command `node18` is not in its image (executable file not found)",
    ],
    [
      started(
        `${runc}error during container init: error mounting "/var/lib/kubelet/x" to rootfs at "/etc/app.conf": mount /var/lib/kubelet/x:/etc/app.conf: not a directory: unknown`,
      ),
      "its mount at `/etc/app.conf` puts a directory where a file is, or the other way round",
    ],
    [
      {
        waiting: { reason: "CrashLoopBackOff" },
        ended: { reason: "Error", exitCode: 127 },
        restarts: 4,
        log: ["/bin/sh: migrate: not found"],
      },
      "its command fails: `/bin/sh: migrate: not found`",
    ],
  ])("%#", (pod, told) => {
    const [finding] = diagnose(observed(pod)).findings;
    expect(finding).toMatchObject({
      mode: "F6",
      headline: `the application cannot start: ${told}`,
    });
    const [ofSet] = diagnose(asKind(observed(pod), "StatefulSet")).findings;
    expect(ofSet?.mode).toBe("F6");
  });

  it("quotes a runtime's refusal that has no known shape", () => {
    const [finding] = diagnose(observed(started("OCI runtime create failed: cgroup v9"))).findings;
    expect(finding?.headline).toBe(
      "the application cannot start: `OCI runtime create failed: cgroup v9`",
    );
  });

  it("is not claimed for a container that the runtime was too slow to create, nor for a plain crash", () => {
    const slow = {
      waiting: { reason: "CreateContainerError", message: "context deadline exceeded" },
    };
    expect(diagnose(observed(slow)).findings[0]?.mode).toBe("?");
    const crash: PodSeed = {
      waiting: { reason: "CrashLoopBackOff" },
      ended: { reason: "Error", exitCode: 1 },
      restarts: 4,
      log: ["Error: file x not found"],
    };
    expect(diagnose(observed(crash)).findings[0]?.mode).toBe("F5");
  });
});
