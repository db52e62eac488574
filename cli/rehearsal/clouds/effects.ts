import type { Entry } from "./account";
import type { ProviderPlace } from "./provider-settings";
import type { CloudCluster } from "./simulated-cluster";
import type { UnplacedPod } from "./unplaced-pods";

/** A pool with as many nodes as it may have. */
export interface FullPool {
  readonly name: string;
  readonly most: number;
}

/** Applies changes in an account to the clusters that simulate the cloud's control planes. */
export interface Effects {
  /** @returns the problem of the resource, if it has one */
  created(entry: Entry, place: ProviderPlace): Promise<string | undefined>;
  /** @returns the problem of the resource, if it has one */
  updated(entry: Entry, before: Entry, place: ProviderPlace): Promise<string | undefined>;
  /** Runs before the resource leaves the account. */
  deleting(entry: Entry): Promise<void>;
  /**
   * Adds a node for a pod without room, as the autoscaler of the cloud's pools does.
   *
   * @param zone the zone of the pod's volumes, if the autoscaler needs it
   * @param on the pod's cluster @default any cluster
   * @returns whether a pool could grow for it
   */
  makeRoom?(pod: UnplacedPod, zone?: string, on?: CloudCluster): Promise<boolean>;
  /** Returns the pools that would grow for a pod without room if they were not at their maximum. */
  fullPools?(pod: UnplacedPod, zone?: string, on?: CloudCluster): readonly FullPool[];
  /** Describes what was simulated of the program's own resources, one sentence each. @default nothing */
  played?(): readonly string[];
}
