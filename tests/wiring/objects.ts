import { type Fields, fields } from "../../cli/values";
import type { PlainObject, Surroundings } from "../../cli/wiring";
import { judgeWiring, type Wiring } from "../../cli/wiring";

/** Makes an object: `object("v1", "Secret", "shop/db", { data })`. */
export function object(apiVersion: string, kind: string, path: string, rest: Fields = {}): PlainObject {
  const [namespace, own] = path.includes("/") ? path.split("/") : [undefined, path];
  const { metadata, ...more } = rest;
  return {
    apiVersion,
    kind,
    metadata: { name: own, ...(namespace !== undefined && { namespace }), ...fields(metadata) },
    ...more,
  };
}

/** Makes a Deployment of two pods with the label `app`, which is its name. */
export function deployment(path: string, container: Fields = {}, pod: Fields = {}, spec: Fields = {}): PlainObject {
  const app = path.split("/").at(-1);
  const containers = [{ name: "web", ports: [{ name: "http", containerPort: 8080 }], ...container }];
  const template = { metadata: { labels: { app } }, spec: { containers, ...pod } };
  return object("apps/v1", "Deployment", path, { spec: { replicas: 2, template, ...spec } });
}

/** Makes a Service of the pods with the label `app`, which is its name. */
export function service(path: string, port: Fields = { name: "http", port: 80, targetPort: "http" }): PlainObject {
  const app = path.split("/").at(-1);
  return object("v1", "Service", path, { metadata: { labels: { app } }, spec: { selector: { app }, ports: [port] } });
}

/** Judges objects that are all of a cluster. */
export function judge(objects: readonly PlainObject[], surroundings: Partial<Surroundings> = {}): Wiring {
  return judgeWiring(objects, { unseen: [], ...surroundings });
}

/** Returns the broken references among objects that are all of a cluster. */
export function broken(...objects: readonly PlainObject[]): readonly string[] {
  return judge(objects).broken;
}
