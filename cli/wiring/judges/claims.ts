import { type Fields, fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { annotation, type PlainObject } from "../objects";
import { judged, missing, ok, type Place } from "../verdicts";

const classKind = "StorageClass.storage.k8s.io";

/** Judges whether claims, and the templates of claims, have a storage class. */
export function judgeClaims(cluster: Inventory): Verdict[] {
  const claims = cluster
    .all("PersistentVolumeClaim")
    .map((object) => ({ object, at: "storageClassName", claim: object }));
  const templates = cluster.all("StatefulSet.apps").flatMap((object) =>
    items(object, "spec", "volumeClaimTemplates").map((claim) => ({
      object,
      at: `volumeClaimTemplates ${text(claim, "metadata", "name") ?? ""}`,
      claim,
    })),
  );
  return [...claims, ...templates].flatMap(({ claim, ...place }) => judgeClaim(cluster, place, fields(claim, "spec")));
}

function judgeClaim(cluster: Inventory, place: Place, { storageClassName, volumeName }: Fields): Verdict[] {
  /* An empty name requests an existing volume, and so does a class that only volumes name. */
  if (storageClassName === "" || text(volumeName) !== undefined || isStatic(cluster, storageClassName)) {
    return [ok(place)];
  }
  if (storageClassName !== undefined && storageClassName !== null) {
    return judged(cluster, place, { kind: classKind, name: storageClassName });
  }
  return cluster.all(classKind).some(isDefault)
    ? [ok(place)]
    : [
        missing(cluster, place, undefined, {
          expected: "a default StorageClass",
          got: "none",
          fix: "name a class, or make one the default",
        }),
      ];
}

function isStatic(cluster: Inventory, storageClass: unknown): boolean {
  return (
    text(storageClass) !== undefined &&
    cluster.all("PersistentVolume").some((volume) => text(volume, "spec", "storageClassName") === storageClass)
  );
}

function isDefault(storageClass: PlainObject): boolean {
  return annotation(storageClass, "storageclass.kubernetes.io/is-default-class") === "true";
}
