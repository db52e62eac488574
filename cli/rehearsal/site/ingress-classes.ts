import type { ChartLedger } from "../charts";
import { bringsClass } from "../controllers";

/** How long a chart or the program may take to create a class. */
const patienceMilliseconds = 10_000;

/**
 * Returns a function that reports whether a controller serves a class of Ingresses without an IngressClass: the cluster's own, that of a
 * chart that is missing here, or, in an existing cluster, one that was there before. The report names the classes that are assumed to
 * exist.
 *
 * @param ofCluster the classes of the cluster
 * @param now the time in milliseconds
 */
export function classesServed(
  ledger: ChartLedger,
  ofCluster: readonly string[] = [],
  now: () => number = Date.now,
): (name: string) => boolean {
  const firstAsked = new Map<string, number>();
  const isServedSoFar = (name: string) => {
    const first = firstAsked.get(name) ?? now();
    firstAsked.set(name, first);
    return ledger.hasEarlierCluster && now() - first >= patienceMilliseconds && presume(ledger, `IngressClass ${name}`);
  };
  return (name) => ofCluster.includes(name) || missingChartServes(ledger, name) || isServedSoFar(name);
}

/** Assumes that a class exists, unless the program creates it later. */
function presume({ presumed }: ChartLedger, own: string): boolean {
  if (presumed.isDeclared(own)) {
    return false;
  }
  presumed.presume(own);
  return true;
}

/** Reports whether a class of Ingresses would come from a chart that is missing here, and says so in the report. */
function missingChartServes(ledger: ChartLedger, name: string): boolean {
  const noted = ledger.notes.filter(({ content }) => content !== "full").map((note) => note.name);
  const asked = ledger.ingressClasses.get(name);
  const chart = [...noted, ...ledger.missing].find((missing) => missing === asked || bringsClass(missing, name));
  if (chart !== undefined) {
    ledger.leaveOut(`The chart ${chart} is missing, but Ingresses of its class "${name}" get addresses anyway.`);
  }
  return chart !== undefined;
}
