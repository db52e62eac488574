import { parseQuantity } from "../../../components/testing";
import { type Fields, fields, items, text } from "../../values";

/** The resources of a container: what it requests, or its limits. */
export type Bound = "requests" | "limits";

/** Defaults that a namespace gives to its containers, for instance by a LimitRange. */
export type Defaults = Readonly<Record<Bound, Fields>>;

const noDefaults: Defaults = { requests: {}, limits: {} };

/** Returns the requests of a pod: the sum of its containers, or its largest init container if that is more. */
export function podSum(podSpec: Fields, bound: Bound, resource: string, defaults = noDefaults): number | undefined {
  const amount = (container: Fields) => containerAmount(container, bound, resource, defaults);
  const before = items(podSpec.initContainers);
  const beside = before.filter(({ restartPolicy }) => restartPolicy === "Always");
  const together = [...items(podSpec.containers), ...beside].map(amount).filter((value) => value !== undefined);
  const first = before.map(amount).filter((value) => value !== undefined);
  if (together.length === 0 && first.length === 0) {
    return undefined;
  }
  return Math.max(...first, sum(together));
}

function containerAmount(container: Fields, bound: Bound, resource: string, defaults: Defaults): number | undefined {
  const resources = fields(container.resources);
  const own = (of: Bound) => text(fields(resources[of])[resource]);
  const limit = own("limits");
  const given = own(bound) ?? (bound === "requests" ? limit : undefined) ?? text(defaults[bound][resource]);
  return given === undefined ? undefined : parseQuantity(given);
}

/** Sums numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}

/** Formats an amount in the unit that people use. */
export function formatted(resource: string, amount: number): string {
  if (resource === "pods" || resource === "cpu" || !Number.isInteger(amount)) {
    return Number.isInteger(amount) ? String(amount) : `${Math.round(amount * 1000)}m`;
  }
  const units = ["Gi", "Mi", "Ki"].map((unit, index) => [unit, 2 ** (30 - 10 * index)] as const);
  const [unit, factor] = units.find(([, size]) => amount >= size && amount % size === 0) ?? ["", 1];
  return `${amount / factor}${unit}`;
}
