import { fields, items, text } from "../../values";
import type { Verdict } from "../contract";
import type { Inventory } from "../inventory";
import type { PlainObject } from "../objects";
import { judgedPort } from "../verdicts";

const admission = "admissionregistration.k8s.io";
const configurations = [`MutatingWebhookConfiguration.${admission}`, `ValidatingWebhookConfiguration.${admission}`];

/** Judges whether the Services exist that the API server calls: those of webhooks, conversions and aggregated APIs. */
export function judgeWebhooks(cluster: Inventory): Verdict[] {
  const hooks = configurations
    .flatMap((kind) => cluster.all(kind))
    .flatMap((object) =>
      items(object, "webhooks").flatMap(({ name, clientConfig }) =>
        judgeCalled(cluster, object, `webhook ${text(name) ?? ""}`, fields(clientConfig, "service")),
      ),
    );
  const conversions = cluster
    .all("CustomResourceDefinition.apiextensions.k8s.io")
    .flatMap((object) =>
      judgeCalled(
        cluster,
        object,
        "conversion",
        fields(object, "spec", "conversion", "webhook", "clientConfig", "service"),
      ),
    );
  const apis = cluster
    .all("APIService.apiregistration.k8s.io")
    .flatMap((object) => judgeCalled(cluster, object, "service", fields(object, "spec", "service")));
  return [...hooks, ...conversions, ...apis];
}

function judgeCalled(
  cluster: Inventory,
  object: PlainObject,
  at: string,
  { name, namespace, port = 443 }: ReturnType<typeof fields>,
): Verdict[] {
  const service = { kind: "Service", namespace: text(namespace) ?? "default", name };
  return judgedPort(cluster, { object, at }, service, port);
}
