import type { RegisteredResource } from "../../components/testing";
import { minorOf } from "../kubernetes-version";
import { text } from "../values";
import type { Finding } from "./finding";
import type { ManagedKubernetes } from "./offered";
import { versionText } from "./versions";

/** A control plane of a plan. */
export interface ControlPlane {
  readonly name: string;
  readonly service: ManagedKubernetes;
  /** The minor that the program asks for; undefined if it asks for none. */
  readonly minor: number | undefined;
}

/** Lists the control planes that a program makes. */
export function controlPlanes(resources: readonly RegisteredResource[]): ControlPlane[] {
  return resources.filter(({ read }) => read !== true).flatMap((resource) => controlPlane(resource) ?? []);
}

function controlPlane({ inputs, name, type }: RegisteredResource): ControlPlane | undefined {
  const found = (service: ManagedKubernetes, key: string) => ({ name, service, minor: minorIn(inputs, key) });
  if (type === "aws:eks/cluster:Cluster") {
    return found("EKS", "version");
  }
  if (type === "gcp:container/cluster:Cluster") {
    const channel = text(inputs, "releaseChannel", "channel") ?? "REGULAR";
    return found(`GKE ${channel}`, "minMasterVersion");
  }
  return type === "azure-native:containerservice:ManagedCluster" ? found("AKS", "kubernetesVersion") : undefined;
}

function minorIn(inputs: Readonly<Record<string, unknown>>, key: string): number | undefined {
  const version = text(inputs, key);
  return version === undefined ? undefined : minorOf(version);
}

/** The input of each type of node pool that holds its version. */
const poolVersions: Readonly<Record<string, string>> = {
  "aws:eks/nodeGroup:NodeGroup": "version",
  "gcp:container/nodePool:NodePool": "version",
  "azure-native:containerservice:AgentPool": "orchestratorVersion",
};

const skewPolicy = "https://kubernetes.io/releases/version-skew-policy/";

/** How many minors a kubelet may be older than the API server. */
const allowedSkew = 3;

/** Finds node pools that name a version which does not fit the target's control plane. */
export function judgeNodes(resources: readonly RegisteredResource[], target: number): Finding[] {
  return resources.flatMap(({ inputs, name, type }) => {
    const key = poolVersions[type];
    const minor = key === undefined ? undefined : minorIn(inputs, key);
    return minor === undefined ? [] : judgePool(name, minor, target);
  });
}

function judgePool(name: string, minor: number, target: number): Finding[] {
  const finding = { check: "nodes", subject: `node pool ${name}`, source: skewPolicy } as const;
  const nodes = `its nodes run ${versionText(minor)}`;
  if (minor > target) {
    return [
      {
        ...finding,
        state: "blocker",
        message: `${nodes}, which is newer than the control plane; lower the version of the pool`,
      },
    ];
  }
  if (target - minor > allowedSkew) {
    const message = `${nodes}, ${target - minor} minor versions behind; at most ${allowedSkew} are allowed, so upgrade the pool first`;
    return [{ ...finding, state: "blocker", message }];
  }
  const fix = "upgrade the pool soon after the control plane";
  return minor === target
    ? []
    : [{ ...finding, state: "warning", message: `${nodes}, which is behind the control plane; ${fix}` }];
}

/** Judges the step from a minor to the target: control planes go one minor at a time. */
export function judgeStep(from: number | undefined, target: number): Finding[] {
  const finding = { check: "version", subject: "control plane", source: skewPolicy } as const;
  if (from === undefined) {
    const message = "the program does not set its version; compare with kubectl version";
    return [{ ...finding, state: "unseen", message }];
  }
  if (target <= from) {
    const message = `the stack already has ${versionText(from)}, and a control plane cannot go back; choose ${versionText(from + 1)}`;
    return [{ ...finding, state: "blocker", message }];
  }
  const message = `an upgrade from ${versionText(from)} to ${versionText(target)} skips minor versions; upgrade to ${versionText(from + 1)} first`;
  return target === from + 1 ? [] : [{ ...finding, state: "blocker", message }];
}
