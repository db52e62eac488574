import { shown } from "../../cli/plan/descriptions/cloud-values";
import type { RegisteredResource } from "../../components/testing";
import { registered } from "../support/registered";

/** A resource of Google Cloud for tables, in the component `prod`: its URN is its kind and name; `from` says what inputs come from. */
export function gcp(
  kind: string,
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
  from: Readonly<Record<string, readonly RegisteredResource[]>> = {},
): RegisteredResource {
  const [, module = "", type = ""] = kind.split(".");
  const urns = Object.entries(from).map(([input, sources]) => [input, sources.map(({ urn }) => urn)] as const);
  return {
    ...registered(`prod-${name}`, {
      type: `gcp:${module}/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`,
      parent: "component",
      provider: "provider",
      inputs,
      propertyDependencies: Object.fromEntries(urns),
    }),
    urn: `${kind} ${name}`,
  };
}

/** The component that `gcp` puts resources in, and their provider. */
export const project: readonly RegisteredResource[] = [
  { ...registered("prod", { component: true }), urn: "component" },
  registered("provider", { type: "pulumi:providers:gcp", inputs: { region: "europe-west3", project: "shop" } }),
];

/** What is said of a resource, and its alarms. */
export function said(resource: RegisteredResource, others: readonly RegisteredResource[] = []) {
  return shown(resource, new Map([...project, ...others, resource].map((each) => [each.urn, each])));
}
