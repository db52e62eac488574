import { type Entry } from "./account";
import { type ProviderPlace } from "./provider-settings";
import { type UnplacedPod } from "./room";

/** What a change in an account means for the cluster that stands for the cloud's control plane. */
export interface Effects {
  /** @returns why the resource is not as it should be, where it is not */
  created(entry: Entry, place: ProviderPlace): Promise<string | undefined>;
  /** @returns why the resource is not as it should be, where it is not */
  updated(entry: Entry, before: Entry, place: ProviderPlace): Promise<string | undefined>;
  /** Called before the resource leaves the account. */
  deleting(entry: Entry): Promise<void>;
  /** Gives a pod that finds no room a node, as the cloud's own autoscaler does. @returns whether a pool could grow for it */
  makeRoom?(pod: UnplacedPod): Promise<boolean>;
}
