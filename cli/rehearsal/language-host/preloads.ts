import { absentObjects } from "./absent-objects";
import { plainErrors } from "./plain-errors";
import { secretErrors } from "./secret-errors";

/** How stacks of errors name them. */
const sourceUrl = "//# sourceURL=keelson-rehearsal.mjs";

/**
 * The arguments by which node loads what a program's SDKs need in a rehearsal. Each is one argument: the SDK's runner compiles no ES
 * modules in TypeScript if it finds `--import` (https://github.com/pulumi/pulumi/blob/v3.228.0/sdk/nodejs/cmd/run/run.ts, `hasLoaders`).
 */
export const preloadArguments: readonly string[] = [plainErrors, absentObjects, secretErrors].map(
  (code) => `--import=data:text/javascript,${encodeURIComponent(`${code}\n${sourceUrl}`)}`,
);
