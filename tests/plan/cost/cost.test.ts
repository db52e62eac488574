import assert from "node:assert/strict";
import fc from "fast-check";
import { stackCost } from "../../../cli/plan/cost";
import { frankfurt, missing, nodeGroup, resource } from "./stacks";

describe("the cost of a stack", () => {
  it("says that it does not know the region", () => {
    assert.deepEqual(missing([resource("aws:eks/cluster:Cluster", "prod")]), [
      "aws.eks.Cluster prod: aws.eks.Cluster: the cloud and region are not known",
    ]);
  });

  it("names the machines that node auto-provisioning adds", () => {
    const why = "the number of machines depends on the pods";
    const gke = (clusterAutoscaling: object) =>
      resource("gcp:container/cluster:Cluster", "c", { location: "europe-west3", clusterAutoscaling });
    const limits = { enabled: true, resourceLimits: [{ resourceType: "cpu", maximum: 64 }] };
    assert.deepEqual(missing([gke(limits)]), [
      `gcp.container.Cluster c: machines that node auto-provisioning adds, up to 64 CPUs: ${why}`,
    ]);
    assert.deepEqual(missing([gke({ enabled: false })]), []);
    const nodeProvisioningProfile = { mode: "Auto" };
    const aks = resource("azure-native:containerservice:ManagedCluster", "c", {
      location: "germanywestcentral",
      nodeProvisioningProfile,
    });
    assert.deepEqual(missing([aks]), [
      `azure-native.containerservice.ManagedCluster c: machines that node auto-provisioning adds: ${why}`,
    ]);
  });

  it("names what observes a cluster and its network, which is billed by use", () => {
    const components = { enableComponents: ["SYSTEM_COMPONENTS", "APISERVER"] };
    const advancedDatapathObservabilityConfig = { enableMetrics: true };
    const region = "europe-west3";
    const bySample = "Google bills per sample, and the number of samples depends on the cluster's objects";
    const byGigabyte = "Google bills these logs per GB of traffic";
    assert.deepEqual(
      missing([
        resource("gcp:container/cluster:Cluster", "c", {
          location: region,
          monitoringConfig: { ...components, advancedDatapathObservabilityConfig },
        }),
        resource("gcp:compute/subnetwork:Subnetwork", "s", { region, logConfig: { flowSampling: 0.1 } }),
        resource("gcp:compute/routerNat:RouterNat", "nat", { region, logConfig: { enable: true } }),
      ]),
      [
        `gcp.container.Cluster c: metrics of the control plane: ${bySample}`,
        `gcp.container.Cluster c: metrics of Dataplane V2: ${bySample}`,
        `gcp.compute.Subnetwork s: logs of its connections: ${byGigabyte}`,
        `gcp.compute.RouterNat nat: logs of the NAT: ${byGigabyte}`,
      ],
    );
    const location = "germanywestcentral";
    assert.deepEqual(
      missing([
        resource("azure-native:containerservice:ManagedCluster", "c", {
          location,
          networkProfile: { advancedNetworking: { enabled: true } },
        }),
        resource("azure-native:network:FlowLog", "f", { location }),
      ]),
      [
        "azure-native.containerservice.ManagedCluster c: Advanced Container Networking Services: no list price is known",
        "azure-native.network.FlowLog f: flow logs and their analysis: Azure bills flow logs per GB",
      ],
    );
  });

  it("grows in proportion to its pools", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 20 }), (min, more, times) => {
        const [once, often] = [1, times].map((factor) =>
          stackCost([frankfurt, ...nodeGroup(min * factor, (min + more) * factor)]),
        );
        assert.ok(once !== undefined && often !== undefined && once.min <= once.max);
        assert.ok(Math.abs(often.max - once.max * times) < 1e-6 * (1 + often.max));
      }),
    );
  });
});
