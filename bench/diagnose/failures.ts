/** One way for a service to fail, in the kubelet's, the registry's and the API server's words. */
export interface Failure {
  readonly reason: string;
  readonly waits: boolean;
  readonly restarts: number;
  readonly message: (image: string) => string;
  readonly ended?: { readonly reason: string; readonly exitCode: number };
  readonly warnings?: readonly string[];
  readonly log?: readonly string[];
  /** The API server's words where no pod is made at all. */
  readonly refused?: (name: string) => string;
}

const crashes = {
  reason: "CrashLoopBackOff",
  waits: true,
  restarts: 7,
  message: () => "back-off 5m0s restarting failed container=main",
};

export const failures: readonly Failure[] = [
  {
    reason: "ImagePullBackOff",
    waits: true,
    restarts: 0,
    message: (image) =>
      `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
    warnings: ["Error: ErrImagePull", "Failed to pull image: not found"],
  },
  {
    ...crashes,
    ended: { reason: "Error", exitCode: 1 },
    log: [
      "2030-05-04 10:00:01 ERROR [main] org.postgresql.util.PSQLException: Connection to db.shop:5432 refused.",
      "\tat org.postgresql.Driver.connect(Driver.java:282)",
      "Caused by: java.net.ConnectException: Connection refused",
    ],
  },
  { ...crashes, ended: { reason: "OOMKilled", exitCode: 137 } },
  {
    reason: "Running",
    waits: false,
    restarts: 0,
    message: () => "containers with unready status: [main]",
    warnings: ["Readiness probe failed: HTTP probe failed with statuscode: 503"],
  },
  {
    reason: "CreateContainerConfigError",
    waits: true,
    restarts: 0,
    message: () => 'secret "database-credentials" not found',
  },
  {
    reason: "",
    waits: false,
    restarts: 0,
    message: () => "",
    refused: (name) =>
      `pods "${name}-x1" is forbidden: exceeded quota: compute, requested: limits.memory=1Gi, used: limits.memory=8Gi, limited: limits.memory=8Gi`,
  },
];
