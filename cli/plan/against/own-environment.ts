import { homedir } from "node:os";

/** The environment before any program has run in this process. */
export const ownEnvironment = { ...process.env };

/** Your home folder, even while a program runs in another. */
export const ownHome = homedir();
