import { type Fields, fields, items, text } from "../../values";
import type { PlainObject } from "../../wiring";
import type { End } from "../contract";
import { assumedPods, podsWith, type Scene } from "../scene";
import { toService } from "../services";
import type { Demand } from "./demand";

const admission = "admissionregistration.k8s.io";
const configurations = [`MutatingWebhookConfiguration.${admission}`, `ValidatingWebhookConfiguration.${admission}`];

/** Lists the API server's calls: to webhooks, conversions and aggregated APIs. */
export function webhookDemands(scene: Scene): Demand[] {
  const { cluster } = scene;
  const hooks = configurations.flatMap((kind) =>
    cluster.all(kind).flatMap((object) =>
      items(object, "webhooks").map(({ clientConfig, name }) => ({
        object,
        at: `webhook ${text(name) ?? ""}`,
        service: fields(clientConfig, "service"),
      })),
    ),
  );
  const conversions = cluster.all("CustomResourceDefinition.apiextensions.k8s.io").map((object) => ({
    object,
    at: "conversion",
    service: fields(object, "spec", "conversion", "webhook", "clientConfig", "service"),
  }));
  const apis = cluster.all("APIService.apiregistration.k8s.io").map((object) => ({
    object,
    at: "service",
    service: fields(object, "spec", "service"),
  }));
  const callers = callersOf(scene);
  return [...hooks, ...conversions, ...apis].flatMap((call) => demandOf(scene, call, callers));
}

interface Call {
  readonly object: PlainObject;
  readonly at: string;
  readonly service: Fields;
}

function demandOf(scene: Scene, { at, object, service }: Call, callers: readonly End[]): Demand[] {
  const { name, namespace, port = 443 } = service;
  const found = scene.cluster.find({
    kind: "Service",
    namespace: text(namespace) ?? "default",
    name: text(name) ?? "",
  });
  /* The API server resolves the Service by itself, so that its port matters but not its address. */
  return found === undefined
    ? []
    : [{ object, at, connections: callers.flatMap((from) => toService(scene, from, found, port, "endpoints")) }];
}

/** Returns where the API server's calls come from. */
function callersOf(scene: Scene): End[] {
  return scene.fabric.callers.flatMap((caller): End[] => {
    if ("ranges" in caller) {
      const { ranges } = caller;
      return [{ kind: "api-server", name: "the API server", ...(ranges !== undefined && { ranges }) }];
    }
    const found = podsWith(scene, caller.labels, caller.namespace).map(({ end }) => end);
    const relay = { ...caller, name: "the API server's relay", reason: "" };
    const { assumed: _, ...known } = assumedPods(scene, relay);
    return found.length > 0 ? found : [known];
  });
}
