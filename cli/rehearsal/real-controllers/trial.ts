/** The name of the objects that a rehearsal itself makes to try a controller. */
export const trial = "keelson-rehearsal-trial";

/** Milliseconds until a controller that has not decided counts as failed; it decides in seconds. */
export const timeLimit = 120_000;
