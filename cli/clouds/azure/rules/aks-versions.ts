import { all, byId } from "../../account";
import { type CloudAccount, type CloudFault, type CloudRule } from "../../contract";
import { recordsAt, textAt } from "../../properties";

const clusterType = "azure-native:containerservice:ManagedCluster";
const poolType = "azure-native:containerservice:AgentPool";
/** Minors that nodes may be behind: https://learn.microsoft.com/azure/aks/supported-kubernetes-versions */
const allowedSkew = 3;

/** The number after the first dot of `1.35` or `1.35.2`. */
function minorOf(version: string): number {
  return Number(version.split(".")[1] ?? Number.NaN);
}

/** A minor, or one with its patch. */
export const knownVersion: CloudRule = ({ inputs, name }) => {
  const version = textAt(inputs, "kubernetesVersion");
  return version === "" || /^1\.\d+(\.\d+)?$/.test(version)
    ? undefined
    : {
        code: "K8sVersionNotSupported",
        message: `Managed cluster ${name} is on version ${version} which is not supported in this region. Please use [az aks get-versions] command to get the supported version list in this region. For more information, please check https://aka.ms/supported-version-list`,
      };
};

/** One minor at a time, never back. https://learn.microsoft.com/azure/aks/upgrade-aks-cluster */
export const clusterVersionStep: CloudRule = ({ id, inputs, previous }, account) => {
  const [from, to] = [textAt(previous, "kubernetesVersion"), textAt(inputs, "kubernetesVersion")];
  const step = minorOf(to) - minorOf(from);
  if (to === "" || from === "" || step === 0) {
    return undefined;
  }
  if (step !== 1) {
    return {
      code: "OperationNotAllowed",
      message: `Upgrading Kubernetes version ${from} to ${to} is not allowed. Available upgrades: [1.${minorOf(from) + 1}]. Please see https://aka.ms/aks-supported-k8s-ver for version details.`,
    };
  }
  return poolsOf(account, id)
    .map(({ version }) => skewFault(version, to))
    .find((fault) => fault !== undefined);
};

function poolsOf(account: CloudAccount, clusterId: string): { readonly version: string }[] {
  return all(account, poolType)
    .filter(({ id }) => id.startsWith(`${clusterId}/`))
    .map(({ state }) => ({ version: textAt(state, "orchestratorVersion") }));
}

/** https://learn.microsoft.com/azure/aks/create-node-pools */
function skewFault(pool: string, controlPlane: string): CloudFault | undefined {
  const [own, plane] = [minorOf(pool), minorOf(controlPlane)];
  const incompatible = `Node pool version ${pool} and control plane version ${controlPlane} are incompatible.`;
  const more = "For more information, please check https://aka.ms/version-skew-policy";
  if (own > plane) {
    const why = `Minor version of node pool version ${own} is bigger than control plane version ${plane}.`;
    return { code: "NodePoolMcVersionIncompatible", message: `${incompatible} ${why} ${more}` };
  }
  const why = `Minor version of node pool cannot be more than ${allowedSkew} versions less than control plane's version. Minor version of node pool is ${own} and control plane is ${plane}.`;
  return plane - own > allowedSkew
    ? { code: "NodePoolMcVersionIncompatible", message: `${incompatible} ${why} ${more}` }
    : undefined;
}

/** Nodes are never ahead of the control plane, and go one minor at a time. */
export const poolVersion: CloudRule = ({ inputs, previous, id }, account) => {
  const version = textAt(inputs, "orchestratorVersion");
  const from = textAt(previous, "orchestratorVersion");
  const cluster = clusterOf(account, id, inputs);
  const plane = textAt(cluster?.state, "kubernetesVersion");
  if (version === "" || plane === "") {
    return undefined;
  }
  const step = minorOf(version) - minorOf(from);
  return from !== "" && (step < 0 || step > 1)
    ? {
        code: "AgentPoolUpgradeVersionNotAllowed",
        message: `Upgrade agent pool version from ${from} to ${version} is not allowed, you can only upgrade one minor version at a time. Please use [az aks get-upgrades] command to get the supported upgrade paths. For more information, please check https://aka.ms/aks/UpgradeVersionRules`,
      }
    : skewFault(version, plane);
};

/** The cluster that a pool is in. */
export function clusterOf(account: CloudAccount, poolId: string, inputs: unknown) {
  const byInputs = all(account, clusterType).find(
    ({ state }) =>
      state.resourceGroupName === textAt(inputs, "resourceGroupName") && state.name === textAt(inputs, "resourceName"),
  );
  return byId(account, clusterType, poolId.replace(/\/agentPools\/[^/]+$/, "")) ?? byInputs;
}

/** A control plane and the pools that it is made with have one version. */
export const inlineVersions: CloudRule = ({ inputs }) => {
  const plane = textAt(inputs, "kubernetesVersion");
  return recordsAt(inputs, "agentPoolProfiles")
    .map((pool) => textAt(pool, "orchestratorVersion"))
    .filter((version) => version !== "" && plane !== "")
    .map((version) => skewFault(version, plane))
    .find((fault) => fault !== undefined);
};
