import type { Principal } from "@lynceus/contract";

/** On whose behalf a request is made, and by which program. */
export interface Caller {
  readonly principal: Principal;
  readonly client: string;
}

/** An MCP server as the toolbox reaches it: HTTP requests without a socket, with the caller beside them. */
export interface ToolServer {
  readonly name: string;
  fetch(request: Request, caller: Caller): Promise<Response>;
}
