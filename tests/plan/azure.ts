import { shown } from "../../cli/plan/values/cloud-values";
import type { RegisteredResource } from "../../components/testing";
import { registered } from "../support/registered";

/** The subscription that the resources are in. */
export const subscriptionId = "00000000-1111-2222-3333-444444444444";

/** A resource of Azure for tables, in the component `prod`: its URN is its kind and name; `from` says what inputs come from. */
export function azure(
  kind: string,
  name: string,
  inputs: Readonly<Record<string, unknown>> = {},
  from: Readonly<Record<string, readonly RegisteredResource[]>> = {},
): RegisteredResource {
  const urns = Object.entries(from).map(([input, sources]) => [input, sources.map(({ urn }) => urn)] as const);
  return {
    ...registered(`prod-${name}`, {
      type: `azure-native:${kind.replace(".", ":")}`,
      parent: "component",
      provider: "provider",
      inputs,
      propertyDependencies: Object.fromEntries(urns),
    }),
    urn: `${kind} ${name}`,
  };
}

/** The component that `azure` puts resources in, and their provider. */
const subscription: readonly RegisteredResource[] = [
  { ...registered("prod", { component: true }), urn: "component" },
  registered("provider", {
    type: "pulumi:providers:azure-native",
    inputs: { location: "westeurope", subscriptionId },
  }),
];

/** What is said of a resource, and its alarms. */
export function said(resource: RegisteredResource, others: readonly RegisteredResource[] = []) {
  return shown(resource, new Map([...subscription, ...others, resource].map((each) => [each.urn, each])));
}
