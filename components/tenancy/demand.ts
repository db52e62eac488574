import { expected, type Problem, quote } from "../problems";
import { formatQuantity, parseQuantity } from "../quantity";

/** Amounts by resource, under the names of `ResourceQuota.spec.hard`. Each amount is a number of CPUs, bytes or objects. */
export type Amounts = Readonly<Record<string, number>>;

/** The part of a tenant's quota that one workload or claim uses. */
export interface Demand {
  /** The permanent use, with the workload's smallest number of pods. */
  readonly always: Amounts;
  /** The additional temporary use: one more pod during an update, or the run of a job. */
  readonly briefly: Amounts;
}

/** The options that raise a tenant's quota, by resource. */
const options: Readonly<Record<string, string>> = {
  "requests.cpu": "quota.cpu",
  "requests.memory": "quota.memory",
  "limits.memory": "quota.memory",
  "requests.storage": "quota.storage",
  pods: "quota.pods",
  persistentvolumeclaims: "quota.claims",
  "services.loadbalancers": "quota.loadBalancers",
  "services.nodeports": "quota.nodePorts",
};

/** Returns the tenant's option that raises the quota of a resource. */
export function quotaOption(resource: string): string {
  return options[resource] ?? `quota.extendedResources[${quote(resource.replace(/^requests\./, ""))}]`;
}

/**
 * Lists the resources whose quota is too small for all of a tenant's workloads together. With such a quota, existing pods keep running, but
 * Kubernetes refuses new pods, and an update waits forever for its first new pod.
 *
 * @param hard the quota
 * @param others the use of the workloads and claims that the program declared before, by name
 * @param name the name of the workload or claim that the program declares now
 */
export function checkTogether(
  hard: Readonly<Record<string, string>>,
  others: ReadonlyMap<string, Demand>,
  name: string,
  own: Demand,
): Problem[] {
  const all = [...others, [name, own] as const];
  return Object.entries(hard).flatMap(([resource, bound]) => {
    const most = parseQuantity(bound) ?? Number.POSITIVE_INFINITY;
    const parts = all.flatMap(([one, { always }]) =>
      (always[resource] ?? 0) > 0 ? [[one, always[resource] ?? 0] as const] : [],
    );
    const sum = parts.reduce((total, [, amount]) => total + amount, 0);
    const [busiest, extra] = largest(all, resource);
    if (sum + extra <= most * (1 + Number.EPSILON)) {
      return [];
    }
    const show = (amount: number) => formatQuantity(resource, amount);
    const listed = parts.map(([one, amount]) => `${one} ${show(amount)}`).join(", ");
    const during = sum > most ? "" : `, plus ${show(extra)} while ${busiest} is updated or runs`;
    const allowed = `at most ${show(most)} of ${resource} for all workloads together`;
    const fix = `raise the tenant's ${quotaOption(resource)}, or request less`;
    return [
      { path: "tenant", message: `${expected("", allowed).message}, got ${show(sum)} (${listed})${during}; ${fix}` },
    ];
  });
}

function largest(all: readonly (readonly [string, Demand])[], resource: string): readonly [string, number] {
  return all.reduce<readonly [string, number]>(
    (most, [name, { briefly }]) => ((briefly[resource] ?? 0) > most[1] ? [name, briefly[resource] ?? 0] : most),
    ["", 0],
  );
}
