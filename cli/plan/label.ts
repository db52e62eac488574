import type { RegisteredResource } from "../../components/testing";
import { kindOfType } from "../clouds";

/** The parts of a resource that its label is made from. */
export type Labelled = Pick<RegisteredResource, "type" | "name" | "inputs" | "component">;

/** Returns the last part of a type: `Deployment` of `kubernetes:apps/v1:Deployment`. */
function shortType(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}

/** Reports whether a resource only configures a provider, and nothing is made for it. */
export function isProvider(resource: Labelled): boolean {
  return resource.type.startsWith("pulumi:providers:");
}

/** Returns a resource's kind as its makers write it: `Deployment`, `aws.ec2.Vpc`. */
export function kindOf(resource: Labelled): string {
  if (resource.component) {
    return shortType(resource.type);
  }
  if (isProvider(resource)) {
    return "provider";
  }
  if (resource.type.startsWith("kubernetes:")) {
    return typeof resource.inputs.kind === "string" ? resource.inputs.kind : shortType(resource.type);
  }
  return kindOfType(resource.type);
}

/** Returns the name that people know a resource by: `namespace/name` for a Kubernetes object. */
export function nameOf(resource: Labelled): string {
  const { metadata } = resource.inputs;
  const isObject = resource.type.startsWith("kubernetes:") && typeof metadata === "object" && metadata !== null;
  const { name, namespace } = (isObject ? metadata : resource.inputs) as Readonly<Record<string, unknown>>;
  if (!isObject && !isRelease(resource)) {
    return isProvider(resource) ? `${resource.name} (${shortType(resource.type)})` : resource.name;
  }
  const ownName = isKnownText(name) ? name : `${resource.name}-…`;
  return isKnownText(namespace) ? `${namespace}/${ownName}` : ownName;
}

/** Returns the namespace of a Kubernetes object, and "" for anything else. */
export function namespaceOf(resource: Labelled): string {
  const name = nameOf(resource);
  return name.includes("/") ? name.slice(0, name.indexOf("/")) : "";
}

/** Returns a resource's kind and name. */
export function labelOf(resource: Labelled): string {
  return resource.component ? `${resource.name} (${kindOf(resource)})` : `${kindOf(resource)} ${nameOf(resource)}`;
}

/** Returns the chart of a Helm release as `chart@version from repository`, and "" for anything else. */
export function chartOf(resource: Labelled): string {
  if (!isRelease(resource)) {
    return "";
  }
  const { chart, version, repositoryOpts } = resource.inputs;
  const pinned = isKnownText(version) ? `${String(chart)}@${version}` : String(chart);
  const repository = (repositoryOpts as { repo?: unknown } | undefined)?.repo;
  return isKnownText(repository) ? `${pinned} from ${repository}` : pinned;
}

function isRelease(resource: Labelled): boolean {
  return resource.type === "kubernetes:helm.sh/v3:Release";
}

function isKnownText(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !/^[<[](?:unknown|secret)[>\]]$/.test(value);
}
