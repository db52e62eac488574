import { generatedName, type RegisteredResource } from "../../components/testing";
import { asRelease, ingressClassesIn } from "../charts";
import { fields, isRecord, text } from "../values";
import type { PlainObject, Surroundings, Unseen } from "../wiring";
import { byCluster } from "./cluster-of";
import { kindOf, labelOf, nameOf, namespaceOf } from "./label";

/** The Kubernetes objects that a plan puts into a cluster. */
export interface PlannedCluster {
  readonly objects: readonly PlainObject[];
  readonly surroundings: Surroundings;
}

/**
 * Returns the Kubernetes objects of a plan, grouped by cluster.
 *
 * @param resources the plan, and what its charts render; of a rendered chart, only the objects that its software makes later are unseen
 */
export function plannedClusters(resources: readonly RegisteredResource[]): PlannedCluster[] {
  const inClusters = resources.filter(({ component, type }) => type.startsWith("kubernetes:") && !component);
  const opaque = resources.filter((resource) => resource.opaque === true);
  return byCluster(resources, inClusters).map((own) => {
    const namespaces = own.filter((resource) => isObject(resource) && kindOf(resource) === "Namespace");
    const rendered = new Set(own.map(({ parent }) => parent));
    const unseen = [...own.map((one) => asRelease(one)).filter((one) => !isObject(one)), ...opaque].map((resource) =>
      unseenBy(resource, rendered.has(resource.urn)),
    );
    return {
      objects: own.filter(isObject).map(objectOf),
      surroundings: { unseen, own: new Set(namespaces.map(nameOf)) },
    };
  });
}

/** Lists the Kubernetes objects whose content a plan knows. */
export function plannedObjects(resources: readonly RegisteredResource[]): PlainObject[] {
  return resources
    .filter((resource) => resource.type.startsWith("kubernetes:") && !resource.component && isObject(resource))
    .map(objectOf);
}

/** Reports whether a plan knows the object's content. It does not know objects of charts, and objects that are only read or patched. */
function isObject(resource: RegisteredResource): boolean {
  const { read, type } = resource;
  const isPatchOfContent = type.endsWith("Patch") && namespaceOf(resource) !== "";
  return read !== true && !isRelease(type) && !isPatchOfContent;
}

function isRelease(type: string): boolean {
  return type.startsWith("kubernetes:helm.sh/");
}

/** Returns the resources that create objects which the plan does not show. */
function unseenBy(resource: RegisteredResource, isRendered: boolean): Unseen {
  const { inputs, type } = resource;
  if (!isRelease(type)) {
    const namespace = resource.opaque === true ? text(inputs, "namespace") : namespaceOf(resource);
    return { what: labelOf(resource), namespace };
  }
  const chart = text(inputs, "chart")?.split("/").at(-1) ?? resource.name;
  const namespace = text(inputs, "namespace");
  return isRendered
    ? { what: `the software of chart ${chart}`, namespace, kinds: ["ConfigMap", "Secret"] }
    : {
        what: `chart ${chart}`,
        namespace,
        names: [text(inputs, "name") ?? resource.name, chart, ...textsIn(inputs.values)],
        ingressClasses: ingressClassesIn(inputs.values),
      };
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") {
    return [value];
  }
  const inner: readonly unknown[] = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [];
  return inner.flatMap(textsIn);
}

/** Returns a resource as an object. An object without a name gets the name that the rest of the program uses for it. */
function objectOf({ inputs, name, type }: RegisteredResource): PlainObject {
  const metadata = fields(inputs, "metadata");
  return text(metadata, "name") === undefined
    ? { ...inputs, metadata: { ...metadata, name: generatedName(type, name) } }
    : inputs;
}
