import { absentObjects } from "./absent-objects";
import { plainErrors } from "./plain-errors";

/** The arguments by which node loads what a program's SDKs need in a rehearsal. */
export const preloadArguments: readonly string[] = [plainErrors, absentObjects].flatMap((code) => [
  "--import",
  `data:text/javascript,${encodeURIComponent(code)}`,
]);
