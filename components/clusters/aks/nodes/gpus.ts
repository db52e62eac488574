/** Sizes of a series that differ only in the number of vCPUs. */
type Row = readonly [family: string, features: string, vcpus: string];

/*
 * The sizes for which AKS installs NVIDIA's driver on Ubuntu, except the series that Azure retires. Read from
 * https://github.com/Azure/karpenter-provider-azure/blob/b09f55fe371f0979afab78a48f693d97ba946754/pkg/utils/supported-gpus.yaml
 */
const rows: readonly Row[] = [
  ["NC", "as_T4_v3", "4 8 16 64"],
  ["NC", "ads_A100_v4", "24 48 96"],
  ["NC", "ads_H100_v5", "40"],
  ["NC", "adis_H100_v5", "80"],
  ["ND", "asr_v4", "96"],
  ["ND", "amsr_A100_v4", "96"],
  ["ND", "isr_H100_v5", "96"],
  ["ND", "isr_H200_v5", "96"],
  ["NV", "ads_A10_v5", "6 12 18 36 72"],
  ["NV", "adms_A10_v5", "36"],
];

const sizes = new Set(
  rows.flatMap(([family, features, vcpus]) => vcpus.split(" ").map((count) => `Standard_${family}${count}${features}`)),
);

/**
 * Reports whether a machine size has GPUs. The families whose names begin with N have GPUs.
 * https://learn.microsoft.com/azure/virtual-machines/sizes/overview#gpu-accelerated
 */
export function hasGpu(vmSize: string): boolean {
  return vmSize.startsWith("Standard_N");
}

/** Suggests sizes with GPUs that pods can use. Returns nothing if AKS installs the driver for the given size. */
export function otherGpuSizes(vmSize: string): string | undefined {
  const choices = rows.map(
    ([family, features, vcpus]) => `Standard_${family}…${features} with ${vcpus.replaceAll(" ", ", ")} vCPUs`,
  );
  return sizes.has(vmSize) ? undefined : choices.join("; ");
}
