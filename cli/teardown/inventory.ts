import { factsOf, isDataStore } from "../clouds";
import { at, text } from "../values";

/** The parts of a resource in a stack's state that a teardown reads. */
export interface Standing {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
  readonly inputs: unknown;
  readonly isProtected: boolean;
  readonly stays: boolean;
  /** Whether a provider made it: neither a component nor a provider. */
  readonly isMade: boolean;
}

/** Reads the resources from what `pulumi stack export` prints. */
export function standingOf(exported: unknown): Standing[] {
  const resources = at(exported, "deployment", "resources");
  return (Array.isArray(resources) ? resources : []).map((resource: unknown) => ({
    urn: text(resource, "urn") ?? "",
    type: text(resource, "type") ?? "",
    ...(text(resource, "id") === undefined ? {} : { id: text(resource, "id") }),
    inputs: at(resource, "inputs"),
    isProtected: at(resource, "protect") === true,
    stays: at(resource, "retainOnDelete") === true,
    isMade:
      at(resource, "custom") === true && !/^pulumi:(?:providers:|pulumi:Stack$)/.test(text(resource, "type") ?? ""),
  }));
}

/** The resources that a teardown deletes, and those that it keeps. */
export interface Inventory {
  /** The number of resources to delete by type, the largest first. */
  readonly goes: readonly (readonly [type: string, count: number])[];
  /** The resources whose deletion deletes data. */
  readonly losesData: readonly string[];
  /** The resources that outlive the stack because the program says so. */
  readonly stays: readonly string[];
  /** The names of the protected resources: the engine refuses to delete them. */
  readonly isProtected: readonly string[];
  /** The resources that the cloud itself refuses to delete. */
  readonly isGuarded: readonly string[];
}

/** Sorts the resources of a stack into deleted and kept ones. */
export function inventoryOf(resources: readonly Standing[]): Inventory {
  const made = resources.filter(({ isMade }) => isMade);
  const going = made.filter(({ stays }) => !stays);
  const counts = new Map<string, number>();
  for (const { type } of going) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return {
    goes: [...counts].toSorted(([a, some], [b, more]) => more - some || a.localeCompare(b)),
    losesData: going.filter(holdsData).map(labelOf),
    stays: made.filter(({ stays }) => stays).map(labelOf),
    isProtected: resources.filter(({ isProtected }) => isProtected).map(({ urn }) => nameOf(urn)),
    isGuarded: going.filter(isGuardedByCloud).map(labelOf),
  };
}

/** The clouds' facts say whose deletion deletes data; a claim's volume is deleted unless its class retains it. */
function holdsData({ type }: Standing): boolean {
  return type !== "pulumi:providers:kubernetes" && (factsOf(type)?.precious === true || isDataStore(type));
}

/** The inputs by which EKS, GKE, databases and load balancers refuse to be deleted. */
function isGuardedByCloud({ inputs }: Standing): boolean {
  return ["deletionProtection", "enableDeletionProtection", "deletionProtectionEnabled"].some(
    (key) => at(inputs, key) === true,
  );
}

/** Returns a resource's name: the last part of its URN. */
export function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

function labelOf({ type, urn }: Standing): string {
  return `${type} ${nameOf(urn)}`;
}
