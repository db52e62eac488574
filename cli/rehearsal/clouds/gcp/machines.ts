/** The resources of a machine that pods can use. */
export interface Allocatable {
  readonly cpu: string;
  readonly memory: string;
  readonly pods: string;
}

/** GiB of memory for each vCPU, by a machine type's class. https://cloud.google.com/compute/docs/machine-resource */
const memoryPerCpu: Readonly<Record<string, number>> = {
  standard: 4,
  highmem: 8,
  highcpu: 2,
  megamem: 14,
  ultramem: 24,
};

/** Machine types that share cores, with the vCPUs and memory that they show. */
const sharedCores: Readonly<Record<string, { readonly cpus: number; readonly memoryGiB: number }>> = {
  "e2-micro": { cpus: 2, memoryGiB: 1 },
  "e2-small": { cpus: 2, memoryGiB: 2 },
  "e2-medium": { cpus: 2, memoryGiB: 4 },
};

/** Reads the vCPUs and GiB of a machine type from its name: `n2-highmem-8` has 8 and 64. */
export function machineOf(machineType: string): { readonly cpus: number; readonly memoryGiB: number } {
  const shared = sharedCores[machineType];
  if (shared !== undefined) {
    return shared;
  }
  const custom = /-custom-(\d+)-(\d+)/.exec(machineType);
  if (custom !== null) {
    return { cpus: Number(custom[1]), memoryGiB: Number(custom[2]) / 1024 };
  }
  const [, kind = "standard", cpus = "2"] = /^[a-z0-9]+-([a-z]+)-(\d+)/.exec(machineType) ?? [];
  const isOlderHighcpu = /^(?:e2|n1|n2|n2d)-highcpu-/.test(machineType);
  return { cpus: Number(cpus), memoryGiB: Number(cpus) * (isOlderHighcpu ? 1 : (memoryPerCpu[kind] ?? 4)) };
}

/** Returns the architecture of a machine type: Google's own processors and Ampere's are Arm. https://cloud.google.com/compute/docs/instances/arm-on-compute */
export function architectureOf(machineType: string): "amd64" | "arm64" {
  return /^(?:t2a|c4a|n4a|a4x)-/.test(machineType) ? "arm64" : "amd64";
}

/** Returns the resources that GKE leaves for pods on a machine. https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes */
export function allocatableOf(machineType: string, maxPods: number): Allocatable {
  const { cpus, memoryGiB } = machineOf(machineType);
  const evictionMiB = 100;
  const memory = memoryGiB * 1024 - reservedMiB(memoryGiB) - evictionMiB;
  return { cpu: `${cpus * 1000 - reservedMilliCpus(cpus)}m`, memory: `${Math.floor(memory)}Mi`, pods: String(maxPods) };
}

/** Reserves 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8, 6 % of the next 112 and 2 % of the rest. */
function reservedMiB(memoryGiB: number): number {
  const steps = [
    [4, 0.25],
    [4, 0.2],
    [8, 0.1],
    [112, 0.06],
    [Number.POSITIVE_INFINITY, 0.02],
  ] as const;
  let rest = memoryGiB;
  return steps.reduce((sum, [width, share]) => {
    const part = Math.min(rest, width);
    rest -= part;
    return sum + part * 1024 * share;
  }, 0);
}

/** Reserves 6 % of the first core, 1 % of the second, 0.5 % of the next two and 0.25 % of the rest. */
function reservedMilliCpus(cpus: number): number {
  return Array.from({ length: cpus }, (_, core) => (core === 0 ? 60 : core === 1 ? 10 : core < 4 ? 5 : 2.5)).reduce(
    (sum, share) => sum + share,
    0,
  );
}
