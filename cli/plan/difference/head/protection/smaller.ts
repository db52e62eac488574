import { parseQuantity } from "../../../../../components/testing";
import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";

/** Inputs for the size of a disk, a function, a store or a container, by name. */
const capacities =
  /(?:^|\.)(?:iops|throughput|storageThroughput|provisionedIops|provisionedThroughputInMibps|memorySize|readCapacity|writeCapacity|shardCount|numberOfBrokerNodes|numCacheClusters|numNodeGroups|replicasPerNodeGroup|instanceCount|ephemeralStorage\.size|volumeSize|diskSize|(?:boot|os)?[dD]iskSizeG[bB])$|^cpu$|^template\..*\.resources\.limits\.(?:cpu|memory)$|^spec\.(?:jobTemplate\.spec\.)?template\..*\.(?:requests\.memory|limits\.ephemeral-storage)$/;

/** Which machine a database, a cache or a pool of nodes has. */
const machines = /(?:^|\.)(?:instanceClass|nodeType|instanceType|machineType|vmSize|tier|sku\.name)$/;

/** Reports whether something gets half of its capacity or less, or is switched off: it worked with what it had. */
export function isMuchSmaller({ type }: PlannedResource, { path, before, after }: PropertyChange): boolean {
  if (/^(?:desiredCount|spec\.replicas)$/.test(path)) {
    return Number(before) > 0 && after === 0;
  }
  const isTime =
    (type === "aws:lambda/function:Function" && path === "timeout") || /(?:^|\.)activeDeadlineSeconds$/.test(path);
  const read = machines.test(path) ? sizeOf : capacities.test(path) || isTime ? amountOf : undefined;
  const [was, is] = [before, after].map((value) => read?.(value));
  return was !== undefined && is !== undefined && is <= was / 2;
}

function amountOf(value: unknown): number | undefined {
  return parseQuantity(text(value) ?? "");
}

/** The last words of machines' names on AWS, each twice as large as the one before. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html */
const words = ["nano", "micro", "small", "medium", "large", "xlarge"];

/**
 * Reads how large a machine is from its name: `db.m7g.2xlarge`, `n2-standard-8`, `Standard_D8s_v5`. Names of one cloud compare.
 * https://cloud.google.com/compute/docs/machine-resource
 * https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
function sizeOf(value: unknown): number | undefined {
  const name = text(value) ?? "";
  const [, times, word] = /\.(\d*)(nano|micro|small|medium|large|xlarge)(?:\.search)?$/.exec(name) ?? [];
  if (word !== undefined) {
    return 2 ** words.indexOf(word) * (times ? Number(times) : 1);
  }
  if (/-(?:micro|small|medium)$/.test(name)) {
    return 1;
  }
  const count =
    /^Standard_[A-Z]+(\d+)/.exec(name)?.[1] ??
    /^(?:db-)?\w+-\w+-(\d+)/.exec(name)?.[1] ??
    /^db-custom-(\d+)/.exec(name)?.[1];
  return count === undefined ? undefined : Number(count);
}
