import { oneOf } from "../checks";
import type { Cloud, Cluster } from "../clusters/contract";
import type { Problem } from "../problems";
import type { AddonFacts } from "./facts";

const everyCloud = { aws: true, gcp: true, azure: true, none: true } as const satisfies Record<Cloud, true>;

/** Reports whether an add-on runs on a cloud. */
export function runsOn({ clouds = everyCloud }: Pick<AddonFacts, "clouds">, cloud: Cloud): boolean {
  return clouds[cloud] === true;
}

/** Refuses a cluster on a cloud on which the add-on does not run. */
export function checkCloud({ clouds = everyCloud }: Pick<AddonFacts, "clouds">, { cloud }: Cluster): Problem[] {
  const supported = Object.entries(clouds).flatMap(([name, runs]) => (runs === true ? [name] : []));
  return oneOf("cluster.cloud", cloud, supported, `leave this add-on out, because ${clouds[cloud]}`);
}
