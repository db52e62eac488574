import { whole } from "../../checks";
import { quote, refuseProblems } from "../../problems";

/** Returns the name of the headless Service of a StatefulSet. */
export function headlessName(workloadName: string): string {
  return `${workloadName}-headless`;
}

/**
 * Returns the host name of one pod of a StatefulSet inside its namespace, for instance `broker-0.broker-headless`. The name is known before the
 * StatefulSet exists, so that its configuration can list the peers.
 */
export function podHost(workloadName: string, ordinal: number): string {
  return `${workloadName}-${ordinal}.${headlessName(workloadName)}`;
}

/**
 * Lists the host names of the first pods of a StatefulSet, in order.
 *
 * @throws pulumi.RunError if `replicas` is not a whole number, 0 or more
 */
export function podHosts(workloadName: string, replicas: number): string[] {
  const given = typeof replicas === "number" ? replicas : Number.NaN;
  refuseProblems(`podHosts(${quote(workloadName)})`, whole("replicas", given, { min: 0 }));
  return Array.from({ length: replicas }, (_, ordinal) => podHost(workloadName, ordinal));
}
