import { cloudOf } from "../../../../clouds";
import { text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";

/*
 * Compares machine types and tiers by name. The same kind in the same or a larger size counts as a change of size. Another processor, a shared
 * processor, half the memory per CPU, or another tier of a service is more than that.
 */

const machines =
  /(?:^|\.)(?:instanceClass|nodeType|instanceType|instanceTypes\[\d+\]|machineType|vmSize|tier|sku\.(?:name|tier))$/;

/** Disks, which cannot shrink. */
const disks = /(?:^|\.)(?:allocatedStorage|volumeSize|\w*[dD]iskSize\w*|storageSizeG[bB])$/;

/** The operating system of nodes, and the corresponding field of a Karpenter class. */
const systems = /^(?:amiType|spec\.amiSelectorTerms\[[^\]]*\]\.alias)$/;

/** Reports another kind of machine, tier or system than before, a smaller machine, or a smaller disk. */
export function isOtherMachine(resource: PlannedResource, { path, before, after }: PropertyChange): boolean {
  const [was, is] = [before, after].map((value) => text(value));
  if (was === undefined || is === undefined) {
    return false;
  }
  if (systems.test(path)) {
    return systemOf(was) !== systemOf(is) || (is.endsWith("@latest") && !was.endsWith("@latest"));
  }
  if (cloudOf(resource.type) === undefined) {
    return false;
  }
  if (disks.test(path)) {
    return Number(is) < Number(was);
  }
  return machines.test(path) && !isAtLeast(machineOf(was), machineOf(is));
}

/** Returns the system before its version: `al2023` of `al2023@v20250101`. */
function systemOf(name: string): string {
  return name.replace(/@.*$/, "");
}

/** What a name says about a machine. Two of the same kind differ only in their size and generation. */
interface Machine {
  readonly kind: string;
  /** CPUs, and memory if the name has it. */
  readonly sizes: readonly number[];
}

function isAtLeast(was: Machine | undefined, is: Machine | undefined): boolean {
  return (
    was !== undefined &&
    was.kind === is?.kind &&
    is.sizes.length === was.sizes.length &&
    is.sizes.every((size, index) => size >= (was.sizes[index] ?? 0))
  );
}

/** GiB of memory for each CPU, of families that differ in nothing else. */
const ofAws: Readonly<Record<string, number>> = { c: 2, m: 4, r: 8 };
const ofAzure: Readonly<Record<string, number>> = { F: 2, D: 4, E: 8 };
const ofGcp: Readonly<Record<string, number>> = { highcpu: 1, standard: 4, highmem: 8 };

/** Describes a machine by its family, or by its memory if the family only says how much there is. */
function sized(family: string, place: string, cpus: number, ratios: Readonly<Record<string, number>>): Machine {
  const ratio = ratios[family];
  return ratio === undefined
    ? { kind: `${place} ${family}`, sizes: [cpus] }
    : { kind: place, sizes: [cpus, cpus * ratio] };
}

/** The last words of machines' names on AWS, each twice as large as the one before. */
const words = ["nano", "micro", "small", "medium", "large", "xlarge"];

/**
 * Reads the name of a machine: `db.m7g.2xlarge`, `n2-standard-8`, `db-custom-4-16384`, `Standard_D8s_v5`. `g` stands for Arm on AWS, which a
 * managed service hides; on Azure `p` does.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 * https://cloud.google.com/compute/docs/machine-resource
 * https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
function machineOf(name: string): Machine | undefined {
  const aws = /^((?:db|cache)\.)?([a-z]+)\d+([a-z-]*)\.(\d*)(nano|micro|small|medium|large|xlarge)(\.search)?$/.exec(
    name,
  );
  if (aws !== null) {
    const [, managed, family = "", more = "", times = "", word = "", search] = aws;
    const isArm = more.startsWith("g") && managed === undefined && search === undefined;
    return sized(family, isArm ? "arm" : "", 2 ** words.indexOf(word) * Number(times || 1), ofAws);
  }
  const azure = /^Standard_([A-Z]+)(\d+)(?:-\d+)?([a-z]*)/.exec(name);
  if (azure !== null) {
    const [, family = "", cpus, more = ""] = azure;
    return sized(family, more.includes("p") ? "arm" : "", Number(cpus), ofAzure);
  }
  const gcp = /^(db-|)(?:([a-z])\d([a-z]*)-)?([a-z]+(?:-[a-zA-Z]+)*)-(\d+)(?:-(\d+))?$/.exec(name);
  if (gcp !== null) {
    const [, prefix = "", series = "", more = "", type = "", cpus, memory] = gcp;
    const isArm = more.includes("a") && /[tcn]/.test(series);
    const place = `${prefix}${series}${isArm ? " arm" : ""}`;
    return memory === undefined
      ? sized(type, place, Number(cpus), ofGcp)
      : { kind: `${place} ${type}`, sizes: [Number(cpus), Number(memory)] };
  }
  return undefined;
}
