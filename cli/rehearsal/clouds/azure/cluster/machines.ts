/** What pods can use of a machine. */
interface Allocatable {
  readonly cpu: string;
  readonly memory: string;
  readonly pods: string;
}

/** GiB of memory for each vCPU, by the family's letter. https://learn.microsoft.com/azure/virtual-machines/sizes/overview */
const memoryPerCpu: Readonly<Record<string, number>> = { A: 2, B: 4, D: 4, E: 8, F: 2, L: 8, M: 16, N: 7, H: 8 };

/** CPUs in thousandths that AKS keeps for itself, up to as many vCPUs. https://learn.microsoft.com/azure/aks/node-resource-reservations */
const reservedCpu = [
  [1, 60],
  [2, 100],
  [4, 140],
  [8, 180],
  [16, 260],
  [32, 420],
  [Number.POSITIVE_INFINITY, 740],
] as const;

/** vCPUs and GiB of a size, by how Azure names them: `Standard_D4ds_v5` has 4 and 16. */
export function machineOf(vmSize: string): { readonly cpus: number; readonly memoryGiB: number } {
  const [, family = "D", cpus = "2"] = /^Standard_([A-Z]+)(\d+)/.exec(vmSize) ?? [];
  const perCpu = memoryPerCpu[family.slice(0, 1)] ?? 4;
  return { cpus: Number(cpus), memoryGiB: Number(cpus) * perCpu };
}

/** Whether a size is of ARM's architecture: the letter `p` says so. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
export function isArm(vmSize: string): boolean {
  return /^Standard_[A-Z]+\d+(?:-\d+)?[a-z]*p/.test(vmSize);
}

/**
 * What is left for pods once kubelet and system have their share: of memory 20 MiB for each pod and 50 MiB, or a quarter, and
 * 100 MiB below which pods are evicted. https://learn.microsoft.com/azure/aks/node-resource-reservations
 */
export function allocatableOf(vmSize: string, maxPods: number): Allocatable {
  const { cpus, memoryGiB } = machineOf(vmSize);
  const memoryMiB = memoryGiB * 1024;
  const reservedMiB = Math.min(20 * maxPods + 50, memoryMiB / 4) + 100;
  const [, kept = 0] = reservedCpu.find(([most]) => cpus <= most) ?? [];
  return {
    cpu: `${cpus * 1000 - kept}m`,
    memory: `${Math.floor(memoryMiB - reservedMiB)}Mi`,
    pods: String(maxPods),
  };
}
