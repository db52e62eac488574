import { absentObjects } from "./absent-objects";
import { deferringManifests } from "./deferring-manifests";
import { knownThumbprints } from "./known-thumbprints";
import { plainErrors } from "./plain-errors";
import { secretErrors } from "./secret-errors";

/** The name of this code in stack traces. */
const sourceUrl = "//# sourceURL=keelson-rehearsal.mjs";

/**
 * An argument that makes Node.js load the code that a program's SDKs need in a rehearsal. It is one argument: the SDK's runner compiles no
 * ES modules in TypeScript if it finds `--import` (https://github.com/pulumi/pulumi/blob/v3.228.0/sdk/nodejs/cmd/run/run.ts, `hasLoaders`).
 */
function argumentFor(code: string): string {
  return `--import=data:text/javascript,${encodeURIComponent(`${code}\n${sourceUrl}`)}`;
}

/** The arguments in a rehearsal with Pulumi's own Kubernetes provider, whose SDK downloads manifests itself. */
export const officialPreloads: readonly string[] = [plainErrors, absentObjects, secretErrors, knownThumbprints].map(
  argumentFor,
);

/** The arguments in a rehearsal with our stand-in for the provider. */
export const preloadArguments: readonly string[] = [...officialPreloads, argumentFor(deferringManifests)];
