import { nearName } from "../../components/testing";
import { type Fields, isKnown, isRecord, text } from "../values";
import type { Verdict } from "./contract";
import type { Inventory } from "./inventory";
import { nameOf, namespaceOf, type PlainObject } from "./objects";
import { broken, judged, ok, type Place, unknown } from "./verdicts";

/** A resource of a cloud that gives the pods of a service account an identity there. */
export interface Identity {
  readonly place: Place;
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * How clouds write a service account: EKS by OIDC and AKS (https://learn.microsoft.com/azure/aks/workload-identity-overview), and both
 * forms
 * of GKE (https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity).
 */
const written = [
  /system:serviceaccount:([^:*?"]+):([^:*?"]+)/,
  /\.svc\.id\.goog\/subject\/ns\/([^/]+)\/sa\/([^/]+)$/,
  /\.svc\.id\.goog\[([^/]+)\/([^/]+)\]$/,
];

/** Lists the identities among resources of clouds. */
export function identitiesIn(
  resources: readonly { readonly type: string; readonly name: string; readonly inputs: Fields }[],
): Identity[] {
  return resources.flatMap(({ inputs, name, type }) => {
    const object: PlainObject = { kind: type.split(":").at(-1), metadata: { name } };
    const [namespace, serviceAccount] = [text(inputs, "namespace"), text(inputs, "serviceAccount")];
    if (type.startsWith("kubernetes:")) {
      return [];
    }
    return type.endsWith(":PodIdentityAssociation") && namespace !== undefined && serviceAccount !== undefined
      ? [{ place: { object, at: "serviceAccount" }, namespace, serviceAccount }]
      : Object.entries(inputs).flatMap(([key, value]) =>
          accountsIn(value).map((one) => ({ place: { object, at: key }, ...one })),
        );
  });
}

function accountsIn(value: unknown): Omit<Identity, "place">[] {
  if (typeof value === "string") {
    return written.flatMap((pattern) => {
      const [, namespace, serviceAccount] = pattern.exec(value) ?? [];
      const isWhole = namespace !== undefined && serviceAccount !== undefined;
      return isWhole && isKnown(namespace) && isKnown(serviceAccount) ? [{ namespace, serviceAccount }] : [];
    });
  }
  const inner: readonly unknown[] = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return inner.flatMap(accountsIn);
}

/** Judges whether the service accounts exist that clouds give identities to; pods with another account get none. */
export function judgeIdentities(cluster: Inventory, identities: readonly Identity[]): Verdict[] {
  const namespaces = [
    ...cluster.all("Namespace").map(nameOf),
    ...cluster.unseen.flatMap(({ namespace }) => namespace ?? []),
  ];
  return identities.flatMap(({ namespace, place, serviceAccount }) => {
    if (!namespaces.includes(namespace) && !isOfCluster(namespace)) {
      return [judgeNamespace(place, namespace, namespaces)];
    }
    return judgeAccount(cluster, place, namespace, serviceAccount);
  });
}

/** Reports whether a namespace is that of the cluster's own software. */
function isOfCluster(namespace: string): boolean {
  return namespace.startsWith("kube-");
}

function judgeNamespace(place: Place, namespace: string, known: readonly string[]): Verdict {
  const near = nearName(namespace, known);
  return near === undefined
    ? unknown(place, `Namespace ${namespace}`, "somebody else may create the namespace")
    : broken(place, `expected a namespace, got "${namespace}"; did you mean "${near}"?`);
}

/** A chart that nobody rendered names its accounts after itself, its release or a value; a name that is nearly one of these is misspelt. */
function judgeAccount(cluster: Inventory, place: Place, namespace: string, name: string): Verdict[] {
  const own = cluster.all("ServiceAccount", namespace).filter((one) => namespaceOf(one) === namespace);
  const charts = cluster.unseen.filter((one) => one.namespace === namespace && one.kinds === undefined);
  const known = [...own.map(nameOf), ...charts.flatMap(({ names = [] }) => names)];
  if (known.includes(name)) {
    return [ok(place)];
  }
  const near = charts.length > 0 ? nearName(name, known) : undefined;
  if (near === undefined && isOfCluster(namespace)) {
    return [
      unknown(place, `ServiceAccount ${namespace}/${name}`, "the cluster creates its own service accounts there"),
    ];
  }
  return near === undefined
    ? judged(cluster, place, { kind: "ServiceAccount", namespace, name })
    : [broken(place, `expected a ServiceAccount of ${namespace}, got "${name}"; did you mean "${near}"?`)];
}
