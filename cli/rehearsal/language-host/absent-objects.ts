/**
 * Lets a program read the objects of an absent chart with `getResource` and `getResourceProperty`. A collection without objects reads them from the
 * cluster. The cluster's provider assumes that they exist and names them. The SDK itself would return undefined:
 * https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/sdk/nodejs/yaml/yaml.ts
 */
export const absentObjects = `
import Module from "node:module";
const load = Module._load;
const done = new WeakSet();
Module._load = function (request, parent, ...more) {
  const exports = load.call(this, request, parent, ...more);
  const collection = /yaml/.test(request) ? exports?.CollectionComponentResource?.prototype : undefined;
  if (typeof collection?.getResourceImpl === "function" && !done.has(collection)) {
    done.add(collection);
    readAbsent(collection, (name) => load.call(this, name, parent, false));
  }
  return exports;
};
function readAbsent(collection, require) {
  const own = collection.getResourceImpl;
  const read = new WeakMap();
  collection.getResourceImpl = function (kind, namespaceOrName, name) {
    const id = name === undefined ? namespaceOrName : namespaceOrName + "/" + name;
    const isEmpty = (objects) => Object.keys(objects).every((key) => key.includes("/CustomResourceDefinition::"));
    const absent = () => {
      const known = read.get(this) ?? read.set(this, new Map()).get(this);
      const key = kind + "::" + id;
      return known.get(key) ?? known.set(key, readObject(this, kind, id, require)).get(key);
    };
    return this.resources.apply((objects) => (isEmpty(objects) ? absent() : own.call(this, kind, namespaceOrName, name)));
  };
}
function readObject(parent, kind, id, require) {
  const { CustomResource } = require("@pulumi/pulumi");
  // Without a version, the engine chooses the newest one in the stack's state, which changes with the first update.
  const version = require("@pulumi/kubernetes/utilities").getVersion();
  const steps = kind.split("/");
  const apiVersion = steps.slice(0, -1).join("/");
  const own = steps[steps.length - 1];
  const type = "kubernetes:" + (steps.length === 2 ? "core/" : "") + apiVersion + ":" + own;
  const outputs = { metadata: undefined, spec: undefined, status: undefined, data: undefined };
  return new CustomResource(type, parent.__name + "-" + id, { apiVersion, kind: own, ...outputs }, { id, parent, version });
}`;
