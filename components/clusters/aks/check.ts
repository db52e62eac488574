import { collectProblems, type Problem, quote } from "../../problems";
import { type AksClusterArgs, AksTier } from "./args";
import { checkAccess } from "./access/check";
import { checkGuid, checkResourceId } from "./check-id";
import { checkNetwork } from "./network/check";
import { checkNodePools } from "./nodes/check";
import { checkCni } from "./cni/cni";
import { retentionDays } from "./logs/logs";
import { weekDays } from "./maintenance/maintenance";
import { nodeResourceGroupOf, resourceGroupOf } from "./resource-group";

const requiredTags = ["owner", "environment", "stack"];
const ownTags = ["managed-by", "cluster"];
const maxTags = 50;
/** A vault's name has up to 24 characters, of which the provider draws eight. https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const componentPattern = /^[a-z](-?[a-z0-9]){1,15}$/;
const clusterPattern = /^[a-z]([a-z0-9-]{0,52}[a-z0-9])?$/;
const groupPattern = /^[\w().-]*[\w()-]$/;

/** Lists all objections to a cluster's arguments, so that nothing is made before they are right. */
export function checkAks(name: string, args: AksClusterArgs): Problem[] {
  return [
    ...checkGuid("subscriptionId", args.subscriptionId),
    ...checkGuid("tenantId", args.tenantId),
    ...checkNames(name, args),
    ...checkVersion(args),
    ...checkNetwork(args),
    ...checkCni(args),
    ...checkNodePools(args),
    ...checkAccess(args),
    ...(args.registryIds ?? []).flatMap((id, index) =>
      checkResourceId(`registryIds[${index}]`, "Microsoft.ContainerRegistry/registries", id),
    ),
    ...checkMaintenance(args),
    ...checkTags(args.tags),
  ];
}

function checkNames(name: string, args: AksClusterArgs): Problem[] {
  const { clusterName = name } = args;
  const group = resourceGroupOf(args, clusterName);
  const nodeGroup = nodeResourceGroupOf(args, clusterName);
  const characters = 'letters, digits, "-", "_", "(", ")" and "." that does not end in "."';
  return collectProblems([
    (!componentPattern.test(name) || name.length > 16) && {
      path: "",
      message: `a component's name of 2 to 16 lower-case letters, digits and single "-" that begins with a letter, since its key vault's name begins with it, given ${quote(name)}`,
    },
    !clusterPattern.test(clusterName) && {
      path: "clusterName",
      message: `a name of up to 54 lower-case letters, digits and "-" that begins with a letter, given ${quote(clusterName)}`,
    },
    !(groupPattern.test(group) && group.length <= 63) && {
      path: "resourceGroup",
      message: `a name of up to 63 ${characters}, given ${quote(group)} (${group.length} characters)`,
    },
    !(groupPattern.test(nodeGroup) && nodeGroup.length <= 80) && {
      path: "nodeResourceGroup",
      message: `a name of up to 80 ${characters}, given ${quote(nodeGroup)} (${nodeGroup.length} characters)`,
    },
    group.toLowerCase() === nodeGroup.toLowerCase() && {
      path: "nodeResourceGroup",
      message: `another group than resourceGroup, since AKS makes it and deletes it, given ${quote(nodeGroup)}`,
    },
  ]);
}

function checkVersion({ kubernetesVersion, slaTier, logRetentionDays }: AksClusterArgs): Problem[] {
  const tiers: readonly string[] = Object.values(AksTier);
  const { min, max } = retentionDays;
  return collectProblems([
    !/^1\.\d{2}$/.test(kubernetesVersion) && {
      path: "kubernetesVersion",
      message: `a Kubernetes minor version such as "1.35", given ${quote(kubernetesVersion)}`,
    },
    slaTier !== undefined &&
      !tiers.includes(slaTier) && {
        path: "slaTier",
        message: `one of ${tiers.join(", ")}, given ${quote(slaTier)}`,
      },
    logRetentionDays !== undefined &&
      !(Number.isInteger(logRetentionDays) && logRetentionDays >= min && logRetentionDays <= max) && {
        path: "logRetentionDays",
        message: `a whole number of days from ${min} to ${max}, given ${quote(logRetentionDays)}`,
      },
  ]);
}

function checkMaintenance({ maintenance = {} }: AksClusterArgs): Problem[] {
  const { dayOfWeek, startTime, durationHours } = maintenance;
  return collectProblems([
    dayOfWeek !== undefined &&
      !weekDays.includes(dayOfWeek) && {
        path: "maintenance.dayOfWeek",
        message: `one of ${weekDays.join(", ")}, given ${quote(dayOfWeek)}`,
      },
    startTime !== undefined &&
      !/^([01]\d|2[0-3]):[0-5]\d$/.test(startTime) && {
        path: "maintenance.startTime",
        message: `a time from 00:00 to 23:59 in quotes, given ${quote(startTime)}`,
      },
    durationHours !== undefined &&
      !(Number.isInteger(durationHours) && durationHours >= 4 && durationHours <= 24) && {
        path: "maintenance.durationHours",
        message: `a whole number of hours from 4 to 24, given ${quote(durationHours)}`,
      },
  ]);
}

function checkTags(tags: Readonly<Record<string, string>>): Problem[] {
  const count = Object.keys(tags).length + ownTags.length;
  return collectProblems([
    ...requiredTags.map(
      (tag) =>
        (tags[tag] ?? "") === "" && {
          path: `tags.${tag}`,
          message: `needed on everything, for cost and ownership, given ${quote(tags[tag])}`,
        },
    ),
    ...ownTags.map((tag) => tag in tags && { path: `tags.${tag}`, message: "set by the cluster itself: leave it out" }),
    count > maxTags && {
      path: "tags",
      message: `at most ${maxTags - ownTags.length} tags, given ${count - ownTags.length}`,
    },
    ...Object.entries(tags).map(
      ([tag, value]) =>
        (/[<>%&\\?/,=]/.test(tag) || tag.length > 128 || value.length > 256 || /[,=]/.test(value)) && {
          path: `tags.${tag}`,
          message:
            'a key of up to 128 characters without "<", ">", "%", "&", "\\", "?", "/", "," and "=", and a value of up to 256 without "," and "="',
        },
    ),
  ]);
}
