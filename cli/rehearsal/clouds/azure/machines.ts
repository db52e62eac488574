/** Resources of a machine that pods can use. */
interface Allocatable {
  readonly cpu: string;
  readonly memory: string;
  readonly pods: string;
}

/** GiB of memory for each vCPU, by the family's letter. https://learn.microsoft.com/azure/virtual-machines/sizes/overview */
const memoryPerCpu: Readonly<Record<string, number>> = { A: 2, B: 4, D: 4, E: 8, F: 2, L: 8, M: 16, N: 7, H: 8 };

/** Upper limits of vCPUs, each with the millicores that AKS reserves. https://learn.microsoft.com/azure/aks/node-resource-reservations */
const reservedCpu = [
  [1, 60],
  [2, 100],
  [4, 140],
  [8, 180],
  [16, 260],
  [32, 420],
  [Number.POSITIVE_INFINITY, 740],
] as const;

/** Returns vCPUs and GiB of memory by the name of a size: `Standard_D4ds_v5` has 4 and 16. */
export function machineOf(vmSize: string): { readonly cpus: number; readonly memoryGiB: number } {
  const [, family = "D", cpus = "2"] = /^Standard_([A-Z]+)(\d+)/.exec(vmSize) ?? [];
  const perCpu = memoryPerCpu[family.slice(0, 1)] ?? 4;
  return { cpus: Number(cpus), memoryGiB: Number(cpus) * perCpu };
}

/** Reports whether a size is Arm: its name has the letter `p`. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
export function isArm(vmSize: string): boolean {
  return /^Standard_[A-Z]+\d+(?:-\d+)?[a-z]*p/.test(vmSize);
}

/**
 * GPUs of NVIDIA's sizes that have more than one, and of those that have AMD's; every other size of the families NC, ND and NV has one, or a
 * part of one. https://learn.microsoft.com/azure/virtual-machines/sizes/overview#gpu-accelerated
 */
const gpus: readonly (readonly [sizes: RegExp, count: number])[] = [
  [/_(?:V710|MI300X)_/, 0],
  [/^Standard_ND96/, 8],
  [/^Standard_NC(?:64as_T4|96ads_A100)_/, 4],
  [/^Standard_NC(?:48ads_A100|80adis_H100)_|^Standard_NV72ads_A10_/, 2],
  [/^Standard_N[CDV]/, 1],
];

/** Returns the GPUs of NVIDIA that a machine has. */
export function gpusOf(vmSize: string): number {
  return gpus.find(([sizes]) => sizes.test(vmSize))?.[1] ?? 0;
}

/**
 * Returns the resources that a machine leaves to pods. AKS reserves 50 MiB of memory and another 20 MiB for each pod, but at most a quarter
 * of the memory. The kubelet evicts pods when less than another 100 MiB is left.
 * https://learn.microsoft.com/azure/aks/node-resource-reservations
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
