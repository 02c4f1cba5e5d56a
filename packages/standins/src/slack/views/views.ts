import { randomBytes } from "node:crypto";
import { mintId } from "../mint.ts";
import { ApiError } from "../web-api/api-error.ts";
import type { Workspace } from "../workspace.ts";
import { valuesIn } from "./element-value.ts";
import type { Values, View, ViewContent } from "./view.ts";

const MAX_STACK = 3;

/** What everybody sees of the app beside its messages: a stack of modals, and a home tab. */
export interface Views {
  /** A new stack with this modal in it. Throws `duplicate_external_id`, as all that take content. */
  open(user: string, content: ViewContent): View;
  /** On top of the person's stack. Throws `not_found` without one, `push_limit_reached` beyond three. */
  push(user: string, content: ViewContent): View;
  /** Throws `not_found` or `hash_conflict`. What was filled in stays where block and action id do. */
  update(
    target: { readonly viewId?: string | undefined; readonly externalId?: string | undefined },
    content: ViewContent,
    hash?: string,
  ): View;
  publish(user: string, content: ViewContent, hash?: string): View;
  home(user: string): View | undefined;
  /** The person's modals, the one in front last. */
  stack(user: string): readonly View[];
  /** Puts in a person's view what somebody has set its elements to. */
  fill(user: string, view: View, values: Values): View;
  /** Takes a modal off its stack. */
  close(user: string, view: View): void;
  closeAll(user: string): void;
  /** Says what the app found wrong with what was filled in. */
  refuse(user: string, view: View, errors: Readonly<Record<string, string>>): void;
}

export function createViews(options: {
  readonly workspace: Pick<Workspace, "team" | "bot" | "tell">;
  readonly now: () => number;
}): Views {
  const { workspace, now } = options;
  const { team, bot } = workspace;
  const stacks = new Map<string, readonly View[]>();
  const homes = new Map<string, View>();
  const stack = (user: string) => stacks.get(user) ?? [];
  const all = () => [
    ...[...stacks].flatMap(([user, views]) => views.map((view) => ({ user, view }))),
    ...[...homes].map(([user, view]) => ({ user, view })),
  ];
  const mintHash = () => `${Math.floor(now() / 1000)}.${randomBytes(4).toString("hex")}`;

  function checkExternalId({ external_id: id }: ViewContent, except?: View): void {
    if (id !== "" && all().some(({ view }) => view.external_id === id && view.id !== except?.id)) {
      throw new ApiError("duplicate_external_id");
    }
  }

  function create(content: ViewContent, below: View | undefined): View {
    const id = mintId("V");
    return {
      id,
      team_id: team.id,
      ...content,
      state: { values: valuesIn(content.blocks) },
      hash: mintHash(),
      previous_view_id: below?.id ?? null,
      root_view_id: below?.root_view_id ?? id,
      app_id: bot.appId,
      app_installed_team_id: team.id,
      bot_id: bot.botId,
    };
  }

  function put(user: string, view: View, change: "opened" | "updated"): View {
    if (view.type === "home") {
      homes.set(user, view);
      workspace.tell({ kind: "home", user, view });
      return view;
    }
    const others = stack(user);
    const index = others.findIndex(({ id }) => id === view.id);
    stacks.set(user, index < 0 ? [...others, view] : others.with(index, view));
    workspace.tell({ kind: "modal", change, user, view });
    return view;
  }

  function revise(user: string, view: View, content: ViewContent, hash: string | undefined): View {
    if (hash !== undefined && hash !== view.hash) throw new ApiError("hash_conflict");
    checkExternalId(content, view);
    const values = valuesIn(content.blocks, view.state.values);
    return put(user, { ...view, ...content, state: { values }, hash: mintHash() }, "updated");
  }

  function close(user: string, view: View): void {
    const others = stack(user).filter(({ id }) => id !== view.id);
    if (others.length === stack(user).length) return;
    stacks.set(user, others);
    workspace.tell({ kind: "modal", change: "closed", user, view });
  }

  const closeAll = (user: string) => {
    for (const view of stack(user).toReversed()) close(user, view);
  };

  return {
    open(user, content) {
      checkExternalId(content);
      closeAll(user);
      return put(user, create(content, undefined), "opened");
    },
    push(user, content) {
      const below = stack(user).at(-1);
      if (below === undefined) throw new ApiError("not_found");
      if (stack(user).length >= MAX_STACK) throw new ApiError("push_limit_reached");
      checkExternalId(content);
      return put(user, create(content, below), "opened");
    },
    update({ viewId, externalId }, content, hash) {
      const found = all().find(({ view }) =>
        viewId === undefined ? view.external_id === externalId : view.id === viewId,
      );
      if (found === undefined || (viewId ?? externalId ?? "") === "") {
        throw new ApiError("not_found");
      }
      return revise(found.user, found.view, content, hash);
    },
    publish(user, content, hash) {
      const known = homes.get(user);
      if (known !== undefined) return revise(user, known, content, hash);
      checkExternalId(content);
      return put(user, create(content, undefined), "opened");
    },
    home: (user) => homes.get(user),
    stack,
    fill(user, view, values) {
      return put(user, { ...view, state: { values } }, "updated");
    },
    close,
    closeAll,
    refuse(user, view, errors) {
      workspace.tell({ kind: "modal", change: "refused", user, view, errors });
    },
  };
}
