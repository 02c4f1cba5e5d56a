import { type RunJournal, RunSuperseded } from "@lynceus/agent";
import type { Store } from "@lynceus/store";

const PAGE = 500;

/** A run's journal in the store. What a run writes after another one has begun is refused there. */
export function createStoreJournal(
  store: Pick<Store, "journal">,
  run: { readonly id: string; readonly fence: number },
): RunJournal {
  const { id, fence } = run;
  return {
    async list() {
      const all = [];
      let page = await store.journal.list(id, { limit: PAGE });
      while (page.length > 0) {
        all.push(...page);
        const after = page.at(-1)?.seq ?? 0;
        page = page.length < PAGE ? [] : await store.journal.list(id, { after, limit: PAGE });
      }
      return all.map(({ seq, kind, body }) => ({ seq, kind, body }));
    },
    async append({ seq, kind, body }) {
      const appended = await store.journal.append({ investigationId: id, seq, fence, kind, body });
      if (appended !== "appended") throw new RunSuperseded();
    },
  };
}
