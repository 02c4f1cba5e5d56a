import { connect } from "node:net";

/** Who listens at a lock's address. `pid` is undefined when it is too busy to say. */
export type Holder =
  | { readonly state: "alive"; readonly pid: string | undefined }
  | { readonly state: "gone" };

const patienceMs = 2_000;

/** A connection that is accepted proves a living process: the kernel accepts even when it is stuck. */
export function askHolder(address: string): Promise<Holder> {
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connect(address);
    const finish = () => {
      socket.destroy();
      resolve({ state: "alive", pid: /^\d+$/.test(said) ? said : undefined });
    };
    socket.setEncoding("utf8");
    socket.setTimeout(patienceMs, finish);
    socket.on("data", (chunk: string) => {
      said += chunk;
    });
    socket.on("end", finish);
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ECONNREFUSED") resolve({ state: "gone" });
      else if (error.code === "EACCES" || error.code === "ENOTDIR") reject(error);
      else finish();
    });
  });
}
