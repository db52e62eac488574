import type { RegisteredResource } from "../../../../../components/testing";
import { at, text } from "../../../../values";
import { kindOf, nameOf } from "../../../label";
import type { PlannedResource } from "../../../planned-resource";

/**
 * Describes what happens to the data of a deleted claim. Its StorageClass decides (the default class if the claim names none), together with the
 * provider of its cluster.
 */
export type Reclaimed = (storageClass: string | undefined, claim: Pick<PlannedResource, "provider">) => string;

const byDefault = "storageclass.kubernetes.io/is-default-class";

/**
 * Reads the classes of a program: a class that it does not have is one of the cluster, whose policy nobody here knows.
 * https://kubernetes.io/docs/concepts/storage/storage-classes/#reclaim-policy
 */
export function reclaimWords(resources: readonly RegisteredResource[]): Reclaimed {
  const classes = resources.filter(
    (each) => each.type.startsWith("kubernetes:storage.k8s.io/") && kindOf(each) === "StorageClass",
  );
  return (storageClass, { provider }) => {
    const found = classes
      .filter((each) => (each.provider ?? null) === provider)
      .find((each) =>
        storageClass === undefined
          ? text(each.inputs, "metadata", "annotations", byDefault) === "true"
          : nameOf(each) === storageClass,
      );
    const policy = found === undefined ? undefined : (at(found.inputs, "reclaimPolicy") ?? "Delete");
    if (found === undefined || (policy !== "Retain" && policy !== "Delete")) {
      return "data is deleted unless the StorageClass has reclaimPolicy Retain";
    }
    return policy === "Retain"
      ? `data stays on an unused volume in the account (StorageClass ${nameOf(found)} has reclaimPolicy Retain)`
      : `data is deleted (StorageClass ${nameOf(found)} has reclaimPolicy Delete)`;
  };
}
