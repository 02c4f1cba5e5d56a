import { consume } from "./approval/consume.ts";
import { create as createApproval } from "./approval/create.ts";
import { decide } from "./approval/decide.ts";
import { expire } from "./approval/expire.ts";
import { get as getApproval } from "./approval/get.ts";
import { append as appendAudit } from "./audit/append.ts";
import { head } from "./audit/head.ts";
import { list as listAudit } from "./audit/list.ts";
import { verify } from "./audit/verify.ts";
import { isRequested } from "./cancellation/is-requested.ts";
import { request } from "./cancellation/request.ts";
import { settle } from "./charge/settle.ts";
import { today } from "./charge/today.ts";
import { get as getConversation } from "./conversation/get.ts";
import { prune as pruneConversations } from "./conversation/prune.ts";
import { put as putConversation } from "./conversation/put.ts";
import { bindVerbs } from "./database/bind-verbs.ts";
import type { Database } from "./database/database.ts";
import { begin } from "./delivery/begin.ts";
import { prune as pruneDeliveries } from "./delivery/prune.ts";
import { sent } from "./delivery/sent.ts";
import { list as listFeedback } from "./feedback/list.ts";
import { put as putFeedback } from "./feedback/put.ts";
import { accept } from "./inbox/accept.ts";
import { amend } from "./inbox/amend.ts";
import { claim } from "./inbox/claim.ts";
import { counts } from "./inbox/counts.ts";
import { extend } from "./inbox/extend.ts";
import { fail } from "./inbox/fail.ts";
import { finish } from "./inbox/finish.ts";
import { nextOfThread } from "./inbox/next-of-thread.ts";
import { prune } from "./inbox/prune.ts";
import { release } from "./inbox/release.ts";
import { releaseOthers } from "./inbox/release-others.ts";
import { unfinished } from "./inbox/unfinished.ts";
import { withdraw } from "./inbox/withdraw.ts";
import { get as getInstallation } from "./installation/get.ts";
import { list as listInstallations } from "./installation/list.ts";
import { put as putInstallation } from "./installation/put.ts";
import { remove as removeInstallation } from "./installation/remove.ts";
import { reseal } from "./installation/reseal.ts";
import { create as createInvestigation } from "./investigation/create.ts";
import { get as getInvestigation } from "./investigation/get.ts";
import { latestOfThread } from "./investigation/latest-of-thread.ts";
import { prune as pruneInvestigations } from "./investigation/prune.ts";
import { recent } from "./investigation/recent.ts";
import { setStatus } from "./investigation/set-status.ts";
import { startRun } from "./investigation/start-run.ts";
import { unfinished as unfinishedInvestigations } from "./investigation/unfinished.ts";
import { append as appendStep } from "./journal/append.ts";
import { list as listSteps } from "./journal/list.ts";
import { acquire } from "./lease/acquire.ts";
import { release as releaseLease } from "./lease/release.ts";
import { releaseAll } from "./lease/release-all.ts";

/** Everything that can be done with the state, table by table, on a database or in a transaction. */
export function createVerbs(db: Database, translate: (error: unknown) => unknown) {
  const bind = <V extends Parameters<typeof bindVerbs>[0]>(verbs: V) =>
    bindVerbs(verbs, db, translate);
  return {
    inbox: bind({
      accept,
      claim,
      extend,
      finish,
      fail,
      release,
      releaseOthers,
      nextOfThread,
      unfinished,
      counts,
      prune,
      amend,
      withdraw,
    }),
    conversations: bind({
      get: getConversation,
      put: putConversation,
      prune: pruneConversations,
    }),
    deliveries: bind({ begin, sent, prune: pruneDeliveries }),
    installations: bind({
      get: getInstallation,
      list: listInstallations,
      put: putInstallation,
      remove: removeInstallation,
      reseal,
    }),
    investigations: bind({
      create: createInvestigation,
      get: getInvestigation,
      startRun,
      setStatus,
      latestOfThread,
      recent,
      unfinished: unfinishedInvestigations,
      prune: pruneInvestigations,
    }),
    charges: bind({ settle, today }),
    journal: bind({ append: appendStep, list: listSteps }),
    approvals: bind({ create: createApproval, get: getApproval, decide, consume, expire }),
    audit: bind({ append: appendAudit, head, list: listAudit, verify }),
    feedback: bind({ put: putFeedback, list: listFeedback }),
    cancellations: bind({ request, isRequested }),
    leases: bind({ acquire, release: releaseLease, releaseAll }),
  };
}

/** The verbs of every table: `verbs.inbox.accept(item)`. */
export type Verbs = ReturnType<typeof createVerbs>;
