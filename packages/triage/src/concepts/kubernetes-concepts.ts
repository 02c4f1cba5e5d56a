import type { Called } from "./called.ts";

/** Why Kubernetes does not run something, in its own words. */
export const kubernetesConcepts: readonly Called[] = [
  {
    term: "CrashLoopBackOff",
    also: ["crashloop", "crash loop", "crash loop back off"],
    meaning:
      "The container starts, ends and is started again, with growing pauses up to five minutes. It says that it crashes, not why.",
    next: "The log of the run before the restart and its exit code say why.",
  },
  {
    term: "ImagePullBackOff",
    also: ["ErrImagePull", "image pull error", "image pull back off"],
    meaning:
      "The node cannot fetch the image: the tag does not exist, the registry refuses the credentials, limits the rate or cannot be reached. Kubernetes keeps trying, with growing pauses.",
    next: "The event's message says which of them it is.",
  },
  {
    term: "OOMKilled",
    also: ["oom", "oom kill", "exit code 137", "137", "out of memory"],
    meaning:
      "The container used more memory than its limit and the kernel ended it, with exit code 137 (128 + SIGKILL). Exit code 137 without the reason OOMKilled is some other kill, such as a failed liveness probe.",
    next: "Raise the limit, or make it need less.",
  },
  {
    term: "exit code 143",
    also: ["143", "SIGTERM"],
    meaning:
      "The process was asked to stop (128 + SIGTERM) and did: a rollout, a scale-down, an eviction or a failed liveness probe. By itself not a crash.",
  },
  {
    term: "exit code 139",
    also: ["139", "segfault", "segmentation fault", "SIGSEGV"],
    meaning:
      "The process ended with a segmentation fault (128 + SIGSEGV): a bug in native code, or a wrong library.",
  },
  {
    term: "exit code 127",
    also: ["127"],
    meaning: "The command was not found in the image: a wrong command or a file that is missing.",
  },
  {
    term: "exit code 126",
    also: ["126"],
    meaning: "The command was found and could not be executed, mostly for want of permission.",
  },
  {
    term: "exec format error",
    also: ["exit code 255"],
    meaning:
      "The binary is built for another CPU architecture than the node's, or it is a script without a first line that names its interpreter.",
    next: "Build the image for the node's architecture.",
  },
  {
    term: "CreateContainerConfigError",
    also: ["create container config error"],
    meaning:
      "The container cannot be set up because a Secret, a ConfigMap or a key in it that it refers to does not exist.",
    next: "Create it, or correct the reference.",
  },
  {
    term: "RunContainerError",
    also: ["CreateContainerError", "StartError"],
    meaning:
      "The image is there and the container cannot be started: a wrong command, a mount or a permission.",
  },
  {
    term: "FailedScheduling",
    also: ["Unschedulable", "pending pod", "pod pending", "Pending"],
    meaning:
      "No node can take the pod: not enough CPU or memory, a node selector or taint that fits none, or a volume that is not bound.",
    next: "The event counts the nodes by what is in the way.",
  },
  {
    term: "Evicted",
    also: ["eviction"],
    meaning:
      "The node ran short of disk or memory and ended the pod to protect itself. Its controller makes another.",
  },
  {
    term: "ProgressDeadlineExceeded",
    also: ["progress deadline", "exceeded its progress deadline"],
    meaning:
      "A rollout made no progress for its deadline (ten minutes unless set). Kubernetes does not roll back by itself: the old pods keep serving.",
  },
  {
    term: "BackoffLimitExceeded",
    also: ["backoff limit"],
    meaning: "A Job failed as often as it may be retried and was given up.",
    next: "Its last pod's log says why, as long as it is there.",
  },
  {
    term: "Multi-Attach error",
    also: ["FailedAttachVolume", "multiattach", "multi attach"],
    meaning:
      "A volume that one node may use at a time is still attached to another, so the new pod waits.",
    next: "It ends when the old pod is gone; strategy Recreate avoids it.",
  },
  {
    term: "liveness probe",
    also: ["liveness"],
    meaning:
      "A check after which Kubernetes restarts the container when it fails. A slow program is killed by it, too.",
  },
  {
    term: "readiness probe",
    also: ["readiness"],
    meaning:
      "A check after which a pod gets no traffic while it fails. The container is not restarted.",
  },
];
