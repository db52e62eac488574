import type { Monitoring } from "../../capabilities";
import type { PodPeer } from "../../network";

/** Who reads metrics at these ports, as ends of flows; nobody where nothing monitors. */
export function scrapers(monitoring: Monitoring | undefined, ...ports: readonly number[]): PodPeer[] {
  if (monitoring === undefined) {
    return [];
  }
  const { namespace, labels } = monitoring.pods;
  return [{ namespace, pods: labels, ports }];
}
