import { type Fields, items, text } from "../../values";
import { namespaceOf, type PlainObject } from "../../wiring";
import type { End } from "../contract";
import type { Scene } from "../scene";
import { toService } from "../services";
import type { Demand } from "./demand";
import { chartPods, controllerPods } from "./ingresses";

const group = "gateway.networking.k8s.io";
const routeKinds = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"].map((kind) => `${kind}.${group}`);

/** Lists the connections that routes ask for: from the pods of their Gateways' controllers to the pods of each backend. */
export function gatewayDemands(scene: Scene): Demand[] {
  return routeKinds
    .flatMap((kind) => scene.cluster.all(kind))
    .flatMap((route) => {
      const gateways = items(route, "spec", "parentRefs").map((parent) => controllersOf(scene, route, parent));
      const backends = items(route, "spec", "rules").flatMap(({ backendRefs }) => items(backendRefs));
      return backends.flatMap((backend) => gateways.flatMap((from) => demandOf(scene, route, backend, from)));
    });
}

function demandOf(scene: Scene, object: PlainObject, backend: Fields, controllers: readonly End[]): Demand[] {
  const { kind = "Service", name, namespace, port } = backend;
  const reference = { kind: "Service", namespace: text(namespace) ?? namespaceOf(object), name: text(name) ?? "" };
  const service = kind === "Service" ? scene.cluster.find(reference) : undefined;
  if (service === undefined) {
    return [];
  }
  const at = `backend ${reference.name}:${text(port) ?? ""}`;
  const connections = controllers.flatMap((from) => toService(scene, from, service, port, "endpoints"));
  const unknown = "the pods of the Gateway's controller are not known";
  return [{ object, at, connections, ...(controllers.length === 0 && { unknown }) }];
}

/** Returns the pods of the controller that serves a Gateway. */
function controllersOf(scene: Scene, route: PlainObject, { name, namespace }: Fields): End[] {
  const { cluster } = scene;
  const reference = { namespace: text(namespace) ?? namespaceOf(route), name: text(name) ?? "" };
  const gateway = cluster.find({ kind: `Gateway.${group}`, ...reference });
  const ofClass = text(gateway, "spec", "gatewayClassName");
  const known = cluster.find({ kind: `GatewayClass.${group}`, name: ofClass ?? "" });
  const envoy = scene.envoys.get(ofClass ?? "");
  if (envoy !== undefined) {
    return [envoy];
  }
  return known === undefined ? chartPods(scene, ofClass) : controllerPods(scene, known);
}
