import { shown } from "../../cli/plan/descriptions/cloud-values";
import type { RegisteredResource } from "../../components/testing";
import { registered } from "../support/registered";

/**
 * Registers a resource of a cloud in the component `prod`. Its URN is its kind and name, such as `aws.eks.Cluster c`; `from` names the
 * resources that an input comes from.
 */
export type Register = (
  kind: string,
  name: string,
  inputs?: Readonly<Record<string, unknown>>,
  from?: Readonly<Record<string, readonly RegisteredResource[]>>,
) => RegisteredResource;

/** Returns a function that registers resources of a cloud, whose types `typeOf` makes from their kinds. */
export function registerer(typeOf: (kind: string) => string): Register {
  return (kind, name, inputs = {}, from = {}) => {
    const urns = Object.entries(from).map(([input, sources]) => [input, sources.map(({ urn }) => urn)] as const);
    return {
      ...registered(`prod-${name}`, {
        type: typeOf(kind),
        parent: "component",
        provider: "provider",
        inputs,
        propertyDependencies: Object.fromEntries(urns),
      }),
      urn: `${kind} ${name}`,
    };
  };
}

/** Returns the type of a kind of AWS or Google Cloud, `aws:eks/nodeGroup:NodeGroup` of `aws.eks.NodeGroup`. */
export function bridgedType(kind: string): string {
  const [cloud = "", service = "", type = ""] = kind.split(".");
  return `${cloud}:${service}/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`;
}

/** Returns the component of the registered resources, and their provider. */
export function surroundings(cloud: string, inputs: Readonly<Record<string, unknown>>): readonly RegisteredResource[] {
  return [
    { ...registered("prod", { component: true }), urn: "component" },
    registered("provider", { type: `pulumi:providers:${cloud}`, inputs }),
  ];
}

/** Returns what a plan shows of a resource among others. */
export function shownAmong(others: readonly RegisteredResource[], resource: RegisteredResource) {
  return shown(resource, new Map([...others, resource].map((each) => [each.urn, each])));
}
