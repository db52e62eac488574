import { shown } from "../../cli/plan/descriptions/cloud-values";
import type { RegisteredResource } from "../../components/testing";
import { registered } from "../support/registered";

/** Registers a resource of AWS in the component `prod`. Its URN is its kind and name; `from` names the sources of inputs. */
export function aws(
  kind: string,
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
  from: Readonly<Record<string, readonly RegisteredResource[]>> = {},
): RegisteredResource {
  const [, service = "", type = ""] = kind.split(".");
  const urns = Object.entries(from).map(([input, sources]) => [input, sources.map(({ urn }) => urn)] as const);
  return {
    ...registered(`prod-${name}`, {
      type: `aws:${service}/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`,
      parent: "component",
      provider: "provider",
      inputs,
      propertyDependencies: Object.fromEntries(urns),
    }),
    urn: `${kind} ${name}`,
  };
}

/** The component of the resources that `aws` registers, and their provider. */
export const cluster: readonly RegisteredResource[] = [
  { ...registered("prod", { component: true }), urn: "component" },
  registered("provider", {
    type: "pulumi:providers:aws",
    inputs: { region: "eu-central-1", allowedAccountIds: '["111122223333"]' },
  }),
];

/** Returns what a plan shows of a resource. */
export function said(resource: RegisteredResource, others: readonly RegisteredResource[] = []) {
  const byUrn = new Map([...cluster, ...others, resource].map((each) => [each.urn, each]));
  return shown(resource, byUrn);
}
