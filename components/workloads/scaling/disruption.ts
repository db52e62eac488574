import { type Problem, quote } from "../../problems";
import type { DisruptionBudget } from "../workload/args";

/**
 * Objections to a budget that a drain could not satisfy; `running` is the fewest pods that there are, or nothing where it
 * cannot be told. Percentages are rounded up, as Kubernetes does:
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function checkDisruption(
  budget: DisruptionBudget | undefined,
  running: number | undefined,
): (Problem | false)[] {
  if (budget === undefined) {
    return [];
  }
  const path = "podDisruptionBudget";
  const { minAvailable, maxUnavailable } = budget;
  const blocked = `it would block every drain; use maxUnavailable: 1`;
  return [
    (minAvailable === undefined) === (maxUnavailable === undefined) && {
      path,
      message: "exactly one of minAvailable and maxUnavailable: prefer maxUnavailable: 1",
    },
    ...(["minAvailable", "maxUnavailable"] as const).map((key) => badAmount(budget[key], `${path}.${key}`)),
    minAvailable !== undefined &&
      minAvailable !== 0 &&
      running === undefined && {
        path: `${path}.minAvailable`,
        message: `maxUnavailable where the number of replicas is not known yet, given ${quote(minAvailable)}: use maxUnavailable: 1`,
      },
    blocksDrains(budget, running) && {
      path,
      message: `a budget that lets at least one pod go, given ${quote(budget)}${running === undefined ? "" : ` with ${running} replicas`}: ${blocked}`,
    },
  ];
}

function badAmount(amount: number | string | undefined, path: string): Problem | false {
  const fine =
    amount === undefined ||
    (typeof amount === "number" ? Number.isInteger(amount) && amount >= 0 : /^(\d{1,2}|100)%$/.test(amount));
  return !fine && { path, message: `a whole number, or a percentage such as "25%", given ${quote(amount)}` };
}

function blocksDrains({ minAvailable, maxUnavailable }: DisruptionBudget, running: number | undefined): boolean {
  const none = maxUnavailable !== undefined && amountOf(maxUnavailable, 100) === 0;
  const all = minAvailable !== undefined && running !== undefined && amountOf(minAvailable, running) >= running;
  return none || (running !== 0 && all);
}

function amountOf(amount: number | string, all: number): number {
  return typeof amount === "number" ? amount : Math.ceil((Number.parseInt(amount, 10) * all) / 100);
}
