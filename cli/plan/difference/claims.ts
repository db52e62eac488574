import { claimSizes, isLess } from "../../clouds";
import type { Pair } from "./pairs";

/**
 * Says what happens to the data of a StatefulSet whose claim templates change, and how to grow its volumes.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims
 */
export function claimAdvice({ before, after }: Pair): string[] {
  const [old, now] = [claimSizes(before.inputs), claimSizes(after.inputs)];
  const changed = [...now].flatMap(([name, size]) => {
    const was = old.get(name);
    return was === undefined || was === size ? [] : [{ name, was, size }];
  });
  const [first] = changed;
  if (first === undefined) {
    return [];
  }
  const stay = `Existing claims stay at ${changed.map(({ name, was }) => `${was} (${name})`).join(", ")} and keep their data; only claims of new pods get the new size`;
  return isLess(first.size, first.was)
    ? [`${stay}. Volumes cannot shrink; copy the data to new volumes`]
    : [
        `${stay}. To grow them, set spec.resources.requests.storage of each claim to ${first.size} (its StorageClass needs allowVolumeExpansion), delete the StatefulSet with --cascade=orphan, and deploy`,
      ];
}
