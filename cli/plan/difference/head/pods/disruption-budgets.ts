import { type Fields, fields, text } from "../../../../values";
import { workloads } from "../../../descriptions";
import { kindOf } from "../../../label";
import type { Changed } from "../../changes";
import { registered } from "../../registered";
import { labelOfPlanned, shownChange } from "../../words";
import { joinedLines } from "../names";
import { rule } from "../rule";
import { fewestOf } from "./scheduling";

/**
 * Lists disruption budgets that allow the eviction of more pods than before, and of more than half. The remaining pods then get more than twice the
 * load, and programs that need a majority stop. https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export const disruptionBudgetLines = rule("unprotected", ({ after, found }) => {
  const budgets = found.changed.filter(
    (pair) =>
      pair.after.type.startsWith("kubernetes:policy/") && kindOf(registered(pair.after)) === "PodDisruptionBudget",
  );
  const all = budgets.length === 0 ? [] : workloads(after);
  const lines = budgets
    .filter((pair) => letsMoreGo(pair, fewestOf(registered(pair.after), all)))
    .flatMap(({ after: budget, properties }) => {
      const changes = properties.filter(({ path }) => /^spec\.(?:minAvailable|maxUnavailable)$/.test(path));
      return changes.length === 0 ? [] : [`${labelOfPlanned(budget)}: ${changes.map(shownChange).join(", ")}`];
    });
  return joinedLines(lines);
});

function letsMoreGo({ before, after }: Changed, known: number | undefined): boolean {
  const [was, is] = [before, after].map(({ inputs }) => fields(inputs.spec));
  const pods = known ?? likely(was ?? {});
  const [stayed = 0, stay = 0] = [was, is].map((spec) => staying(spec ?? {}, pods ?? 1));
  return pods === undefined ? staysLess(was ?? {}, is ?? {}) : stay < stayed && stay < pods / 2;
}

/** A budget that lets one pod go is usual, so there is likely one pod more than must stay. */
function likely({ minAvailable }: Fields): number | undefined {
  const given = text(minAvailable);
  return given === undefined ? undefined : given.endsWith("%") ? 100 : Number(given) + 1;
}

/** Returns how many of so many pods must stay. Kubernetes rounds percents up. */
function staying({ minAvailable, maxUnavailable }: Fields, pods: number): number {
  const [least, most] = [minAvailable, maxUnavailable].map((value) => amount(value, pods));
  return least ?? (most === undefined ? pods : Math.max(0, pods - most));
}

function amount(value: unknown, pods: number): number | undefined {
  const given = text(value);
  const number = given === undefined ? Number.NaN : Number.parseInt(given, 10);
  return Number.isNaN(number) ? undefined : given?.endsWith("%") === true ? Math.ceil((number / 100) * pods) : number;
}

/** Compares the number of pods that may be evicted, if the number of all pods is unknown. */
function staysLess({ maxUnavailable: before }: Fields, { maxUnavailable: after }: Fields): boolean {
  const [was, is] = [before, after].map((value) => amount(value, 100));
  return was === undefined || is === undefined || is > was;
}
