/*
 * The numbers of vCPUs of Google Cloud's predefined machine types. For types with GPUs that are named `…-4g`, these are numbers of GPUs. Read from
 * https://github.com/Cyclenerd/google-cloud-pricing-cost-calculator/blob/dac31281f2a4575f0a8bff20ac04fc71a5ff2190/build/gcp.yml
 */
const sizes: Readonly<Record<string, string>> = {
  "a2-highgpu": "1 2 4 8",
  "a2-megagpu": "16",
  "a2-ultragpu": "1 2 4 8",
  "c2-standard": "4 8 16 30 60",
  "c2d-highcpu": "2 4 8 16 32 56 112",
  "c2d-highmem": "2 4 8 16 32 56 112",
  "c2d-standard": "2 4 8 16 32 56 112",
  "c3-highcpu": "4 8 22 44 88 176",
  "c3-highmem": "4 8 22 44 88 176",
  "c3-standard": "4 8 22 44 88 176",
  "c3d-highcpu": "4 8 16 30 60 90 180 360",
  "c3d-highmem": "4 8 16 30 60 90 180 360",
  "c3d-standard": "4 8 16 30 60 90 180 360",
  "c4-highcpu": "2 4 8 16 24 32 48 96 144 192 288",
  "c4-highmem": "2 4 8 16 24 32 48 96 144 192 288",
  "c4-standard": "2 4 8 16 24 32 48 96 144 192 288",
  "c4a-highcpu": "1 2 4 8 16 32 48 64 72",
  "c4a-highmem": "1 2 4 8 16 32 48 64 72",
  "c4a-standard": "1 2 4 8 16 32 48 64 72",
  "c4d-highcpu": "2 4 8 16 32 48 64 96 192 384",
  "c4d-highmem": "2 4 8 16 32 48 64 96 192 384",
  "c4d-standard": "2 4 8 16 32 48 64 96 192 384",
  "e2-highcpu": "2 4 8 16 32",
  "e2-highmem": "2 4 8 16",
  "e2-standard": "2 4 8 16 32",
  "g2-standard": "4 8 12 16 24 32 48 96",
  "m3-megamem": "64 128",
  "m3-ultramem": "32 64 128",
  "n1-highcpu": "2 4 8 16 32 64 96",
  "n1-highmem": "2 4 8 16 32 64 96",
  "n1-standard": "1 2 4 8 16 32 64 96",
  "n2-highcpu": "2 4 8 16 32 48 64 80 96",
  "n2-highmem": "2 4 8 16 32 48 64 80 96 128",
  "n2-standard": "2 4 8 16 32 48 64 80 96 128",
  "n2d-highcpu": "2 4 8 16 32 48 64 80 96 128 224",
  "n2d-highmem": "2 4 8 16 32 48 64 80 96",
  "n2d-standard": "2 4 8 16 32 48 64 80 96 128 224",
  "n4-highcpu": "2 4 8 16 32 48 64 80",
  "n4-highmem": "2 4 8 16 32 48 64 80",
  "n4-standard": "2 4 8 16 32 48 64 80",
  "t2a-standard": "1 2 4 8 16 32 48",
  "t2d-standard": "1 2 4 8 16 32 48 60",
};

/**
 * Suggests existing machine types if Google Cloud does not have the given type, as `n2-standard-N with N = 2, 4, …`. Returns nothing if the type
 * exists. Custom types have 1 or an even number of vCPUs, and a multiple of 256 MB of memory.
 * https://cloud.google.com/compute/docs/instances/creating-instance-with-custom-machine-type#specifications
 */
export function otherMachineTypes(machineType: string): string | undefined {
  const [series = "", kind = "", size = "", suffix = ""] = machineType.split("-");
  if (kind === "custom") {
    const most = mostVcpus(series);
    const isCount = /^(1|\d*[02468])$/.test(size) && size !== "0" && Number(size) <= most;
    const isCustom = isCount && Number(suffix) > 0 && Number(suffix) % 256 === 0;
    const form = `${series}-custom-VCPUS-MEGABYTES with 1 vCPU or an even number of vCPUs up to ${most}, and with a multiple of 256 MB`;
    return isCustom ? undefined : form;
  }
  const known = sizes[`${series}-${kind}`]?.split(" ");
  if (known === undefined) {
    const kinds = Object.keys(sizes).filter((name) => name.startsWith(`${series}-`));
    return `${kinds.join(", ")} or ${series}-custom, followed by the number of vCPUs`;
  }
  const number = size.replace(/g$/, "");
  const isKnown = known.includes(number) && (suffix === "" || suffix === "lssd");
  return isKnown ? undefined : `${series}-${kind}-N with N = ${known.join(", ")}`;
}

/** Returns the most vCPUs of a series' predefined types. No custom type has more. */
function mostVcpus(series: string): number {
  const ofSeries = Object.entries(sizes).filter(([name]) => name.startsWith(`${series}-`));
  return Math.max(...ofSeries.flatMap(([, counts]) => counts.split(" ").map(Number)));
}
