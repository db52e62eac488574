/** Words of AWS for machines with up to two CPUs. https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html */
const small = /\.(?:nano|micro|small|medium|large)$/;

/**
 * Returns the CPUs of the largest of several machines, by their names; nothing if one of them has another form.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 * https://cloud.google.com/compute/docs/machine-resource
 * https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
export function cpusOf(machines: readonly string[]): number | undefined {
  const all = machines.map(cpusIn);
  return all.length === 0 || all.includes(undefined) ? undefined : Math.max(...all.map((each) => each ?? 0));
}

function cpusIn(machine: string): number | undefined {
  const [, times] = /\.(\d*)xlarge$/.exec(machine) ?? [];
  if (times !== undefined) {
    return 4 * (times === "" ? 1 : Number(times));
  }
  if (small.test(machine) || /^e2-(?:micro|small|medium)$/.test(machine)) {
    return 2;
  }
  const count =
    /^Standard_[A-Z]+(?:\d+-)?(\d+)/.exec(machine)?.[1] ??
    /^\w+-custom-(\d+)-/.exec(machine)?.[1] ??
    /^\w+-[a-z]+-(\d+)$/.exec(machine)?.[1];
  return count === undefined ? undefined : Number(count);
}

/** The most memory for a CPU that machines of a family have, in GiB. Every other family counts as the largest. */
const memoryPerCpu: readonly (readonly [family: RegExp, gibibytes: number])[] = [
  [/^(?:c\d\w*\.|Standard_F\d|[\w-]+-highcpu-\d)/, 2],
  [/^(?:[mt]\d\w*\.|Standard_[BD]\d|[a-z]\w*-standard-\d)/, 4],
  [/^(?:r\d\w*\.|Standard_E\d|[a-z]\w*-highmem-\d)/, 8],
];
const mostPerCpu = 32;

/** Returns an upper bound of the memory of the largest of several machines, in GiB; nothing if one of them has another form. */
export function memoryOf(machines: readonly string[]): number | undefined {
  const all = machines.map((machine) => {
    const cpus = cpusIn(machine);
    const [, most = mostPerCpu] = memoryPerCpu.find(([family]) => family.test(machine)) ?? [];
    return cpus === undefined ? undefined : cpus * most;
  });
  return all.length === 0 || all.includes(undefined) ? undefined : Math.max(...all.map((each) => each ?? 0));
}
