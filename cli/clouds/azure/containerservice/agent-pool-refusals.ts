import { at, type Fields, fields, number, text, texts } from "../../../values";
import type { CloudAccount, CloudFault } from "../../contract";
import { zonesOfRegion } from "../regions";
import { isSameId } from "../resource-ids";

const mostNodes = 1000;

/** The facts besides the pool that its rules use. */
interface PoolPlace {
  readonly location: string;
  /** Number of running nodes in the pool; undefined if the pool is new or the number is unknown. */
  readonly running: number | undefined;
  readonly isNew: boolean;
}

/** Counts the nodes that run in a pool; undefined if the account knows of none. */
export function runningNodes({ nodes }: Pick<CloudAccount, "nodes">, poolId: string): number | undefined {
  return nodes.filter((node) => isSameId(node.poolId, poolId)).length || undefined;
}

/** Returns the first refusal of a node pool, inline or not. */
export function poolFault(pool: Fields, name: string, { location, running, isNew }: PoolPlace): CloudFault | undefined {
  return (
    nameFault(pool, name) ??
    countFault(pool, isNew) ??
    manualScaling(pool, running) ??
    sizeFault(pool) ??
    zoneFault(pool, name, location) ??
    spotFault(pool) ??
    trustedLaunchFault(pool) ??
    labelFault(pool) ??
    taintFault(pool)
  );
}

function invalidParameter(message: string): CloudFault {
  return { code: "InvalidParameter", message };
}

function invalidValue(parameter: string): CloudFault {
  return invalidParameter(
    `The value of parameter agentPoolProfile.${parameter} is invalid. Please see https://aka.ms/aks-naming-rules for more details.`,
  );
}

/** https://learn.microsoft.com/azure/aks/create-node-pools#limitations */
function nameFault(pool: Fields, name: string): CloudFault | undefined {
  const longest = pool.osType === "Windows" ? 6 : 12;
  return name.length <= longest && /^[a-z][a-z0-9]*$/.test(name) ? undefined : invalidValue("name");
}

/** https://learn.microsoft.com/azure/aks/cluster-autoscaler */
function countFault(pool: Fields, isNew: boolean): CloudFault | undefined {
  const isSystem = pool.mode === "System";
  const isScaled = pool.enableAutoScaling === true;
  const least = Math.max(isScaled ? (number(pool, "minCount") ?? 0) : 0, isSystem ? 1 : 0);
  const most = isScaled ? (number(pool, "maxCount") ?? mostNodes) : mostNodes;
  const count = number(pool, "count");
  if (count === undefined) {
    /* Unless the pool is a scale set that scales: https://github.com/pulumi/pulumi-azure-native/issues/2943 */
    const isOptional = !isNew || (isScaled && pool.type === "VirtualMachineScaleSets");
    return isOptional ? undefined : invalidParameter("Required parameter properties.count is missing (null).");
  }
  if (isSystem && isScaled && number(pool, "minCount") === 0) {
    return invalidValue("minCount");
  }
  return count < least || count > most || least > most || most > mostNodes
    ? invalidParameter(
        `agentPoolProfile.count was ${count}. It must be greater or equal to minCount:${least} and less than or equal to maxCount:${most}`,
      )
    : undefined;
}

/**
 * Refuses a count that is not the autoscaler's. The provider repeats the count of the creation in every update if a program sets it, even
 * if it ignores changes of it. https://github.com/hashicorp/terraform-provider-azurerm/pull/4543
 */
function manualScaling(pool: Fields, running: number | undefined): CloudFault | undefined {
  const count = number(pool, "count");
  const isMoved = pool.enableAutoScaling === true && count !== undefined && running !== undefined && count !== running;
  return isMoved
    ? invalidParameter(
        "Cannot manually scale AgentPool '' of an AKS cluster with cluster autoscaler enabled. Please disable cluster autoscaler in the cluster to manually scale.",
      )
    : undefined;
}

/** Refuses unknown sizes, and ephemeral disks on sizes without a local disk. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
function sizeFault(pool: Fields): CloudFault | undefined {
  const size = text(pool, "vmSize") ?? "";
  const [, features = "", version = ""] =
    /^Standard_[A-Z]+\d+(?:-\d+)?([a-z]*)(?:_[A-Z]+\d*)*(?:_v(\d+))?$/.exec(size) ?? [];
  if (!/^Standard_[A-Z]+\d+/.test(size)) {
    return invalidValue("vmSize");
  }
  const hasDisk = features.includes("d") || Number(version || "1") < 4;
  return pool.osDiskType === "Ephemeral" && !hasDisk
    ? {
        code: "VMSizeDoesNotSupportEphemeralOS",
        message: `The Virtual Machine size ${size} does not support Ephemeral OS disk.`,
      }
    : undefined;
}

/** https://learn.microsoft.com/azure/aks/availability-zones */
function zoneFault(pool: Fields, name: string, location: string): CloudFault | undefined {
  const zones = zonesOfRegion(location);
  const wrong = texts(pool, "availabilityZones").filter((zone) => !zones.includes(zone));
  return wrong.length === 0
    ? undefined
    : {
        code: "AvailabilityZoneNotSupported",
        message: `The zone(s) '${wrong.join(",")}' for resource '${name}' is not supported. The supported zones for location '${location}' are '${zones.join(",")}'`,
      };
}

/** https://learn.microsoft.com/azure/aks/spot-node-pool */
function spotFault(pool: Fields): CloudFault | undefined {
  const isSpot = pool.scaleSetPriority === "Spot";
  if (isSpot && pool.mode === "System") {
    return { code: "BadRequest", message: "Spot node pools can't be system node pools." };
  }
  return isSpot && at(pool, "upgradeSettings", "maxSurge") !== undefined
    ? { code: "BadRequest", message: "Spot pools can't set max surge." }
    : undefined;
}

/**
 * Refuses trusted launch on arm64 machines, and on those with GPUs unless the pool brings its own driver.
 * https://learn.microsoft.com/azure/aks/use-trusted-launch#limitations https://github.com/Azure/AKS/issues/4181
 */
function trustedLaunchFault(pool: Fields): CloudFault | undefined {
  const size = text(pool, "vmSize") ?? "";
  const isTrusted =
    at(pool, "securityProfile", "enableSecureBoot") === true || at(pool, "securityProfile", "enableVTPM") === true;
  const isArm = /^Standard_[A-Z]+\d+(?:-\d+)?[a-z]*p/.test(size);
  const hasDriver = size.startsWith("Standard_N") && text(pool, "gpuProfile", "driver") !== "None";
  return isTrusted && (isArm || hasDriver)
    ? {
        code: "TrustedLaunchIncompatibleWithConfig",
        message:
          "Trusted Launch enabled clusters using vTPM and/or Secure Boot are not supported for this agentpool. Secure Boot and/or vTPM requires the VM Image to be Trusted Launch Compatible.",
      }
    : undefined;
}

/** https://aka.ms/aks-node-labels-116 */
function labelFault(pool: Fields): CloudFault | undefined {
  const keys = Object.keys(fields(pool, "nodeLabels"));
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

/** Refuses taints that are not `key=value:effect`. https://learn.microsoft.com/azure/aks/use-node-taints */
function taintFault(pool: Fields): CloudFault | undefined {
  const isValid = (taint: string) => /^[\w./-]+(?:=[\w.-]*)?:(?:NoSchedule|PreferNoSchedule|NoExecute)$/.test(taint);
  return texts(pool, "nodeTaints").every(isValid) ? undefined : invalidValue("nodeTaints");
}
