import { type Fields, fields, items, text, texts } from "../values";
import type { Inventory } from "./inventory";
import type { PlainObject } from "./objects";
import type { PodSource } from "./pods";

/** A Service's address in a text: a host, and a port. */
interface Address {
  readonly host: string;
  readonly port: number;
}

/** Matches a host with a port, but not the last part of an image with a path, an image with a version, or a user with a password. */
const hostAndPort = /(?<![\w.-]|[^/]\/)([a-z](?:[-a-z0-9.]*[a-z0-9])?):(\d{2,5})(?![\w@]|[.-]\w)/g;
const url = /\b(https?):\/\/([a-z](?:[-a-z0-9.]*[a-z0-9])?)(?=[/?#\s"',;]|$)/g;

/** Texts that only look like addresses: a user and a group (`chown -R app:1000`), and an image (`--image=postgres:16`). */
const noAddress = /\b(?:chown|gosu|su-exec)(?:\s+-\S+)*\s+\S+|(?<![\w-])--[\w-]*image[=\s]\S+/g;

/** Finds addresses in a text: `cart:7070`, `http://backend/`. */
export function addressesIn(value: string): Address[] {
  return [
    ...[...value.replaceAll(noAddress, "").matchAll(hostAndPort)].map(([, host = "", port = ""]) => ({
      host,
      port: Number(port),
    })),
    ...[...value.matchAll(url)].map(([, scheme = "", host = ""]) => ({ host, port: scheme === "http" ? 80 : 443 })),
  ];
}

/** An address of a Service in the configuration of a workload. */
export interface ServiceAddress extends Address {
  /** For instance `env CART`. */
  readonly at: string;
  readonly namespace: string;
  readonly name: string;
  /** Whether the host contains its namespace and `svc`, so that it must be a Service: `cart.shop.svc`. */
  readonly isWhole: boolean;
  /** Absent if there is no such Service. */
  readonly service?: PlainObject;
}

/** Lists the addresses in the variables, commands and arguments of pods that are, or can only be, those of a Service. */
export function addressesOf(cluster: Inventory, source: PodSource): ServiceAddress[] {
  return textsOf(cluster, source).flatMap(({ at, value }) =>
    addressesIn(value).flatMap(({ host, port }) => {
      const meant = serviceAt(cluster, source.namespace, host);
      return meant === undefined ? [] : [{ at, host, port, ...meant }];
    }),
  );
}

interface Setting {
  /** For instance `env CART`. */
  readonly at: string;
  readonly value: string;
}

function textsOf(cluster: Inventory, { namespace, spec }: PodSource): Setting[] {
  return [...items(spec.initContainers), ...items(spec.containers)].flatMap((container) => [
    ...["command", "args"].map((key) => ({ at: key, value: texts(container, key).join(" ") })),
    ...items(container, "env").flatMap((variable) => settingOf(cluster, namespace, variable)),
    ...items(container, "envFrom").flatMap(({ configMapRef }) =>
      Object.entries(dataOf(cluster, namespace, configMapRef)).flatMap(([key, value]) =>
        typeof value === "string" && !namesImage(key) ? [{ at: `env ${key}`, value }] : [],
      ),
    ),
  ]);
}

function settingOf(cluster: Inventory, namespace: string, { name, value, valueFrom }: Fields): Setting[] {
  const reference = fields(valueFrom, "configMapKeyRef");
  const given = text(value) ?? text(dataOf(cluster, namespace, reference), text(reference, "key") ?? "");
  const variable = text(name) ?? "";
  return given === undefined || namesImage(variable) ? [] : [{ at: `env ${variable}`, value: given }];
}

/** Reports whether a variable holds an image, such as `postgres:16`, rather than the address of an image server. */
function namesImage(variable: string): boolean {
  return /image/i.test(variable) && !/(?:addr|address|endpoint|host|server|service|upstream|url)s?$/i.test(variable);
}

function dataOf(cluster: Inventory, namespace: string, reference: unknown): Fields {
  return fields(cluster.find({ kind: "ConfigMap", namespace, name: text(reference, "name") ?? "" }), "data");
}

/** Finds the Service of a host name: https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
function serviceAt(
  cluster: Inventory,
  own: string,
  host: string,
): Pick<ServiceAddress, "isWhole" | "name" | "namespace" | "service"> | undefined {
  const labels = host.replace(/\.svc(?:\.cluster\.local)?\.?$/, "").split(".");
  const isWhole = labels.join(".").length < host.length;
  const [first = "", second = "", third = ""] = labels;
  /* A pod of a StatefulSet has a name in its Service. */
  const meant: readonly (readonly [name: string, namespace: string])[] =
    labels.length === 1
      ? [[first, own]]
      : labels.length === 2
        ? [
            [first, second],
            [second, own],
          ]
        : labels.length === 3
          ? [[second, third]]
          : [];
  const found = meant.map(([name, namespace]) => ({
    name,
    namespace,
    isWhole: isWhole && labels.length > 1,
    service: cluster.find({ kind: "Service", namespace, name }),
  }));
  const [best] = found;
  return found.find(({ service }) => service !== undefined) ?? (best?.isWhole === true ? best : undefined);
}
