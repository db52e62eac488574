/** The part of a machine that pods can use. */
export interface Allocatable {
  readonly cpu: string;
  readonly memory: string;
  readonly pods: string;
}

/** How many pods a node holds: the limit with prefix delegation on machines of up to 30 vCPUs. */
const maxPods = 110;

/** GiB of memory per vCPU, by the first letter of the family. https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html */
const memoryPerCpu: Readonly<Record<string, number>> = { c: 2, m: 4, t: 4, r: 8, x: 16, g: 4, p: 8, i: 8 };

const smallSizes: Readonly<Record<string, number>> = {
  nano: 2,
  micro: 2,
  small: 2,
  medium: 2,
  large: 2,
  xlarge: 4,
  metal: 96,
};

/** Derives vCPUs and GiB of memory from the name of a machine type: `m7g.2xlarge` has 8 and 32. */
export function machineOf(instanceType: string): { readonly cpus: number; readonly memoryGiB: number } {
  const [family = "", size = ""] = instanceType.split(".");
  const multiple = /^(\d+)xlarge$/.exec(size)?.[1];
  const cpus = multiple === undefined ? (smallSizes[size] ?? 2) : 4 * Number(multiple);
  return { cpus, memoryGiB: cpus * (memoryPerCpu[family.slice(0, 1)] ?? 4) };
}

/**
 * GPUs of the sizes that have more than one, by family; every other size with GPUs of NVIDIA has one.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 */
const gpus: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  g4dn: { "12xlarge": 4, metal: 8 },
  g5: { "12xlarge": 4, "24xlarge": 4, "48xlarge": 8 },
  g5g: { "16xlarge": 2, metal: 2 },
  g6: { "12xlarge": 4, "24xlarge": 4, "48xlarge": 8 },
  g6e: { "12xlarge": 4, "24xlarge": 4, "48xlarge": 8 },
  g7e: { "12xlarge": 2, "24xlarge": 4, "48xlarge": 8 },
  gr6: {},
  p3: { "8xlarge": 4, "16xlarge": 8 },
  p3dn: { "24xlarge": 8 },
  p4d: { "24xlarge": 8 },
  p4de: { "24xlarge": 8 },
  p5: { "48xlarge": 8 },
  p5en: { "48xlarge": 8 },
  "p6-b200": { "48xlarge": 8 },
};

/** Returns the GPUs of NVIDIA that a machine has. */
export function gpusOf(instanceType: string): number {
  const [family = "", size = ""] = instanceType.split(".");
  const sizes = gpus[family];
  return sizes === undefined ? 0 : (sizes[size] ?? 1);
}

/**
 * Returns the resources that the kubelet and the system leave to pods, computed as in the images of EKS.
 * https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
export function allocatableOf(instanceType: string): Allocatable {
  const { cpus, memoryGiB } = machineOf(instanceType);
  const evictionMiB = 100;
  const reservedMiB = 255 + 11 * maxPods;
  return {
    cpu: `${cpus * 1000 - reservedMilliCpus(cpus)}m`,
    memory: `${memoryGiB * 1024 - reservedMiB - evictionMiB}Mi`,
    pods: String(maxPods),
  };
}

/** Reserves 6 % of the first core, 1 % of the second, 0.5 % of the next two and 0.25 % of each other one. */
function reservedMilliCpus(cpus: number): number {
  return Array.from({ length: cpus }, (_, core) => (core === 0 ? 60 : core === 1 ? 10 : core < 4 ? 5 : 2.5)).reduce(
    (sum, share) => sum + share,
    0,
  );
}
