import { GkeCluster, type GkeClusterArgs } from "../../components/clusters/gke";
import type { ProgramRun, RunOptions, Simulation } from "../../components/testing";
import { runProgram } from "./run-program";

/** The identity with which tests deploy. */
export const deployer = "serviceAccount:deployer@example-test.iam.gserviceaccount.com";

/** The shortest arguments of a small cluster. */
export const gkeArgs: GkeClusterArgs = {
  projectId: "example-test",
  projectNumber: "123456789012",
  region: "europe-west3",
  kubernetesVersion: "1.35",
  vpc: { cidr: "10.80.0.0/16", zones: ["europe-west3-a", "europe-west3-b"] },
  endpoint: { publicAccessCidrs: ["203.0.113.0/24"] },
  access: { deployer, admins: { platform: { member: "user:ann@example.com" } } },
  nodePools: { general: { min: 2, max: 6 } },
  labels: { owner: "platform", environment: "test", stack: "test" },
};

/** Creates a GKE cluster named `test`. */
export function gkeCluster(args: Partial<GkeClusterArgs> = {}): GkeCluster {
  return new GkeCluster("test", { ...gkeArgs, ...args });
}

/** Runs a program that creates a GKE cluster named `test`, as a deployment unless the options say otherwise. */
export function runGke(args: Partial<GkeClusterArgs> = {}, options: RunOptions = {}): Promise<ProgramRun> {
  return runProgram(
    () => {
      gkeCluster(args);
    },
    { preview: false, secrets: "plain", simulate: simulatedGke("gke-1", "10.80.192.2"), ...options },
  );
}

/** A GKE that answers with this DNS name and address. */
export function simulatedGke(dnsName: string, host: string): Simulation {
  return {
    resources: {
      "gcp:container/cluster:Cluster": ({ inputs }) => ({
        id: "test",
        state: {
          ...inputs,
          endpoint: host,
          masterAuth: { clusterCaCertificate: "Y2VydGlmaWNhdGU=" },
          controlPlaneEndpointsConfig: { dnsEndpointConfig: { endpoint: dnsName } },
        },
      }),
    },
  };
}
