/** "LYNC": keeps our locks apart from those of other users of the same server. */
const family = 0x4c_59_4e_43;

/**
 * The two keys of each lock, for `pg_advisory_xact_lock`. The functions of the database use three more of
 * the family: 2 for the audit chain, 3 for leases, 4 for what investigations are charged to.
 */
export const advisoryLocks = { migrate: [family, 1] } as const;
