import { matches, minorVersion } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { type CniArgs, hasVpcCni } from "../cni";
import type { AddonsArgs } from "./args";
import { addonVersions, knownMinors, managedAddons } from "./versions";

const versionPattern = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

/** Lists the mistakes in the versions of managed add-ons. */
export function checkAddons(args: AddonsArgs & CniArgs & { readonly kubernetesVersion: string }): Problem[] {
  const { kubernetesVersion, addonVersions: configured = {} } = args;
  const versions: Readonly<Record<string, string | undefined>> = addonVersions(kubernetesVersion, configured);
  const installed: readonly string[] = managedAddons.filter((addon) => addon !== "vpc-cni" || hasVpcCni(args));
  const missing = installed.filter((addon) => versions[addon] === undefined);
  return [
    ...Object.entries(configured).flatMap(([addon, version]) =>
      matches(`addonVersions.${addon}`, version, versionPattern, "an exact version such as v1.2.3-eksbuild.4"),
    ),
    ...collectProblems([
      minorVersion.test(kubernetesVersion) &&
        missing.length > 0 && {
          path: "addonVersions",
          message: `expected versions of ${missing.join(", ")}; the component knows those for ${knownMinors.join(", ")} only, not for ${kubernetesVersion}`,
        },
      ...Object.keys(configured).map(
        (addon) =>
          !installed.includes(addon) && {
            path: `addonVersions.${addon}`,
            message: `expected a managed add-on of this cluster (${installed.join(", ")})`,
          },
      ),
    ]),
  ];
}
