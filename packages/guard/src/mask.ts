/** What stands where a credential stood. No rule takes it for a credential, so masking twice changes nothing. */
export const MASK = "[redacted]";
