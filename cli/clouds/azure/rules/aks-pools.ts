import { isFields } from "../../../values";
import { all } from "../../account";
import { type CloudFault, type CloudRule } from "../../contract";
import { numberAt, type Properties, recordsAt, textAt, textsAt } from "../../properties";
import { clusterOf, poolVersion } from "./aks-versions";
import { zonesOfRegion } from "./regions";

const mostNodes = 1000;
const invalid = (parameter: string, message?: string): CloudFault => ({
  code: "InvalidParameter",
  message:
    message ??
    `The value of parameter ${parameter} is invalid. Please see https://aka.ms/aks-naming-rules for more details.`,
});

/** Rules for a pool as such, whether its cluster is made with it or it is added. */
export function poolFault(pool: Properties, name: string, location: string, isNew: boolean): CloudFault | undefined {
  return (
    nameFault(pool, name) ??
    countFault(pool, isNew) ??
    sizeFault(pool) ??
    zoneFault(pool, name, location) ??
    spotFault(pool) ??
    labelFault(pool) ??
    taintFault(pool)
  );
}

/** https://learn.microsoft.com/azure/aks/create-node-pools#limitations */
function nameFault(pool: Properties, name: string): CloudFault | undefined {
  const most = textAt(pool, "osType") === "Windows" ? 6 : 12;
  return name.length <= most && /^[a-z][a-z0-9]*$/.test(name) ? undefined : invalid("agentPoolProfile.name");
}

/** https://learn.microsoft.com/azure/aks/cluster-autoscaler */
function countFault(pool: Properties, isNew: boolean): CloudFault | undefined {
  const isSystem = textAt(pool, "mode") === "System";
  const isScaled = pool.enableAutoScaling === true;
  const least = Math.max(isScaled ? (numberAt(pool, "minCount") ?? 0) : 0, isSystem ? 1 : 0);
  const most = isScaled ? (numberAt(pool, "maxCount") ?? mostNodes) : mostNodes;
  const count = numberAt(pool, "count");
  if (count === undefined) {
    return isNew ? invalid("", "Required parameter properties.count is missing (null).") : undefined;
  }
  if (isSystem && isScaled && numberAt(pool, "minCount") === 0) {
    return invalid("agentPoolProfile.minCount");
  }
  return count < least || count > most || least > most || most > mostNodes
    ? invalid(
        "",
        `agentPoolProfile.count was ${count}. It must be greater or equal to minCount:${least} and less than or equal to maxCount:${most}`,
      )
    : undefined;
}

/** Sizes by Azure's naming, and which of them have a disk of their own. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
function sizeFault(pool: Properties): CloudFault | undefined {
  const size = textAt(pool, "vmSize");
  const [, features = "", version = ""] =
    /^Standard_[A-Z]+\d+(?:-\d+)?([a-z]*)(?:_[A-Z]+\d*)*(?:_v(\d+))?$/.exec(size) ?? [];
  if (!/^Standard_[A-Z]+\d+/.test(size)) {
    return invalid("agentPoolProfile.vmSize");
  }
  const hasDisk = features.includes("d") || Number(version || "1") < 4;
  return textAt(pool, "osDiskType") === "Ephemeral" && !hasDisk
    ? {
        code: "VMSizeDoesNotSupportEphemeralOS",
        message: `The Virtual Machine size ${size} does not support Ephemeral OS disk.`,
      }
    : undefined;
}

/** https://learn.microsoft.com/azure/aks/availability-zones */
function zoneFault(pool: Properties, name: string, location: string): CloudFault | undefined {
  const zones = zonesOfRegion(location);
  const wrong = textsAt(pool, "availabilityZones").filter((zone) => !zones.includes(zone));
  return wrong.length === 0
    ? undefined
    : {
        code: "AvailabilityZoneNotSupported",
        message: `The zone(s) '${wrong.join(",")}' for resource '${name}' is not supported. The supported zones for location '${location}' are '${zones.join(",")}'`,
      };
}

/** https://learn.microsoft.com/azure/aks/spot-node-pool */
function spotFault(pool: Properties): CloudFault | undefined {
  const isSpot = textAt(pool, "scaleSetPriority") === "Spot";
  if (isSpot && textAt(pool, "mode") === "System") {
    return { code: "BadRequest", message: "Spot node pools can't be system node pools." };
  }
  return isSpot && recordsAt({ of: [pool.upgradeSettings] }, "of").some(({ maxSurge }) => maxSurge !== undefined)
    ? { code: "BadRequest", message: "Spot pools can't set max surge." }
    : undefined;
}

/** https://aka.ms/aks-node-labels-116 */
function labelFault(pool: Properties): CloudFault | undefined {
  const keys = Object.keys(isFields(pool.nodeLabels) ? pool.nodeLabels : {});
  const ofAks = keys.find((key) => key.split("/")[0] === "kubernetes.azure.com");
  if (ofAks !== undefined) {
    const message = `Invalid node label key ${ofAks}. The 'kubernetes.azure.com' prefix is preserved by aks system labels`;
    return { code: "BadRequest", message };
  }
  const allowed = /^(?:kubelet|node)\.kubernetes\.io\//;
  return keys.some((key) => /(?:^|\.)(?:kubernetes|k8s)\.io\//.test(key) && !allowed.test(key))
    ? {
        code: "BadRequest",
        message:
          "For Kubernetes version greater than or equal to 1.16, node label keys in the 'kubernetes.io' or 'k8s.io' namespace must begin with an allowed prefix (kubelet.kubernetes.io, node.kubernetes.io). For more information, please check https://aka.ms/aks-node-labels-116.",
      }
    : undefined;
}

/** `key=value:effect`. https://learn.microsoft.com/azure/aks/use-node-taints */
function taintFault(pool: Properties): CloudFault | undefined {
  const wrong = textsAt(pool, "nodeTaints").find(
    (taint) => !/^[\w./-]+(?:=[\w.-]*)?:(?:NoSchedule|PreferNoSchedule|NoExecute)$/.test(taint),
  );
  return wrong === undefined ? undefined : invalid("agentPoolProfile.nodeTaints");
}

const pool: CloudRule = ({ id, inputs, name, operation }, account) => {
  const location = textAt(clusterOf(account, id, inputs)?.state, "location") || account.region;
  return poolFault(inputs, textAt(inputs, "agentPoolName") || name, location, operation === "create");
};

/** The last pool of a cluster stays as long as it. */
const isNotLast: CloudRule = ({ id, inputs }, account) => {
  const cluster = clusterOf(account, id, inputs);
  const own = all(account, "azure-native:containerservice:AgentPool").filter((other) =>
    other.id.startsWith(`${cluster?.id ?? ""}/`),
  );
  return cluster !== undefined && own.length + recordsAt(cluster.state, "agentPoolProfiles").length < 2
    ? { code: "OperationNotAllowed", message: "There has to be at least one agent pool." }
    : undefined;
};

/** Rules of pools that are added to a cluster. */
export const poolRules = {
  create: [pool, poolVersion],
  update: [pool, poolVersion],
  delete: [isNotLast],
} as const;
