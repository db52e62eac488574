import { items, text } from "../../../values";
import type { CloudAccount, CloudCall, CloudFault, CloudResource, CloudRule } from "../../contract";
import { idOf } from "../existence";
import { isSameId, parentOf } from "../resource-ids";

/** How many minor versions nodes may be behind: https://learn.microsoft.com/azure/aks/supported-kubernetes-versions */
const allowedSkew = 3;

/** Returns the minor version in `1.35` or `1.35.2`. */
function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? Number.NaN);
}

/** Refuses a cluster's version unless it is a minor version, with or without a patch. */
export const knownVersion: CloudRule = ({ inputs, name }) => {
  const version = text(inputs, "kubernetesVersion");
  return version === undefined || /^1\.\d+(\.\d+)?$/.test(version)
    ? undefined
    : {
        code: "K8sVersionNotSupported",
        message: `Managed cluster ${name} is on version ${version} which is not supported in this region. Please use [az aks get-versions] command to get the supported version list in this region. For more information, please check https://aka.ms/supported-version-list`,
      };
};

/** Allows a cluster one minor version up, never down. https://learn.microsoft.com/azure/aks/upgrade-aks-cluster */
export const clusterVersionStep: CloudRule = ({ id, inputs, previous }, account) => {
  const [from, to] = [text(previous, "kubernetesVersion"), text(inputs, "kubernetesVersion")];
  if (to === undefined || from === undefined || minorOf(to) === minorOf(from)) {
    return undefined;
  }
  if (minorOf(to) - minorOf(from) !== 1) {
    return {
      code: "OperationNotAllowed",
      message: `Upgrading Kubernetes version ${from} to ${to} is not allowed. Available upgrades: [1.${minorOf(from) + 1}]. Please see https://aka.ms/aks-supported-k8s-ver for version details.`,
    };
  }
  return account.resources
    .filter((pool) => pool.id.startsWith(`${id}/agentPools/`))
    .map(({ state }) => skewFault(text(state, "orchestratorVersion") ?? "", to))
    .find((fault) => fault !== undefined);
};

/** Refuses nodes that are ahead of their control plane or too far behind. https://learn.microsoft.com/azure/aks/create-node-pools */
function skewFault(pool: string, controlPlane: string): CloudFault | undefined {
  const [own, plane] = [minorOf(pool), minorOf(controlPlane)];
  const incompatible = (why: string) => ({
    code: "NodePoolMcVersionIncompatible",
    message: `Node pool version ${pool} and control plane version ${controlPlane} are incompatible. ${why} For more information, please check https://aka.ms/version-skew-policy`,
  });
  if (own > plane) {
    return incompatible(`Minor version of node pool version ${own} is bigger than control plane version ${plane}.`);
  }
  return plane - own > allowedSkew
    ? incompatible(
        `Minor version of node pool cannot be more than ${allowedSkew} versions less than control plane's version. Minor version of node pool is ${own} and control plane is ${plane}.`,
      )
    : undefined;
}

/** Allows a pool one minor version up, at most to the version of its control plane. */
export const poolVersion: CloudRule = (call, account) => {
  const [from, to] = [text(call.previous, "orchestratorVersion"), text(call.inputs, "orchestratorVersion")];
  const plane = text(clusterOf(call, account)?.state, "kubernetesVersion");
  if (to === undefined || plane === undefined) {
    return undefined;
  }
  const step = from === undefined ? 0 : minorOf(to) - minorOf(from);
  return step < 0 || step > 1
    ? {
        code: "AgentPoolUpgradeVersionNotAllowed",
        message: `Upgrade agent pool version from ${from ?? ""} to ${to} is not allowed, you can only upgrade one minor version at a time. Please use [az aks get-upgrades] command to get the supported upgrade paths. For more information, please check https://aka.ms/aks/UpgradeVersionRules`,
      }
    : skewFault(to, plane);
};

/** Returns the cluster that the pool of a call is in. */
export function clusterOf(call: CloudCall, account: CloudAccount): CloudResource | undefined {
  const clusterId = parentOf(idOf(call, account)) ?? "";
  return account.resources.find(({ id }) => isSameId(id, clusterId));
}

/** Refuses inline pools whose versions do not fit that of the control plane. */
export const inlineVersions: CloudRule = ({ inputs }) => {
  const plane = text(inputs, "kubernetesVersion");
  return items(inputs, "agentPoolProfiles")
    .map((pool) => text(pool, "orchestratorVersion"))
    .map((version) => (version === undefined || plane === undefined ? undefined : skewFault(version, plane)))
    .find((fault) => fault !== undefined);
};
