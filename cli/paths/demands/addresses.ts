import { type Fields, fields, items, text, texts } from "../../values";
import type { PlainObject, PodSource } from "../../wiring";
import type { Scene } from "../scene";
import { toService } from "../services";
import type { Demand } from "./demand";

/** A Service's address in a text: a host, and a port. */
interface Address {
  readonly host: string;
  readonly port: number;
}

const hostAndPort = /(?<![\w.-])([a-z](?:[-a-z0-9.]*[a-z0-9])?):(\d{2,5})(?!\d)/g;
const url = /\b(https?):\/\/([a-z](?:[-a-z0-9.]*[a-z0-9])?)(?=[/?#\s"',;]|$)/g;

/** Finds addresses in a text: `cart:7070`, `http://backend/`. */
export function addressesIn(value: string): Address[] {
  return [
    ...[...value.matchAll(hostAndPort)].map(([, host = "", port = ""]) => ({ host, port: Number(port) })),
    ...[...value.matchAll(url)].map(([, scheme = "", host = ""]) => ({ host, port: scheme === "http" ? 80 : 443 })),
  ];
}

/** Lists the calls that workloads are configured with: addresses of Services in their variables, commands and arguments. */
export function addressDemands(scene: Scene): Demand[] {
  return scene.pods.flatMap(({ end, source }) =>
    textsOf(scene, source).flatMap(({ at, value }) =>
      addressesIn(value).flatMap(({ host, port }) => {
        const service = serviceAt(scene, source.namespace, host);
        const connections = service === undefined ? [] : toService(scene, end, service, port, "service");
        // Many programs have their own address among their settings.
        const others = connections.filter(({ to }) => to !== end);
        return others.length === 0 ? [] : [{ object: source.object, at: `${at} ${host}:${port}`, connections: others }];
      }),
    ),
  );
}

interface Setting {
  /** For instance `env CART`. */
  readonly at: string;
  readonly value: string;
}

function textsOf(scene: Scene, { namespace, spec }: PodSource): Setting[] {
  return [...items(spec.initContainers), ...items(spec.containers)].flatMap((container) => [
    ...["command", "args"].flatMap((key) => texts(container, key).map((value) => ({ at: key, value }))),
    ...items(container, "env").flatMap((variable) => settingOf(scene, namespace, variable)),
    ...items(container, "envFrom").flatMap(({ configMapRef }) =>
      Object.entries(dataOf(scene, namespace, configMapRef)).flatMap(([key, value]) =>
        typeof value === "string" ? [{ at: `env ${key}`, value }] : [],
      ),
    ),
  ]);
}

function settingOf(scene: Scene, namespace: string, { name, value, valueFrom }: Fields): Setting[] {
  const reference = fields(valueFrom, "configMapKeyRef");
  const given = text(value) ?? text(dataOf(scene, namespace, reference), text(reference, "key") ?? "");
  return given === undefined ? [] : [{ at: `env ${text(name) ?? ""}`, value: given }];
}

function dataOf({ cluster }: Scene, namespace: string, reference: unknown): Fields {
  return fields(cluster.find({ kind: "ConfigMap", namespace, name: text(reference, "name") ?? "" }), "data");
}

/** Finds the Service of a host name: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
function serviceAt({ cluster }: Scene, namespace: string, host: string): PlainObject | undefined {
  const labels = host.replace(/\.svc(?:\.cluster\.local)?$/, "").split(".");
  const [first = "", second = "", third = ""] = labels;
  const find = (name: string, where: string) => cluster.find({ kind: "Service", namespace: where, name });
  switch (labels.length) {
    case 1:
      return find(first, namespace);
    case 2:
      // A pod of a StatefulSet has a name in its Service.
      return find(first, second) ?? find(second, namespace);
    case 3:
      return find(second, third);
    default:
      return undefined;
  }
}
