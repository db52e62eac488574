import { matches, whole } from "../../checks";
import { checkCredentials, checkWords, plainOf } from "../../plain-secrets";
import type { PodSecurityLevel } from "../../pod-security";
import { isPlain, type Problem } from "../../problems";
import { checkEnvironment } from "./check-environment";
import { checkProbes } from "./check-probes";
import { checkCapabilities } from "./check-security";
import type { ContainerArgs } from "./container-args";
import { checkImage } from "./image";
import { checkResources } from "./resources";

/** Bounds of a user or group. */
export const notRoot = { min: 1, max: 2_147_483_647, fix: "0 is root" };

const fileInstead =
  'put the value into a Secret (with "pulumi config set --secret") or an ExternalSecret, mount it with mount(), and pass the path of the file';

/**
 * Lists the mistakes in a container.
 *
 * @param portNames names of its ports; `undefined` if they are not known
 * @param podSecurity level of its namespace; `undefined` if it is not known
 */
export function checkContainer(
  args: ContainerArgs,
  portNames: readonly string[] | undefined,
  podSecurity: PodSecurityLevel | undefined,
): Problem[] {
  return [
    ...(isPlain(args.image) ? checkImage(args.image) : []),
    ...checkResources(args.resources ?? {}),
    ...checkEnvironment(args),
    ...(["command", "args"] as const).flatMap((name) => checkWords(name, args[name] ?? [], fileInstead)),
    ...(args.command ?? []).slice(0, 1).flatMap((one) => matches("command[0]", plainOf(one), /\S/, "a program")),
    ...matches("workingDir", args.workingDir, /^\//, 'a path that begins with "/"'),
    ...checkProbes(args, portNames),
    ...(["readinessProbe", "livenessProbe", "startupProbe", "lifecycle"] as const).flatMap((name) =>
      checkCredentials(name, args[name], fileInstead),
    ),
    ...(args.runAsUser === "image" ? [] : whole("runAsUser", args.runAsUser, notRoot)),
    ...whole("runAsGroup", args.runAsGroup, notRoot),
    ...checkCapabilities(args, podSecurity),
  ];
}
