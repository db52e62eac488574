import { matches, minorVersion } from "../../../checks";
import { checkPlainValues } from "../../../plain-secrets";
import { collectProblems, expected, type Problem, quote } from "../../../problems";
import { checkPolicy } from "../check-arn";
import { hasVpcCni } from "../cni";
import type { Site } from "../site";
import type { EksManagedAddonArgs } from "./args";
import { furtherAddons, hasOwnIdentity, type ManagedAddonsArgs, ownAddons } from "./installed";
import { meantAddon } from "./names";
import { addonVersions, knownMinors, versionsIn } from "./versions";

const versionPattern = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;
const accountPattern = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/;

type CheckedArgs = ManagedAddonsArgs & Pick<Site, "accountId" | "region"> & { readonly kubernetesVersion: string };

/** Lists the mistakes in managed add-ons. */
export function checkAddons(args: CheckedArgs): Problem[] {
  const { kubernetesVersion, managedAddons: given = {} } = args;
  const versions = addonVersions(kubernetesVersion, versionsIn(args));
  const own: readonly string[] = ownAddons(args);
  const missing = own.filter((addon) => versions[addon] === undefined);
  return [
    ...Object.entries(given).flatMap(([addon, settings]) => [
      ...checkName(addon),
      ...checkAddon(`managedAddons.${addon}`, settings, hasOwnIdentity(addon), args),
    ]),
    ...collectProblems([
      minorVersion.test(kubernetesVersion) &&
        missing.length > 0 && {
          path: "managedAddons",
          message: `Keelson has no default versions for Kubernetes ${kubernetesVersion} (only for ${knownMinors.join(", ")}); set a version for each of these add-ons: ${missing.join(", ")}`,
        },
      isStrict(given["vpc-cni"]) && {
        path: "managedAddons.vpc-cni.values.env.NETWORK_POLICY_ENFORCING_MODE",
        message: '"strict" is not supported yet, because it also blocks pods that have no policy; remove it',
      },
      Object.hasOwn(given, "vpc-cni") &&
        !hasVpcCni(args) && {
          path: "managedAddons.vpc-cni",
          message: "the cluster uses a different CNI; remove this add-on",
        },
      ...furtherAddons(args).map(
        (addon) =>
          versions[addon] === undefined &&
          expected(
            `managedAddons.${addon}.version`,
            "an exact version",
            undefined,
            `set a version; Keelson has default versions only for ${own.join(", ")}`,
          ),
      ),
    ]),
  ];
}

/**
 * Reports whether the values of the VPC CNI block pods without policies.
 * https://github.com/aws/amazon-vpc-cni-k8s#network_policy_enforcing_mode-v1171
 */
function isStrict({ values: { env } = {} }: EksManagedAddonArgs = {}): boolean {
  const mode =
    typeof env === "object" &&
    env !== null &&
    "NETWORK_POLICY_ENFORCING_MODE" in env &&
    env.NETWORK_POLICY_ENFORCING_MODE;
  return mode === "strict";
}

function checkName(addon: string): Problem[] {
  const meant = meantAddon(addon);
  const path = `managedAddons.${addon}`;
  return meant === undefined ? [] : [{ path, message: `unknown add-on; did you mean ${quote(meant)}?` }];
}

function checkAddon(
  path: string,
  { version, identities = {}, values }: EksManagedAddonArgs,
  hasOwn: boolean,
  site: Pick<Site, "accountId" | "region">,
): Problem[] {
  const hasIdentities = Object.keys(identities).length > 0;
  return [
    ...matches(`${path}.version`, version, versionPattern, "an exact version such as v1.2.3-eksbuild.4"),
    ...checkPlainValues(
      `${path}.values`,
      values,
      "put the secret into a Secret, and set a value that contains the Secret's name",
      "values",
    ),
    ...(hasOwn && hasIdentities
      ? [
          {
            path: `${path}.identities`,
            message: "the component already creates the identity of this add-on; remove this key",
          },
        ]
      : []),
    ...Object.entries(identities).flatMap(([account, policies]) => [
      ...matches(`${path}.identities`, account, accountPattern, "a service account as namespace/serviceAccount"),
      ...policies.flatMap((arn, index) => checkPolicy(`${path}.identities.${account}[${index}]`, arn, site)),
    ]),
  ];
}
