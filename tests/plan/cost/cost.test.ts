import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { costLines, costSummary, planCost, priceSources, stackCost } from "../../../cli/plan/cost";
import { chargeWords } from "../../../cli/plan/cost/words";
import type { RegisteredResource } from "../../../components/testing";
import { awsIn, nodeGroup, resource } from "./stacks";

/** Returns the charges of a stack, as `label: what min max`. */
function charges(resources: readonly RegisteredResource[]): string[] {
  return stackCost(resources).lines.map(
    ({ label, what, min, max }) => `${label}: ${what} ${min.toFixed(2)} ${max.toFixed(2)}`,
  );
}

function missing(resources: readonly RegisteredResource[]): string[] {
  return stackCost(resources).unpriced.map(({ label, what, why }) => `${label}: ${what}: ${why}`);
}

const frankfurt = awsIn("eu-central-1");
const claim = (type: string, more: Readonly<Record<string, unknown>> = {}) =>
  resource("kubernetes:core/v1:PersistentVolumeClaim", "data", {
    kind: "PersistentVolumeClaim",
    metadata: { name: "data", namespace: "shop" },
    spec: { resources: { requests: { storage: "10Gi" } }, storageClassName: type, ...more },
  });
const storageClass = (name: string, parameters: Readonly<Record<string, string>>) =>
  resource("kubernetes:storage.k8s.io/v1:StorageClass", name, {
    kind: "StorageClass",
    metadata: { name, annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
    parameters,
  });

describe("the cost of a stack on AWS", () => {
  it("counts a pool at its minimum and its maximum, with its disks", () => {
    assert.deepEqual(charges([frankfurt, ...nodeGroup(3, 6)]), [
      /* 0.12075 dollars an hour, 730 hours; 54 GB at 0.0952 dollars. */
      "aws.eks.NodeGroup general: 3–6 × m7i.large 264.44 528.88",
      "aws.eks.NodeGroup general: 3–6 × 54 GB of gp3 15.42 30.84",
    ]);
    assert.deepEqual(charges([awsIn("us-east-1"), ...nodeGroup(2, 2, { instanceTypes: ["m7i.2xlarge"] })]), [
      "aws.eks.NodeGroup general: 2 × m7i.2xlarge 588.67 588.67",
      "aws.eks.NodeGroup general: 2 × 54 GB of gp3 8.64 8.64",
    ]);
  });

  it("never counts Spot, an unknown machine or another region as nothing", () => {
    const of = (region: string, more: Readonly<Record<string, unknown>>) => [awsIn(region), ...nodeGroup(3, 6, more)];
    assert.deepEqual(missing(of("eu-central-1", { capacityType: "SPOT" })), [
      "aws.eks.NodeGroup general: 3–6 × m7i.large (Spot): the price of Spot capacity follows the market",
    ]);
    assert.deepEqual(missing(of("eu-central-1", { instanceTypes: ["x9z.large"] })), [
      "aws.eks.NodeGroup general: 3–6 × x9z.large: no list price is known for this machine type and region",
    ]);
    assert.deepEqual(missing(of("sa-east-1", {})), [
      "aws.eks.NodeGroup general: 3–6 × m7i.large: no list price is known for this machine type and region",
    ]);
    assert.deepEqual(missing(of("il-central-1", {})), [
      "aws.eks.NodeGroup general: 3–6 × m7i.large: no list price is known for this machine type and region",
      "aws.eks.NodeGroup general: 3–6 × 54 GB of gp3: no list price is known for the region",
    ]);
  });

  it("counts endpoints in each zone, gateways, addresses, keys, logs and control planes", () => {
    const endpoint = (name: string, vpcEndpointType: string) =>
      resource("aws:ec2/vpcEndpoint:VpcEndpoint", name, { vpcEndpointType, subnetIds: ["a", "b", "c"] });
    const stack = [
      frankfurt,
      resource("aws:eks/cluster:Cluster", "prod", { upgradePolicy: { supportType: "STANDARD" } }),
      resource("aws:ec2/natGateway:NatGateway", "a"),
      resource("aws:ec2/eip:Eip", "a"),
      endpoint("ecr", "Interface"),
      endpoint("s3", "Gateway"),
      resource("aws:kms/key:Key", "prod"),
      resource("aws:cloudwatch/logGroup:LogGroup", "flows"),
      resource("aws:iam/role:Role", "node"),
    ];
    assert.deepEqual(charges(stack), [
      "aws.eks.Cluster prod: control plane 73.00 73.00",
      "aws.ec2.NatGateway a: NAT gateway 37.96 37.96",
      "aws.ec2.VpcEndpoint ecr: interface endpoint in 3 zones 26.28 26.28",
      "aws.cloudwatch.LogGroup flows: 10 GB of logs 6.30 6.30",
      "aws.ec2.Eip a: public IPv4 address 3.65 3.65",
      "aws.kms.Key prod: key 1.00 1.00",
    ]);
    assert.deepEqual(missing(stack), []);
  });

  it("counts what the cluster orders: volumes by their class, load balancers", () => {
    const balancer = resource("kubernetes:core/v1:Service", "web", {
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
      spec: { type: "LoadBalancer" },
    });
    const set = resource("kubernetes:apps/v1:StatefulSet", "db", {
      kind: "StatefulSet",
      metadata: { name: "db", namespace: "shop" },
      spec: { replicas: 3, volumeClaimTemplates: [{ spec: { resources: { requests: { storage: "1Gi" } } } }] },
    });
    const classes = [storageClass("fast", { type: "gp3" })];
    assert.deepEqual(charges([frankfurt, resource("aws:ec2/vpc:Vpc", "v"), ...classes, claim("fast"), set, balancer]), [
      "Service shop/web: load balancer, without capacity units 19.71 19.71",
      "PersistentVolumeClaim shop/data: 1 × 10 GB of gp3 0.95 0.95",
      "StatefulSet shop/db: 3 × 1 GB of gp3 0.29 0.29",
    ]);
    assert.deepEqual(missing([frankfurt, resource("aws:ec2/vpc:Vpc", "v"), claim("other")]), [
      "PersistentVolumeClaim shop/data: 1 × 10 GB of an unknown type: the plan does not contain the size or the storage class's type",
    ]);
  });

  it("counts what the cluster orders where the cluster is, also if the stack has a bucket elsewhere", () => {
    const cluster = resource("aws:eks/cluster:Cluster", "prod");
    const copy = resource("aws:s3/bucket:Bucket", "copy", { region: "eu-west-1" });
    const balancer = resource("kubernetes:core/v1:Service", "web", {
      kind: "Service",
      metadata: { name: "web", namespace: "shop" },
      spec: { type: "LoadBalancer" },
    });
    const counted = charges([frankfurt, cluster, copy, balancer]);
    assert.ok(counted.includes("Service shop/web: load balancer, without capacity units 19.71 19.71"), counted.join());
    assert.deepEqual(charges([frankfurt, resource("aws:ec2/vpc:Vpc", "v"), copy, balancer]), []);
  });

  it("says that a class orders performance beside the size, and has no price for disks in two zones", () => {
    const vpc = resource("aws:ec2/vpc:Vpc", "v");
    const fast = storageClass("fast", { type: "gp3", iops: "6000" });
    assert.deepEqual(charges([frankfurt, vpc, fast, claim("fast")]), [
      "PersistentVolumeClaim shop/data: 1 × 10 GB of gp3, without the extra performance of the storage class 0.95 0.95",
    ]);
    const network = resource("gcp:compute/subnetwork:Subnetwork", "s", { region: "europe-west3" });
    const regional = storageClass("ledger", { type: "pd-balanced", "replication-type": "regional-pd" });
    assert.deepEqual(missing([network, regional, claim("ledger")]), [
      "PersistentVolumeClaim shop/data: 1 × 10 GB of regional pd-balanced: no list price is known for the region",
    ]);
  });

  it("names types that nobody has looked at, and what costs only by use", () => {
    const cost = stackCost([
      frankfurt,
      resource("aws:rds/instance:Instance", "db"),
      resource("aws:s3/bucket:Bucket", "backups"),
    ]);
    assert.deepEqual(
      cost.unpriced.map(({ label, why }) => `${label}: ${why}`),
      ["aws.rds.Instance db: no list price is known for this type"],
    );
    assert.deepEqual(cost.byUse, ["aws.s3.Bucket backups"]);
  });
});

describe("the cost of a stack on Google Cloud and Azure", () => {
  it("counts the nodes of all zones, and the NAT by its machines", () => {
    const pool = resource("gcp:container/nodePool:NodePool", "general", {
      location: "europe-west3",
      nodeLocations: ["europe-west3-a", "europe-west3-b"],
      autoscaling: { minNodeCount: 1, maxNodeCount: 20 },
      nodeConfig: { machineType: "n2-standard-4", diskType: "pd-balanced", diskSizeGb: 100 },
    });
    const nat = resource("gcp:compute/routerNat:RouterNat", "nat", { region: "europe-west3" });
    assert.deepEqual(charges([pool, nat]), [
      /* 4 vCPUs at 0.062562 dollars an hour. */
      "gcp.container.NodePool general: 2–40 × n2-standard-4 365.36 7307.24",
      "gcp.container.NodePool general: 2–40 × 100 GB of pd-balanced 24.00 480.00",
      /* 32 machines at most. */
      "gcp.compute.RouterNat nat: NAT for 2–32 machines 2.04 32.70",
      "gcp.compute.RouterNat nat: at least one address of the NAT 3.65 3.65",
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

  it("counts what the catalogue's charts order", () => {
    const key = resource("gcp:kms/cryptoKey:CryptoKey", "k", {
      location: "europe-west3",
      versionTemplate: { protectionLevel: "HSM" },
    });
    const volume = { spec: { storageClassName: "balanced", resources: { requests: { storage: "50Gi" } } } };
    const release = (chart: string, values: object) =>
      resource("kubernetes:helm.sh/v3:Release", chart, {
        name: chart,
        namespace: chart,
        chart: `oci://charts/${chart}`,
        values,
      });
    const stack = [
      resource("gcp:container/cluster:Cluster", "c", { location: "europe-west3" }),
      key,
      storageClass("balanced", { type: "pd-balanced" }),
      release("kube-prometheus-stack", {
        prometheus: { prometheusSpec: { replicas: 2, storageSpec: { volumeClaimTemplate: volume } } },
        alertmanager: { alertmanagerSpec: { replicas: 0, storage: { volumeClaimTemplate: volume } } },
      }),
      release("loki", { singleBinary: { replicas: 3, persistence: { storageClass: "balanced", size: "20Gi" } } }),
      release("tempo", { persistence: { enabled: false } }),
      release("jaeger", {
        extraObjects: [
          { kind: "PodDisruptionBudget", spec: { maxUnavailable: 1 } },
          {
            kind: "PersistentVolumeClaim",
            spec: { storageClassName: "balanced", resources: { requests: { storage: "10Gi" } } },
          },
        ],
      }),
      release("traefik", { service: { annotations: {} } }),
    ];
    assert.deepEqual(charges(stack), [
      "gcp.container.Cluster c: control plane 73.00 73.00",
      "Release traefik/traefik: up to five rules of load balancers 21.90 21.90",
      "Release kube-prometheus-stack/kube-prometheus-stack: Prometheus: 2 × 50 GB of pd-balanced 12.00 12.00",
      "Release loki/loki: Loki: 3 × 20 GB of pd-balanced 7.20 7.20",
      "Release jaeger/jaeger: Jaeger: 1 × 10 GB of pd-balanced 1.20 1.20",
      "gcp.kms.CryptoKey k: version of a key 1.00 1.00",
    ]);
    assert.deepEqual(missing(stack), []);
  });

  it("says what an old version of EKS costs, unless EKS upgrades it", () => {
    assert.deepEqual(charges([frankfurt, resource("aws:eks/cluster:Cluster", "prod")]), [
      "aws.eks.Cluster prod: control plane, $438.00 in extended support 73.00 73.00",
    ]);
  });

  it("says that it does not know the region", () => {
    assert.deepEqual(missing([resource("aws:eks/cluster:Cluster", "prod")]), [
      "aws.eks.Cluster prod: aws.eks.Cluster: the cloud and region are not known",
    ]);
  });
});

describe("what a plan says of its cost", () => {
  it("is a total, the dearest parts, what has no price and what was assumed", () => {
    const spot = { ...nodeGroup(1, 2, { capacityType: "SPOT" })[1] } as RegisteredResource;
    const stack = [
      frankfurt,
      ...nodeGroup(3, 6),
      { ...spot, urn: "spot", name: "spot" },
      resource("aws:cloudwatch/logGroup:LogGroup", "flows"),
    ];
    assert.deepEqual(costLines(stackCost(stack)), [
      "total: $291.31–576.31, depending on the size of the pools",
      "$264.44–528.89: 3–6 × m7i.large (aws.eks.NodeGroup general)",
      "$15.42–30.84: 3–6 × 54 GB of gp3 (aws.eks.NodeGroup general)",
      "$5.14–10.28: 1–2 × 54 GB of gp3 (aws.eks.NodeGroup spot)",
      "$6.30: 10 GB of logs (aws.cloudwatch.LogGroup flows)",
      "Not counted: aws.eks.NodeGroup spot (1–2 × m7i.large (Spot)), because the price of Spot capacity follows the market",
      "Assumed: 10 GB of logs a month for each log store",
      "Left out: traffic, requests, storage billed by use, support, taxes and discounts",
      "Prices are from 2025-01-01 to 2026-09-21; docs/review.md names their sources",
    ]);
  });

  it("is in short the total, what has no price, and what is left out", () => {
    const spot = nodeGroup(1, 2, { capacityType: "SPOT" });
    assert.deepEqual(costSummary(stackCost([frankfurt, ...spot])), [
      "$5.14–10.28, depending on the size of the pools",
      "With scaling $5.14–10.28, of which · $5.14–10.28 for 1–2 × 54 GB of gp3 (aws.eks.NodeGroup general)",
      "Not counted · aws.eks.NodeGroup general (1–2 × m7i.large (Spot)), because the price of Spot capacity follows the market",
      "Left out · traffic, requests, storage billed by use, support, taxes and discounts",
    ]);
  });

  it("says how much is fixed, and names the largest parts", () => {
    const logs = [1, 2, 3, 4, 5, 6].map((id) => {
      const group = resource("aws:cloudwatch/logGroup:LogGroup", `logs-${id}`);
      return { ...group, urn: `logs-${id}` };
    });
    const [total, fixed, scaled] = costSummary(stackCost([frankfurt, ...nodeGroup(3, 6), ...logs]));
    assert.equal(total, "$317.66–597.53, depending on the size of the pools");
    assert.match(fixed ?? "", /^Fixed \$37\.80, of which · \$37\.80 for 6 × 10 GB of logs/);
    assert.equal(
      scaled,
      "With scaling $279.86–559.73, of which · $264.44–528.89 for 3–6 × m7i.large (aws.eks.NodeGroup general); $15.42–30.84 for 3–6 × 54 GB of gp3 (aws.eks.NodeGroup general)",
    );
  });

  const sums: [string, readonly string[], string, string][] = [
    ["one resource", ["aws.eks.Cluster prod"], "control plane", "control plane (aws.eks.Cluster prod)"],
    [
      "several without a count",
      ["aws.ec2.Eip a", "aws.ec2.Eip b"],
      "public IPv4 address",
      "2 × public IPv4 address (aws.ec2.Eip a, b)",
    ],
    [
      "several with a range",
      ["aws.eks.NodeGroup a", "aws.eks.NodeGroup b"],
      "3–6 × m7i.large",
      "6–12 × m7i.large (3–6 in each of 2: aws.eks.NodeGroup a, b)",
    ],
    [
      "several with a number",
      ["aws.eks.NodeGroup a", "aws.eks.NodeGroup b"],
      "3 × 54 GB of gp3",
      "6 × 54 GB of gp3 (3 in each of 2: aws.eks.NodeGroup a, b)",
    ],
  ];
  for (const [title, labels, what, said] of sums) {
    it(`adds up alike charges: ${title}`, () => assert.equal(chargeWords({ labels, what }), said));
  }

  describe("of a chart that the catalogue does not know", () => {
    const release = resource("kubernetes:helm.sh/v3:Release", "cache", { chart: "oci://charts.example.com/valkey" });
    const gp3 = resource("kubernetes:storage.k8s.io/v1:StorageClass", "gp3", {
      metadata: { name: "gp3" },
      parameters: { type: "gp3" },
    });
    const volume = {
      ...resource("kubernetes:core/v1:PersistentVolumeClaim", "cache/data", {
        spec: { storageClassName: "gp3", resources: { requests: { storage: "100Gi" } } },
      }),
      parent: "cache",
    };

    it("is left out by name until somebody renders it", () => {
      const cost = stackCost([frankfurt, gp3, ...nodeGroup(1, 1), release]);
      assert.match(
        costSummary(cost).at(-1) ?? "",
        /storage billed by use, objects in the chart of Release cache\S* \(counted with --charts\), support/,
      );
      assert.equal(cost.unseen.length, 1);
    });

    it("counts what it renders", () => {
      const stack = [frankfurt, gp3, ...nodeGroup(1, 1), release];
      const [without, whole] = [stackCost(stack), planCost({ resources: stack, ofCharts: [volume] })];
      assert.deepEqual(whole.unseen, []);
      /* 100 GB of gp3 in Frankfurt at $0.0952. */
      assert.equal(Math.round((whole.max - without.max) * 100) / 100, 9.52);
    });

    it("counts nothing twice that the catalogue knows", () => {
      const known = resource("kubernetes:helm.sh/v3:Release", "cache", {
        chart: "oci://charts.example.com/loki",
        values: { singleBinary: { replicas: 1, persistence: { size: "10Gi", storageClass: "gp3" } } },
      });
      const stack = [frankfurt, gp3, ...nodeGroup(1, 1), known];
      assert.equal(planCost({ resources: stack, ofCharts: [volume] }).max, stackCost(stack).max);
    });
  });

  it("is nothing for a stack without a cloud", () => {
    assert.deepEqual(costSummary(stackCost([claim("standard")])), []);
    assert.deepEqual(costLines(stackCost([claim("standard")])), []);
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

describe("a price", () => {
  it("has a source with an address and a day, which docs/review.md lists", () => {
    const docs = readFileSync(join(__dirname, "..", "..", "..", "docs", "review.md"), "utf8");
    for (const { name, address, date } of priceSources) {
      assert.match(date, /^20\d\d-[01]\d-[0-3]\d$/, name);
      assert.ok(docs.includes(`| [${name}](${address}) | ${date} |`), `| [${name}](${address}) | ${date} |`);
    }
  });
});
