import { exactlyOne } from "../../checks";
import { collectProblems, expected, type Problem, quote } from "../../problems";
import type { DisruptionBudget } from "./args";

const path = "podDisruptionBudget";

/**
 * Lists the mistakes in a disruption budget, for instance one that blocks every drain. Rounds percentages up, as Kubernetes does:
 * https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 *
 * @param running the smallest number of pods, or nothing if it is not known yet
 */
export function checkDisruptionBudget(budget: DisruptionBudget | undefined, running: number | undefined): Problem[] {
  if (budget === undefined) {
    return [];
  }
  const { minAvailable } = budget;
  const replicas = running === undefined ? "" : ` with ${running} replicas`;
  return [
    ...exactlyOne(path, budget, ["minAvailable", "maxUnavailable"], "prefer maxUnavailable: 1"),
    ...(["minAvailable", "maxUnavailable"] as const).flatMap((key) => checkAmount(`${path}.${key}`, budget[key])),
    ...collectProblems([
      minAvailable !== undefined &&
        minAvailable !== 0 &&
        running === undefined && {
          path: `${path}.minAvailable`,
          message: `needs a known number of replicas; use maxUnavailable: 1`,
        },
      blocksDrains(budget, running) && {
        path,
        message: `${quote(budget)}${replicas} blocks every node drain; use maxUnavailable: 1`,
      },
    ]),
  ];
}

function checkAmount(path: string, amount: number | string | undefined): Problem[] {
  const isAmount =
    amount === undefined ||
    (typeof amount === "number" ? Number.isInteger(amount) && amount >= 0 : /^(\d{1,2}|100)%$/.test(amount));
  return isAmount ? [] : [expected(path, 'a whole number, or a percentage such as "25%"', amount)];
}

function blocksDrains({ minAvailable, maxUnavailable }: DisruptionBudget, running: number | undefined): boolean {
  const none = maxUnavailable !== undefined && amountOf(maxUnavailable, 100) === 0;
  const all = minAvailable !== undefined && running !== undefined && amountOf(minAvailable, running) >= running;
  return none || (running !== 0 && all);
}

function amountOf(amount: number | string, all: number): number {
  return typeof amount === "number" ? amount : Math.ceil((Number.parseInt(amount, 10) * all) / 100);
}
