/** One message on its way, from its first wait to its last attempt. */
export interface Job {
  /** Jobs of one lane send one after the other, in order. */
  readonly lane: string;
  readonly key: string;
  readonly priority: "answer" | "progress";
  /** A later job of its lane takes its place, and it is ended with `SUPERSEDED`. */
  readonly replaceable?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** A job among those under way. */
export interface Member {
  readonly job: Job;
  readonly ticket: number;
  readonly ending: AbortController;
  rank: number;
  inFlight: boolean;
}

export interface Lanes {
  join(job: Job): Member;
  leave(member: Member): void;
  /** Whether nothing of its lane is in flight, or to be sent before it. */
  isNext(member: Member): boolean;
  all(): readonly Member[];
}

export const SUPERSEDED = new Error("a newer update takes the place of this one");

const RANKS = { answer: 0, progress: 1 } as const;

/** Answers before progress, then first come, first served. */
export const inOrder = (one: Member, other: Member) =>
  one.rank - other.rank || one.ticket - other.ticket;

export function createLanes(): Lanes {
  const lanes = new Map<string, Set<Member>>();
  let tickets = 0;

  function leave(member: Member): void {
    const lane = lanes.get(member.job.lane);
    lane?.delete(member);
    if (lane?.size === 0) lanes.delete(member.job.lane);
  }

  return {
    join(job) {
      const rank = RANKS[job.priority];
      let ticket = tickets++;
      for (const other of [...(lanes.get(job.lane) ?? [])]) {
        // One key is one message: the older says it first, so it may not be overtaken.
        if (other.job.key === job.key) other.rank = Math.min(other.rank, rank);
        if (!other.job.replaceable) continue;
        other.ending.abort(SUPERSEDED);
        if (other.inFlight) continue;
        ticket = Math.min(ticket, other.ticket);
        leave(other);
      }
      const member = { job, ticket, rank, inFlight: false, ending: new AbortController() };
      const lane = lanes.get(job.lane) ?? new Set();
      lanes.set(job.lane, lane.add(member));
      return member;
    },
    leave,
    isNext(member) {
      const lane = [...(lanes.get(member.job.lane) ?? [])];
      return lane.every(
        (other) => other === member || (!other.inFlight && inOrder(member, other) < 0),
      );
    },
    all: () => [...lanes.values()].flatMap((lane) => [...lane]),
  };
}
