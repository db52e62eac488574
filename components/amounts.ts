import { expected, isPlain, type Problem, quote } from "./problems";
import { parseQuantity } from "./quantity";

/*
 * Checks of quantities that know their unit. Kubernetes accepts `512m` of memory, which is half a byte, and `4000` CPUs, but nobody means
 * them.
 */

/** The smallest plausible amount of memory or storage, in bytes. */
const leastBytes = 2 ** 20;

/** More than one disk, one container or one tenant can have in any of the clouds, in bytes. */
const tooManyBytes = 2 ** 50;

/** The smallest volume on which a database of metrics, logs or traces can work, in bytes. */
const leastVolume = 2 ** 30;

/** More CPUs than one container can have on any machine of the supported clouds that runs Kubernetes nodes. */
const tooManyCpus = 500;

/** Checks an amount of CPU for one container. */
export function cpus(path: string, value: unknown): Problem[] {
  const amount = sharedCpus(path, value);
  const cores = typeof value === "string" ? (parseQuantity(value) ?? 0) : 0;
  if (amount.length > 0 || cores < tooManyCpus) {
    return amount;
  }
  const fix = `for thousandths of a CPU, write ${quote(`${String(value)}m`)}`;
  return [expected(path, `fewer than ${tooManyCpus} CPUs`, value, fix)];
}

/** Checks an amount of CPU for many containers together. */
export function sharedCpus(path: string, value: unknown): Problem[] {
  const form = 'a number of CPUs such as "250m" or "2"';
  const problems = quantityOf(path, value, form);
  const isBinary = typeof value === "string" && value.endsWith("i");
  return problems.length > 0 || !isBinary ? problems : [expected(path, form, value, "this is an amount of memory")];
}

/** Checks an amount of memory or storage. */
export function bytes(path: string, value: unknown): Problem[] {
  const form = 'a quantity of bytes such as "512Mi" or "10Gi"';
  const [, number = "", unit = ""] = /^([0-9.]+)(.*)$/.exec(typeof value === "string" ? value : "") ?? [];
  const amount = typeof value === "string" ? parseQuantity(value) : undefined;
  if (!isPlain<unknown>(value) || (amount !== undefined && amount >= leastBytes)) {
    return (amount ?? 0) < tooManyBytes ? [] : [expected(path, "less than 1Pi", value)];
  }
  return [expected(path, form, value, meant(number, unit))];
}

/** Checks the size of a volume that keeps days of data: 5Mi is a valid quantity, but too small for that. */
export function volumeBytes(path: string, value: unknown): Problem[] {
  const problems = bytes(path, value);
  const amount = typeof value === "string" ? (parseQuantity(value) ?? leastVolume) : leastVolume;
  return problems.length > 0 || amount >= leastVolume ? problems : [expected(path, 'a volume of "1Gi" or more', value)];
}

/** Suggests the unit that was probably meant. */
function meant(number: string, unit: string): string | undefined {
  const binary = { m: "Mi", "": "Mi", MB: "Mi", MiB: "Mi", GB: "Gi", GiB: "Gi", TB: "Ti", TiB: "Ti" }[unit];
  const why = { m: '"m" is a thousandth of a byte; ', "": "a number without a unit counts bytes; " }[unit] ?? "";
  return Number(number) === 0 || binary === undefined ? undefined : `${why}write ${quote(`${number}${binary}`)}`;
}

function quantityOf(path: string, value: unknown, form: string): Problem[] {
  const isQuantity = !isPlain<unknown>(value) || (typeof value === "string" && parseQuantity(value) !== undefined);
  return isQuantity ? [] : [expected(path, form, value)];
}
