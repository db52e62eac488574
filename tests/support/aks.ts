import { AksCluster, type AksClusterArgs } from "../../components/clusters/aks";
import type { ProgramRun, RunOptions, Simulation } from "../../components/testing";
import { runProgram } from "./run-program";

/** The subscription of tests. */
export const subscriptionId = "00000000-1111-2222-3333-444444444444";

/** The network from which one reaches the cluster's own. */
export const hubId = `/subscriptions/${subscriptionId}/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub`;

/** The shortest arguments of a small cluster. */
export const aksArgs: AksClusterArgs = {
  subscriptionId,
  tenantId: "99999999-8888-7777-6666-555555555555",
  location: "westeurope",
  kubernetesVersion: "1.35",
  vnet: { cidr: "10.20.0.0/16", zones: ["1", "2"], hub: { vnetId: hubId } },
  endpoint: { privateAccessCidrs: ["10.0.0.0/16"] },
  access: { deployer: { objectId: "11111111-0000-0000-0000-000000000001" } },
  systemPool: { min: 2, max: 3 },
  nodePools: { general: { min: 2, max: 6 } },
  tags: { owner: "platform", environment: "test", stack: "test" },
};

/** The tags of everything that is created for this cluster. */
export const aksTags = { ...aksArgs.tags, "managed-by": "keelson", cluster: "test" };

/** Creates an AKS cluster named `test`. */
export function aksCluster(args: Partial<AksClusterArgs> = {}): AksCluster {
  return new AksCluster("test", { ...aksArgs, ...args });
}

/** Runs a program that creates an AKS cluster named `test`, as a deployment unless the options say otherwise. */
export function runAks(args: Partial<AksClusterArgs> = {}, options: RunOptions = {}): Promise<ProgramRun> {
  return runProgram(
    () => {
      aksCluster(args);
    },
    { preview: false, secrets: "plain", ...options },
  );
}

/** An AKS whose cluster the engine draws this identity for, at this host. */
export function simulatedAks(identity: string, host: string): Simulation {
  const cluster = { server: `https://${host}:6443`, "certificate-authority-data": "Y2VydGlmaWNhdGU=" };
  const kubeconfig = JSON.stringify({ clusters: [{ name: "test", cluster }] });
  const value = Buffer.from(kubeconfig).toString("base64");
  return {
    resources: { "pulumi:index:Stash": ({ inputs }) => ({ id: identity, state: { ...inputs, output: inputs.input } }) },
    call: (token) =>
      token === "azure-native:containerservice:listManagedClusterUserCredentials"
        ? { kubeconfigs: [{ name: "clusterUser", value }] }
        : undefined,
  };
}
