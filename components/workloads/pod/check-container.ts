import { matches, whole } from "../../checks";
import { checkWords } from "../../plain-secrets";
import { isPlain, type Problem } from "../../problems";
import { checkEnvironment } from "./check-environment";
import { checkProbes } from "./check-probes";
import type { ContainerArgs } from "./container-args";
import { checkImage } from "./image";
import { checkResources } from "./resources";

/** Bounds of a user or group. */
export const notRoot = { min: 1, fix: "0 is root" };

const fileInstead =
  'put it into a Secret (by "pulumi config set --secret") or an ExternalSecret, mount() it, and pass the path of the file';

/**
 * Lists the mistakes in a container.
 *
 * @param portNames names of its ports; `undefined` if they are not known
 */
export function checkContainer(args: ContainerArgs, portNames: readonly string[] | undefined): Problem[] {
  return [
    ...(isPlain(args.image) ? checkImage(args.image) : []),
    ...checkResources(args.resources ?? {}),
    ...checkEnvironment(args),
    ...(["command", "args"] as const).flatMap((name) => checkWords(name, args[name] ?? [], fileInstead)),
    ...matches("workingDir", args.workingDir, /^\//, 'a path that begins with "/"'),
    ...checkProbes(args, portNames),
    ...whole("runAsUser", args.runAsUser, notRoot),
    ...whole("runAsGroup", args.runAsGroup, notRoot),
  ];
}
