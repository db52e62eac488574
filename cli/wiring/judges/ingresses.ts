import { type Fields, fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { issuerAnnotations } from "../made-by-controllers";
import { annotation, namespaceOf, type PlainObject } from "../objects";
import { judged, judgedPort, missing, ok } from "../verdicts";

const classKind = "IngressClass.networking.k8s.io";

/** Judges the classes, backends, certificates and issuers of Ingresses. */
export function judgeIngresses(cluster: Inventory): Verdict[] {
  return cluster
    .all("Ingress.networking.k8s.io")
    .flatMap((ingress) => [
      ...judgeClass(cluster, ingress),
      ...judgeBackends(cluster, ingress),
      ...judgeCertificates(cluster, ingress),
      ...judgeIssuers(cluster, ingress),
    ]);
}

function judgeClass(cluster: Inventory, object: PlainObject): Verdict[] {
  const { ingressClassName } = fields(object, "spec");
  const place = { object, at: "ingressClassName" };
  if (ingressClassName !== undefined) {
    return judged(cluster, place, { kind: classKind, name: ingressClassName });
  }
  /* Controllers that read the annotation need no object of this kind. */
  const isServed =
    annotation(object, "kubernetes.io/ingress.class") !== undefined ||
    cluster.all(classKind).some((one) => annotation(one, "ingressclass.kubernetes.io/is-default-class") === "true");
  return isServed
    ? [ok(place)]
    : [
        missing(cluster, place, undefined, {
          expected: "a default IngressClass",
          got: "none",
          fix: "set ingressClassName",
        }),
      ];
}

function judgeBackends(cluster: Inventory, object: PlainObject): Verdict[] {
  const { defaultBackend, rules } = fields(object, "spec");
  const named = items(rules).flatMap(({ host, http }) =>
    items(http, "paths").map(({ backend, path }) => ({
      at: `backend of ${text(host) ?? "any host"}${text(path) ?? "/"}`,
      backend: fields(backend),
    })),
  );
  const all = [...named, { at: "defaultBackend", backend: fields(defaultBackend) }];
  return all.flatMap(({ at, backend }) => judgeBackend(cluster, object, at, backend));
}

function judgeBackend(cluster: Inventory, object: PlainObject, at: string, backend: Fields): Verdict[] {
  const { name, port } = fields(backend, "service");
  const { name: portName, number: portNumber } = fields(port);
  /* The AWS load balancer controller reads such a backend from the annotation `actions.<name>`. */
  if (portName === "use-annotation") {
    return [];
  }
  const service = { kind: "Service", namespace: namespaceOf(object), name };
  return judgedPort(cluster, { object, at }, service, portName ?? portNumber);
}

function judgeCertificates(cluster: Inventory, object: PlainObject): Verdict[] {
  return items(object, "spec", "tls").flatMap(({ secretName }) =>
    judged(
      cluster,
      { object, at: "tls" },
      { kind: "Secret", namespace: namespaceOf(object), name: secretName, keys: ["tls.crt", "tls.key"] },
    ),
  );
}

/** Judges the issuers that annotations for cert-manager name. */
export function judgeIssuers(cluster: Inventory, object: PlainObject): Verdict[] {
  const group = annotation(object, "cert-manager.io/issuer-group");
  /* The issuer belongs to another group, whose kinds are unknown here. */
  if (group !== undefined && group !== "cert-manager.io") {
    return [];
  }
  return Object.entries(issuerAnnotations).flatMap(([key, kind]) => {
    const namespace = kind.startsWith("Cluster") ? {} : { namespace: namespaceOf(object) };
    return judged(cluster, { object, at: key }, { kind, ...namespace, name: annotation(object, key) });
  });
}
