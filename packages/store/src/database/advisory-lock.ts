/** "LYNC": keeps our locks apart from those of other users of the same server. */
const family = 0x4c_59_4e_43;

/**
 * The two keys of each lock, for `pg_advisory_xact_lock`. The functions of the database use two more of the
 * family: 2 for the audit chain, 3 for leases.
 */
export const advisoryLocks = { migrate: [family, 1] } as const;
