/** No names or links found in plain words: what is shown is what was written. */
export const PLAINLY = { parse: "none", link_names: false } as const;

/** Nobody's server learns that a message was read. */
export const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;
