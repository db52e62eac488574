import { parseQuantity, type RegisteredResource } from "../../../components/testing";
import { at, fields, items, text } from "../../values";
import { loadBalancer } from "../findings";
import { kindOf } from "../label";
import { awsDisk } from "./aws-charges";
import { type Count, charge, countText, numeric, one } from "./billing";
import { orderedVolumes, ordersBalancer } from "./chart-charges";
import type { Charge, Price, Unpriced, Verdict } from "./contract";
import type { Place } from "./places";
import { awsPrice, azureDisk, azurePrice, gcpDisk, gcpForwardingRules } from "./prices";

const gibibyte = 1024 ** 3;

/** Returns the cloud's charges for a Kubernetes object: volumes, load balancers, and machines that an autoscaler starts. */
export function kubernetesCharges(
  resource: RegisteredResource,
  place: Place,
  resources: readonly RegisteredResource[],
): Verdict {
  const { inputs } = resource;
  switch (kindOf(resource)) {
    case "PersistentVolumeClaim":
      return [volume(inputs, one, place, resources)];
    case "StatefulSet": {
      const replicas = numeric(inputs, "spec", "replicas") ?? 1;
      return items(inputs, "spec", "volumeClaimTemplates").map((claim) =>
        volume(claim, { min: replicas, max: replicas }, place, resources),
      );
    }
    case "NodePool":
      return resource.type.startsWith("kubernetes:karpenter.sh/") ? [karpenter(resource)] : [];
    case "Release":
      return [
        ...orderedVolumes(resource).map(({ of, count, size, storageClass }) =>
          volumes(size, count, { storageClass, of }, place, resources),
        ),
        ...balancers(resource, place, resources),
      ];
    default:
      return balancers(resource, place, resources);
  }
}

/** The load balancers that a price for five rules covers. */
const coveredBalancers = 5;

function isBalancer(resource: RegisteredResource): boolean {
  return loadBalancer(resource) !== undefined || ordersBalancer(resource);
}

/** Charges a load balancer. Google Cloud and Azure have one price for the first five rules of all of them. */
function balancers(
  resource: RegisteredResource,
  { cloud, region }: Place,
  resources: readonly RegisteredResource[],
): Verdict {
  if (!isBalancer(resource)) {
    return [];
  }
  if (cloud === "aws") {
    return [charge("load balancer, without capacity units", awsPrice("loadBalancerHour", region))];
  }
  const before = resources.filter(isBalancer).indexOf(resource);
  const price = cloud === "gcp" ? gcpForwardingRules(region) : azurePrice("fiveRulesHour", region);
  return before === 0
    ? [charge("up to five rules of load balancers", price)]
    : before < coveredBalancers
      ? []
      : [{ what: "load balancer", why: "no list price is known for more than five rules" }];
}

function karpenter({ inputs }: RegisteredResource): Unpriced {
  const cpu = text(inputs, "spec", "limits", "cpu");
  const most = cpu === undefined ? "without a limit" : `up to ${cpu} CPUs`;
  return {
    what: `machines that Karpenter adds, ${most}`,
    why: "the number of machines depends on the pods",
    machines: { max: parseQuantity(cpu ?? "") ?? Number.POSITIVE_INFINITY },
  };
}

/** Charges the volumes of a claim, or of the claims that a StatefulSet makes from it. */
function volume(
  claim: unknown,
  count: Count,
  place: Place,
  resources: readonly RegisteredResource[],
): Charge | Unpriced {
  const asked = parseQuantity(text(claim, "spec", "resources", "requests", "storage") ?? "");
  return volumes(asked, count, { storageClass: text(claim, "spec", "storageClassName") }, place, resources);
}

/** Charges volumes of a number of bytes each. `of` names their owner. */
function volumes(
  bytes: number | undefined,
  count: Count,
  { storageClass, of }: { readonly storageClass: string | undefined; readonly of?: string },
  place: Place,
  resources: readonly RegisteredResource[],
): Charge | Unpriced {
  const { type, isProvisioned } = diskOf(storageClass, resources);
  const size = bytes === undefined ? undefined : bytes / gibibyte;
  const without = isProvisioned ? ", without the extra performance of the storage class" : "";
  const owner = of === undefined ? "" : `${of}: `;
  const what = `${owner}${countText(count)} × ${size ?? "?"} GB of ${type ?? "an unknown type"}${without}`;
  if (size === undefined || type === undefined) {
    return { what, why: "the plan does not contain the size or the storage class's type" };
  }
  return place.cloud === "azure"
    ? charge(what, azureDisk(type, size, place.region), { count, units: 1 })
    : charge(what, diskPrice(type, place), { count, units: size });
}

function diskPrice(type: string, { cloud, region }: Place): Price | undefined {
  return cloud === "aws" ? awsDisk(type, region) : gcpDisk(type, region);
}

const isDefault = "storageclass.kubernetes.io/is-default-class";

/**
 * Parameters by which a class requests performance. Clouds charge for it in addition to the size. The drivers of AWS and Azure ignore case.
 */
const performance = new Set(["iops", "iopspergb", "throughput", "diskiopsreadwrite", "diskmbpsreadwrite"]);

/** A disk behind a storage class. */
interface Disk {
  /** The cloud's name for the type. A disk in two zones has another price. */
  readonly type?: string;
  readonly isProvisioned: boolean;
}

/** Returns the disk behind a storage class of the stack, or behind the default class. */
function diskOf(name: string | undefined, resources: readonly RegisteredResource[]): Disk {
  const classes = resources.filter((resource) => kindOf(resource) === "StorageClass");
  const found = classes.find(({ inputs }) =>
    name === undefined
      ? at(fields(inputs, "metadata", "annotations"), isDefault) === "true"
      : text(inputs, "metadata", "name") === name,
  );
  const parameters = fields(found?.inputs, "parameters");
  const kind = text(parameters, "type") ?? text(parameters, "skuName");
  const isRegional = text(parameters, "replication-type") === "regional-pd";
  return {
    type: isRegional && kind !== undefined ? `regional ${kind}` : kind,
    isProvisioned: Object.keys(parameters).some(
      (key) => performance.has(key.toLowerCase()) || key.startsWith("provisioned-"),
    ),
  };
}
