/** The time of creation in all outputs: the same in every run. */
export const longAgo = "2000-01-01T00:00:00Z";
