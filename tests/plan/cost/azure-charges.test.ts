import assert from "node:assert/strict";
import { charges, claim, missing, resource, storageClass } from "./stacks";

describe("the cost of a stack on Azure", () => {
  it("counts the pools in a managed cluster, and no control plane of the tier Free", () => {
    const profile = (more: Readonly<Record<string, unknown>>) => ({
      location: "germanywestcentral",
      agentPoolProfiles: [{ vmSize: "Standard_D4ds_v5", count: 3, osDiskType: "Ephemeral", ...more }],
    });
    const type = "azure-native:containerservice:ManagedCluster";
    assert.deepEqual(charges([resource(type, "c", profile({ enableAutoScaling: true, minCount: 3, maxCount: 6 }))]), [
      "azure-native.containerservice.ManagedCluster c: 3–6 × Standard_D4ds_v5 595.68 1191.36",
    ]);
    assert.deepEqual(missing([resource(type, "c", profile({ osDiskType: "Managed" }))]), [
      "azure-native.containerservice.ManagedCluster c: disks of 3 machines: AKS chooses the disk type",
    ]);
    assert.deepEqual(charges([resource(type, "c", { ...profile({}), sku: { tier: "Standard" } })]), [
      "azure-native.containerservice.ManagedCluster c: 3 × Standard_D4ds_v5 595.68 595.68",
      "azure-native.containerservice.ManagedCluster c: control plane of tier Standard 73.00 73.00",
    ]);
  });

  it("counts a disk on Azure as the tier that holds it, and the rules of all load balancers once", () => {
    const place = resource("azure-native:network:NatGateway", "out", { location: "germanywestcentral" });
    const balancer = (name: string) =>
      resource("kubernetes:core/v1:Service", name, {
        kind: "Service",
        metadata: { name, namespace: "shop" },
        spec: { type: "LoadBalancer" },
      });
    const disks = (skuName: string) => [
      place,
      storageClass("fast", { skuName }),
      claim("fast"),
      balancer("a"),
      balancer("b"),
    ];
    const of = (skuName: string) => charges(disks(skuName)).find((line) => line.startsWith("PersistentVolumeClaim"));
    /* 10 GB: E3 and P3 hold 16; a gigabyte of Premium SSD v2 is 0.10512 dollars. */
    assert.equal(of("StandardSSD_LRS"), "PersistentVolumeClaim shop/data: 1 × 10 GB of StandardSSD_LRS 1.20 1.20");
    assert.equal(of("Premium_LRS"), "PersistentVolumeClaim shop/data: 1 × 10 GB of Premium_LRS 3.12 3.12");
    assert.equal(of("PremiumV2_LRS"), "PersistentVolumeClaim shop/data: 1 × 10 GB of PremiumV2_LRS 1.05 1.05");
    assert.deepEqual(charges(disks("Premium_LRS")).slice(0, 2), [
      "azure-native.network.NatGateway out: NAT gateway 32.85 32.85",
      "Service shop/a: up to five rules of load balancers 18.25 18.25",
    ]);
    assert.deepEqual(missing(disks("Premium_ZRS")), [
      "PersistentVolumeClaim shop/data: 1 × 10 GB of Premium_ZRS: no list price is known for the region",
    ]);
  });
});
