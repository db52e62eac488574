import { absentObjects } from "./absent-objects";
import { plainErrors } from "./plain-errors";
import { secretErrors } from "./secret-errors";

/** How stacks of errors name them. */
const sourceUrl = "//# sourceURL=keelson-rehearsal.mjs";

/** The arguments by which node loads what a program's SDKs need in a rehearsal. */
export const preloadArguments: readonly string[] = [plainErrors, absentObjects, secretErrors].flatMap((code) => [
  "--import",
  `data:text/javascript,${encodeURIComponent(`${code}\n${sourceUrl}`)}`,
]);
