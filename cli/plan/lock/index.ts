export { chartsOf, type Lock, type LockedChart, lockOf, unlocked } from "./lock";
export { lockPath, lockText, readLock } from "./lock-file";
export { lockWarnings } from "./warnings";
