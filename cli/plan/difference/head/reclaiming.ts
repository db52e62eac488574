import type { RegisteredResource } from "../../../../components/testing";
import { text } from "../../../values";
import { kindOf, nameOf } from "../../label";

/** Says what happens to the data of a claim that is deleted, by the name of its StorageClass; nothing for the class by default. */
export type Reclaimed = (storageClass: string | undefined) => string;

const byDefault = "storageclass.kubernetes.io/is-default-class";

/**
 * Reads the classes of a program: a class that it does not have is one of the cluster, whose policy nobody here knows.
 * https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy
 */
export function reclaimWords(resources: readonly RegisteredResource[]): Reclaimed {
  const classes = resources.filter(
    (each) => each.type.startsWith("kubernetes:storage.k8s.io/") && kindOf(each) === "StorageClass",
  );
  return (storageClass) => {
    const found = classes.find((each) =>
      storageClass === undefined
        ? text(each.inputs, "metadata", "annotations", byDefault) === "true"
        : nameOf(each) === storageClass,
    );
    if (found === undefined) {
      return "data is deleted unless the StorageClass has reclaimPolicy Retain";
    }
    return text(found.inputs, "reclaimPolicy") === "Retain"
      ? `data stays on a volume of the account that nothing uses (StorageClass ${nameOf(found)} has reclaimPolicy Retain)`
      : `data is deleted (StorageClass ${nameOf(found)} has reclaimPolicy Delete)`;
  };
}
