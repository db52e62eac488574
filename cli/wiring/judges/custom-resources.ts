import { fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { namespaceOf, type PlainObject } from "../objects";
import { judged, type Place } from "../verdicts";

/** Judges the references of custom resources of add-ons: issuers, stores of secrets, classes of nodes. */
export function judgeCustomResources(cluster: Inventory): Verdict[] {
  return [
    ...cluster.all("Certificate.cert-manager.io").flatMap((object) => {
      const { kind = "Issuer", group = "cert-manager.io", name } = fields(object, "spec", "issuerRef");
      const isOwn = group === "cert-manager.io";
      return isOwn ? judgeEither(cluster, { object, at: "issuerRef" }, text(kind) ?? "", "cert-manager.io", name) : [];
    }),
    ...cluster.all("ExternalSecret.external-secrets.io").flatMap((object) => {
      const { kind = "SecretStore", name } = fields(object, "spec", "secretStoreRef");
      const place = { object, at: "secretStoreRef" };
      return judgeEither(cluster, place, text(kind) ?? "", "external-secrets.io", name);
    }),
    ...cluster.all("NodePool.karpenter.sh").flatMap((object) => {
      const { group, kind, name } = fields(object, "spec", "template", "spec", "nodeClassRef");
      const ofClass = { kind: `${text(kind) ?? ""}.${text(group) ?? ""}`, name };
      return judged(cluster, { object, at: "nodeClassRef" }, ofClass);
    }),
    ...cluster.all("ServiceAccount").flatMap((object) => judgePullSecrets(cluster, object)),
  ];
}

/** Judges a reference to a kind that exists both per namespace and, with the prefix "Cluster", for the whole cluster. */
function judgeEither(cluster: Inventory, place: Place, kind: string, group: string, name: unknown): Verdict[] {
  const namespace = kind.startsWith("Cluster") ? {} : { namespace: namespaceOf(place.object) };
  return judged(cluster, place, { kind: `${kind}.${group}`, ...namespace, name });
}

function judgePullSecrets(cluster: Inventory, object: PlainObject): Verdict[] {
  return items(object.imagePullSecrets).flatMap(({ name }) =>
    judged(cluster, { object, at: "imagePullSecrets" }, { kind: "Secret", namespace: namespaceOf(object), name }),
  );
}
