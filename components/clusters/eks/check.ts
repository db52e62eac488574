import { collectProblems, type Problem, quote } from "../../problems";
import { addonVersions, knownMinors, managedAddons } from "./managed-addons/versions";
import { type EksClusterArgs, NodeAutoscaler } from "./args";
import { checkAccess } from "./access/check";
import { checkNetwork } from "./network/check";
import { checkNodePools } from "./nodes/check";
import { checkCni, hasVpcCni } from "./cni/cni";
import { retentionDays } from "./logs/logs";

const requiredTags = ["owner", "environment", "stack"];
const ownTags = ["managed-by", "cluster", "Name"];
const namePattern = /^[a-z][a-z0-9-]*[a-z0-9]$/;
/** IAM allows 64 characters, of which roles need a part for what they are for and a random end. */
const maxNameLength = 30;

/** Lists all objections to a cluster's arguments, so that nothing is made before they are right. */
export function checkEks(name: string, args: EksClusterArgs): Problem[] {
  return [
    ...checkIdentity(name, args),
    ...checkVersions(args),
    ...checkNetwork(args),
    ...checkCni(args),
    ...checkNodePools(args),
    ...checkAccess(args),
    ...checkTags(args.tags),
  ];
}

function checkIdentity(
  name: string,
  { accountId, clusterName = name, encryptionKeyArn, autoscaler }: EksClusterArgs,
): Problem[] {
  const autoscalers: readonly string[] = Object.values(NodeAutoscaler);
  const keyPattern = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/.+$/;
  return collectProblems([
    !/^\d{12}$/.test(accountId) && {
      path: "accountId",
      message: `an account's twelve digits in quotes, given ${quote(accountId)}`,
    },
    !(namePattern.test(clusterName) && clusterName.length <= maxNameLength) && {
      path: "clusterName",
      message: `a name of 2 to ${maxNameLength} lower-case letters, digits and "-" that begins with a letter, given ${quote(clusterName)}`,
    },
    encryptionKeyArn !== undefined &&
      !keyPattern.test(encryptionKeyArn) && {
        path: "encryptionKeyArn",
        message: `the ARN of a KMS key (arn:aws:kms:…:key/…, not of an alias), given ${quote(encryptionKeyArn)}`,
      },
    autoscaler !== undefined &&
      !autoscalers.includes(autoscaler) && {
        path: "autoscaler",
        message: `one of ${autoscalers.map(quote).join(", ")}, given ${quote(autoscaler)}; leave it out for none`,
      },
  ]);
}

function checkVersions({
  kubernetesVersion,
  addonVersions: configured = {},
  logRetentionDays,
  cni,
}: EksClusterArgs): Problem[] {
  const isMinor = /^1\.\d{2}$/.test(kubernetesVersion);
  const versions: Readonly<Record<string, string | undefined>> = addonVersions(kubernetesVersion, configured);
  const installed = managedAddons.filter((addon) => addon !== "vpc-cni" || hasVpcCni({ cni }));
  const missing = installed.filter((addon) => versions[addon] === undefined);
  const inexact = Object.entries(configured).filter(([, version]) => !/^v\d+\.\d+\.\d+-eksbuild\.\d+$/.test(version));
  const unknown = Object.keys(configured).filter((addon) => !installed.some((known) => known === addon));
  return collectProblems([
    !isMinor && {
      path: "kubernetesVersion",
      message: `a Kubernetes minor version such as "1.35", given ${quote(kubernetesVersion)}`,
    },
    isMinor &&
      missing.length > 0 && {
        path: "addonVersions",
        message: `no versions are known for ${kubernetesVersion} (known are ${knownMinors.join(", ")}): give those of ${missing.join(", ")}`,
      },
    ...inexact.map(([addon, version]) => ({
      path: `addonVersions.${addon}`,
      message: `an exact version such as v1.2.3-eksbuild.4, given ${quote(version)}`,
    })),
    ...unknown.map((addon) => ({
      path: `addonVersions.${addon}`,
      message: `no managed add-on of this cluster; allowed are ${installed.join(", ")}`,
    })),
    logRetentionDays !== undefined &&
      !retentionDays.includes(logRetentionDays) && {
        path: "logRetentionDays",
        message: `a number of days that CloudWatch knows (${retentionDays.join(", ")}), given ${logRetentionDays}`,
      },
  ]);
}

function checkTags(tags: Readonly<Record<string, string>>): Problem[] {
  return collectProblems([
    ...requiredTags.map(
      (tag) =>
        (tags[tag] ?? "") === "" && {
          path: `tags.${tag}`,
          message: `needed on everything, for cost and ownership, given ${quote(tags[tag])}`,
        },
    ),
    ...ownTags.map((tag) => tag in tags && { path: `tags.${tag}`, message: "set by the cluster itself: leave it out" }),
    ...Object.entries(tags).map(
      ([tag, value]) =>
        (tag.length > 128 || value.length > 256 || /^aws:/i.test(tag)) && {
          path: `tags.${tag}`,
          message: "a key of up to 128 characters that does not begin with aws:, and a value of up to 256",
        },
    ),
  ]);
}
