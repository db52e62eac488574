import { type Fields, fields, items, text, texts } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import { groupOf, kindIn, labelOf, namespaceOf, type PlainObject, shortKind } from "../objects";
import { broken, judged, judgedPort, type Place, type Written } from "../verdicts";
import { judgeIssuers } from "./ingresses";

const group = "gateway.networking.k8s.io";
const routeKinds = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"].map((kind) => `${kind}.${group}`);

/** Judges Gateways by class, certificates and issuers, and routes by Gateways and backends. */
export function judgeGateways(cluster: Inventory): Verdict[] {
  const routes = routeKinds.flatMap((kind) => cluster.all(kind));
  return [
    ...cluster.all(`Gateway.${group}`).flatMap((gateway) => judgeGateway(cluster, gateway)),
    ...routes.flatMap((route) => [...judgeParents(cluster, route), ...judgeBackends(cluster, route)]),
  ];
}

function judgeGateway(cluster: Inventory, object: PlainObject): Verdict[] {
  const { gatewayClassName, listeners } = fields(object, "spec");
  const certificates = items(listeners).flatMap(({ name, tls }) =>
    items(tls, "certificateRefs").flatMap((reference) =>
      judgeFrom(cluster, { object, at: `listener ${text(name) ?? ""}` }, reference, "Secret"),
    ),
  );
  const ofClass = { kind: `GatewayClass.${group}`, name: gatewayClassName };
  return [
    ...judged(cluster, { object, at: "gatewayClassName" }, ofClass),
    ...certificates,
    ...judgeIssuers(cluster, object),
  ];
}

function judgeParents(cluster: Inventory, object: PlainObject): Verdict[] {
  return items(object, "spec", "parentRefs").flatMap((reference) => {
    const place = { object, at: "parentRefs" };
    const written = targetOf(object, reference, `Gateway.${group}`);
    const gateway = cluster.find({ ...written, name: text(written.name) ?? "" });
    const listener = text(reference, "sectionName");
    const listeners = items(gateway, "spec", "listeners").map(({ name }) => text(name) ?? "");
    if (gateway === undefined || listener === undefined || listeners.includes(listener)) {
      return judged(cluster, place, written);
    }
    const got = listeners.join(", ");
    return [broken(place, `expected listener "${listener}" of ${labelOf(gateway)}, got ${got}; fix sectionName`)];
  });
}

function judgeBackends(cluster: Inventory, object: PlainObject): Verdict[] {
  return items(object, "spec", "rules").flatMap(({ backendRefs, filters }) => {
    const mirrors = items(filters).map(({ requestMirror }) => fields(requestMirror, "backendRef"));
    return [...items(backendRefs), ...mirrors.filter(({ name }) => name !== undefined)].flatMap((reference) =>
      judgeFrom(cluster, { object, at: "backendRefs" }, reference, "Service"),
    );
  });
}

/** Judges a reference that may lead into another namespace, which must allow it. */
function judgeFrom(cluster: Inventory, place: Place, reference: Fields, defaultKind: string): Verdict[] {
  const written = targetOf(place.object, reference, defaultKind);
  const { namespace = "", kind } = written;
  if (namespace !== namespaceOf(place.object) && !isGranted(cluster, place.object, written)) {
    const what = `a ReferenceGrant in ${namespace} for ${shortKind(kind)} ${namespace}/${text(written.name) ?? ""}`;
    const reason = cluster.mayBring(namespace);
    return reason === undefined ? [broken(place, `expected ${what}, got none; add the grant`)] : [];
  }
  return kind === "Service" ? judgedPort(cluster, place, written, reference.port) : judged(cluster, place, written);
}

function targetOf(object: PlainObject, reference: Fields, defaultKind: string): Written {
  const ownGroup = reference.group === undefined ? groupOf(defaultKind) : (text(reference, "group") ?? "");
  return {
    kind: kindIn(ownGroup === "" ? "v1" : `${ownGroup}/v1`, text(reference, "kind") ?? shortKind(defaultKind)),
    namespace: text(reference, "namespace") ?? namespaceOf(object),
    name: reference.name,
  };
}

/** https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
function isGranted(cluster: Inventory, object: PlainObject, { kind, name, namespace }: Written): boolean {
  return cluster
    .all(`ReferenceGrant.${group}`, namespace)
    .some(
      (grant) =>
        items(grant, "spec", "from").some(
          (from) =>
            texts([from.kind, from.namespace]).join(" ") === `${text(object, "kind") ?? ""} ${namespaceOf(object)}`,
        ) &&
        items(grant, "spec", "to").some(
          (to) => to.kind === shortKind(kind) && [undefined, name].includes(text(to, "name")),
        ),
    );
}
