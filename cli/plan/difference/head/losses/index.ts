export { adoptedLines } from "./adopted";
export { deletedAloneLines } from "./deleted-alone";
export { handOverLines } from "./handed-over";
export { lostLines, removedLines } from "./lost";
export { renamedApplicationLines } from "./renamed-applications";
export { severedLines } from "./severed";
export { versionStepLines } from "./version-steps";
