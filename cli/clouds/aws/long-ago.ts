/** When everything was made, in outputs: the same in every run. */
export const longAgo = "2000-01-01T00:00:00Z";
