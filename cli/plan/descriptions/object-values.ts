import type { RegisteredResource } from "../../../components/testing";
import { at, type Fields, fields, items, text, texts } from "../../values";
import { chartOf, kindOf } from "../label";
import { argoValues } from "./argo-values";
import { chartDeeds } from "./chart-values";
import { customValues } from "./custom-values";
import { gatewayValues } from "./gateway-values";
import { declaredPlain, overridden } from "./overridden";

type Values = (inputs: Fields) => readonly (string | undefined)[];

const issuers = ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer"];

const valuesByKind: Readonly<Record<string, Values>> = {
  ...gatewayValues,
  ...argoValues,
  ...customValues,
  Namespace: ({ metadata }) => [podSecurity(fields(at(metadata, "labels")))],
  ResourceQuota: ({ spec }) => [pairs(fields(at(spec, "hard")))],
  LimitRange: ({ spec }) => items(at(spec, "limits")).map(limits),
  Service: ({ spec }) => service(fields(spec)),
  Ingress: (inputs) => ingress(inputs),
  PodDisruptionBudget: ({ spec }) => ["maxUnavailable", "minAvailable"].map((key) => said(key, at(spec, key))),
  StorageClass: ({ metadata, provisioner, parameters, reclaimPolicy }) => [
    [text(provisioner), text(at(parameters, "type"))].filter((part) => part !== undefined).join(" "),
    text(reclaimPolicy),
    defaultClass(at(metadata, "annotations", "storageclass.kubernetes.io/is-default-class"), provisioner),
    at(parameters, "encrypted") === "true" ? "encrypted" : undefined,
  ],
  PersistentVolumeClaim: ({ spec }) => [
    text(at(spec, "resources", "requests", "storage")),
    said("class", at(spec, "storageClassName")),
  ],
  ConfigMap: ({ data, binaryData, immutable }) => [
    keys([...Object.keys(fields(data)), ...Object.keys(fields(binaryData))]),
    immutable === true ? undefined : "not immutable",
  ],
  ExternalSecret: ({ spec }) => [
    `from ${text(at(spec, "secretStoreRef", "kind")) ?? ""} ${text(at(spec, "secretStoreRef", "name")) ?? "unknown"}`,
    keys(items(at(spec, "data")).flatMap(({ secretKey }) => text(secretKey) ?? [])),
    said("every", at(spec, "refreshInterval")),
  ],
  ServiceMonitor: ({ spec }) =>
    items(at(spec, "endpoints")).map(
      ({ path, interval }) => `${text(path) ?? "/metrics"} every ${text(interval) ?? "default interval"}`,
    ),
  PrometheusRule: ({ spec }) => [
    counted(items(at(spec, "groups")).flatMap(({ rules }) => items(rules)).length, "alert"),
  ],
  VerticalPodAutoscaler: ({ spec }) => [said("mode", at(spec, "updatePolicy", "updateMode"))],
  TriggerAuthentication: ({ spec }) => [said("pod identity", at(spec, "podIdentity", "provider"))],
  SealedSecret: ({ spec }) => [keys(Object.keys(fields(at(spec, "encryptedData"))))],
};

/** Returns the values of a Kubernetes object or a Helm release that matter to a reviewer; nothing if the kind says enough. */
export function objectValues(resource: RegisteredResource): string[] {
  const chart = chartOf(resource);
  if (chart !== "") {
    const { length } = Object.keys(fields(resource.inputs.values));
    return [
      chart,
      ...chartDeeds(resource),
      ...(length === 0 ? [] : [`${length} ${length === 1 ? "value" : "values"}`]),
    ];
  }
  const values = resource.type.startsWith("kubernetes:") ? valuesByKind[kindOf(resource)] : undefined;
  const said = (values?.(resource.inputs) ?? []).filter((value) => value !== undefined && value !== "") as string[];
  return [...said, ...overridden(resource.inputs), ...declaredPlain(resource.inputs.metadata)];
}

/** Recognizes the cloud's own class: it is only patched, so it has no driver here. */
function defaultClass(isDefault: unknown, provisioner: unknown): string | undefined {
  if (isDefault === "true") {
    return "default";
  }
  return isDefault === "false" && provisioner === undefined
    ? "the cloud's own class, no longer the default"
    : undefined;
}

function keys(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `${names.length === 1 ? "key" : "keys"} ${names.join(", ")}`;
}

function counted(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? "" : "s"}`;
}

function said(what: string, value: unknown): string | undefined {
  const known = text(value);
  return known === undefined ? undefined : `${what} ${known}`;
}

function podSecurity(labels: Fields): string {
  return `pod security ${text(labels["pod-security.kubernetes.io/enforce"]) ?? "not enforced"}`;
}

function pairs(amounts: Fields): string {
  return Object.entries(amounts)
    .map(([key, value]) => `${key} ${text(value) ?? "unknown"}`)
    .join(", ");
}

function limits(limit: Fields): string {
  const parts = ["defaultRequest", "default", "min", "max"].flatMap((key) => {
    const amounts = pairs(fields(limit[key]));
    return amounts === "" ? [] : [`${key} ${amounts}`];
  });
  return `${text(limit.type) ?? ""}: ${parts.join("; ")}`;
}

function service({ type, ports, clusterIP, publishNotReadyAddresses }: Fields): (string | undefined)[] {
  const shown = items(ports).map(({ name, port, targetPort, appProtocol }) => {
    const [outside, inside] = [text(port) ?? "unknown", text(targetPort)];
    const speaks = text(appProtocol);
    const marks = [name === "metrics" && clusterIP !== "None" ? "metrics" : undefined, speaks];
    const mark = marks.filter((one) => one !== undefined).join(", ");
    const shownPort = inside === undefined || inside === outside ? outside : `${outside}→${inside}`;
    return mark === "" ? shownPort : `${shownPort} (${mark})`;
  });
  const isUsual = type === undefined || type === "ClusterIP";
  return [
    isUsual ? undefined : (text(type) ?? "of unknown type"),
    clusterIP === "None" ? "headless" : undefined,
    clusterIP !== "None" && publishNotReadyAddresses === true ? "also pods that are not ready" : undefined,
    shown.length === 0 ? undefined : `${shown.length === 1 ? "port" : "ports"} ${shown.join(", ")}`,
  ];
}

const albScheme = "alb.ingress.kubernetes.io/scheme";

function ingress({ metadata, spec }: Fields): (string | undefined)[] {
  const annotations = fields(at(metadata, "annotations"));
  const hosts = items(at(spec, "rules")).map(({ host }) => text(host) ?? "any host");
  const secured = new Set(items(at(spec, "tls")).flatMap((entry) => texts(entry.hosts)));
  const plain = hosts.filter((host) => !secured.has(host));
  const issuer = issuers.flatMap((key) => text(annotations[key]) ?? []);
  return [
    [...new Set(hosts)].join(", "),
    said("class", at(spec, "ingressClassName")),
    ...issuer.map((name) => `issuer ${name}`),
    /* The controller finds the certificate in ACM by host; the program does not name it. */
    secured.size > 0 && albScheme in annotations ? "certificate of ACM" : undefined,
    plain.length === 0 ? undefined : `without TLS: ${plain.join(", ")}`,
  ];
}
