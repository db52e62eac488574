import type { RegisteredResource } from "../../../components/testing";
import { at, type Fields, fields, items, text, texts } from "../../values";
import { type Count, charge, countText, logs, machines, numeric } from "./billing";
import type { Price, Unpriced, Verdict } from "./contract";
import { gcpDisk, gcpMachine, gcpPrice } from "./prices";

type Charged = (inputs: Fields, region: string, resources: readonly RegisteredResource[]) => Verdict;

const poolType = "gcp:container/nodePool:NodePool";

/* https://cloud.google.com/vpc/network-pricing#network-telemetry, https://cloud.google.com/stackdriver/pricing */
const byGigabyte = "Google bills these logs per GB of traffic";
const bySample = "Google bills per sample, and the number of samples depends on the cluster's objects";

const charged: Readonly<Record<string, Charged>> = {
  "gcp:container/cluster:Cluster": cluster,
  [poolType]: nodePool,
  "gcp:compute/subnetwork:Subnetwork": ({ logConfig }) =>
    logConfig === undefined ? [] : [{ what: "logs of its connections", why: byGigabyte }],
  "gcp:compute/routerNat:RouterNat": nat,
  "gcp:kms/cryptoKey:CryptoKey": (inputs, region) => [
    charge("version of a key", keyVersion(text(inputs, "versionTemplate", "protectionLevel"), region), { units: 1 }),
  ],
  "gcp:logging/projectBucketConfig:ProjectBucketConfig": (_, region) => [logs(gcpPrice("logGigabyte", region))],
};

/** Returns the charges for a resource of Google Cloud; `undefined` for a type that Keelson does not know. */
export function gcpCharges(
  { type, inputs }: RegisteredResource,
  region: string,
  resources: readonly RegisteredResource[],
): Verdict | undefined {
  return charged[type]?.(inputs, region, resources);
}

function keyVersion(protectionLevel = "SOFTWARE", region: string): Price | undefined {
  return protectionLevel === "SOFTWARE"
    ? gcpPrice("keyVersionMonth", region)
    : protectionLevel === "HSM"
      ? gcpPrice("hsmKeyVersionMonth", region)
      : undefined;
}

function cluster(inputs: Fields, region: string): Verdict {
  const isZonal = /-[a-z]$/.test(text(inputs, "location") ?? "");
  /* https://cloud.google.com/kubernetes-engine/pricing#cluster_management_fee_and_free_tier */
  const what = isZonal ? "control plane in one zone (a billing account gets one free)" : "control plane";
  const plane = [
    charge(what, gcpPrice("controlPlaneHour", region)),
    ...metrics(fields(inputs, "monitoringConfig")),
    ...provisioned(inputs),
  ];
  return at(inputs, "enableAutopilot") === true
    ? [...plane, { what: "pods of Autopilot", why: "Autopilot bills what pods request" }]
    : plane;
}

/** Names the machines that node auto-provisioning adds. https://cloud.google.com/kubernetes-engine/docs/concepts/node-auto-provisioning */
function provisioned(inputs: Fields): Unpriced[] {
  if (at(inputs, "clusterAutoscaling", "enabled") !== true) {
    return [];
  }
  const cpus = items(inputs, "clusterAutoscaling", "resourceLimits").find(({ resourceType }) => resourceType === "cpu");
  const most = numeric(cpus ?? {}, "maximum");
  return [
    {
      what: `machines that node auto-provisioning adds, ${most === undefined ? "without a limit" : `up to ${most} CPUs`}`,
      why: "the number of machines depends on the pods",
      machines: { max: most ?? Number.POSITIVE_INFINITY },
    },
  ];
}

/** Names metrics that Google bills, other than its own of the system. https://cloud.google.com/kubernetes-engine/docs/how-to/control-plane-metrics */
function metrics(monitoring: Fields): Unpriced[] {
  const hasPlane = texts(monitoring, "enableComponents").includes("APISERVER");
  const hasDataPlane = at(monitoring, "advancedDatapathObservabilityConfig", "enableMetrics") === true;
  return [
    ...(hasPlane ? [{ what: "metrics of the control plane", why: bySample }] : []),
    ...(hasDataPlane ? [{ what: "metrics of Dataplane V2", why: bySample }] : []),
  ];
}

function nodePool(inputs: Fields, region: string): Verdict {
  const node = fields(inputs, "nodeConfig");
  const count = countOf(inputs);
  const spot = at(node, "spot") === true || at(node, "preemptible") === true;
  const size = numeric(node, "diskSizeGb");
  const disk = text(node, "diskType");
  return [
    machines(text(node, "machineType"), count, { price: (type) => gcpMachine(type, region), spot }),
    size === undefined || disk === undefined
      ? {
          what: `disks of ${countText(count)} machines`,
          why: "the program does not set the type and size of the disks",
        }
      : charge(`${countText(count)} × ${size} GB of ${disk}`, gcpDisk(disk, region), { count, units: size }),
    ...localSsds(numeric(node, "ephemeralStorageLocalSsdConfig", "localSsdCount"), count),
  ];
}

function localSsds(number: number | undefined, count: Count): Unpriced[] {
  const what = `${countText(count)} × ${number} local SSDs`;
  return number === undefined ? [] : [{ what, why: "no list price is known for local SSDs" }];
}

/** Counts the nodes of all zones: totals are for the pool, other counts for each zone. */
function countOf(inputs: Fields): Count {
  const zones = Math.max(1, texts(inputs, "nodeLocations").length);
  const scaling = fields(inputs, "autoscaling");
  const fixed = (numeric(inputs, "nodeCount") ?? numeric(inputs, "initialNodeCount") ?? 0) * zones;
  return {
    min: numeric(scaling, "totalMinNodeCount") ?? times(numeric(scaling, "minNodeCount"), zones) ?? fixed,
    max: numeric(scaling, "totalMaxNodeCount") ?? times(numeric(scaling, "maxNodeCount"), zones) ?? fixed,
  };
}

function times(count: number | undefined, zones: number): number | undefined {
  return count === undefined ? undefined : count * zones;
}

/** Cloud NAT bills each machine behind it, up to 32. https://cloud.google.com/nat/pricing */
const mostMachines = 32;

function nat(inputs: Fields, region: string, resources: readonly RegisteredResource[]): Verdict {
  const pools = resources.filter(({ type }) => type === poolType).map(({ inputs }) => countOf(inputs));
  const sum = (of: keyof Count) =>
    Math.min(
      mostMachines,
      pools.reduce((all, pool) => all + pool[of], 0),
    );
  const count = { min: sum("min"), max: sum("max") };
  return [
    charge(`NAT for ${countText(count)} machines`, gcpPrice("natMachineHour", region), { count }),
    charge("at least one address of the NAT", gcpPrice("addressHour", region)),
    ...(at(inputs, "logConfig", "enable") === true ? [{ what: "logs of the NAT", why: byGigabyte }] : []),
  ];
}
