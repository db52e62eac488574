import assert from "node:assert/strict";
import { shown } from "../../../cli/plan/descriptions/cloud-values";
import type { RegisteredResource } from "../../../components/testing";
import { registered } from "../../support/registered";
import { subscriptionId } from "./account";

/** An input that a preview does not know. */
export const unknown = "<unknown>";

/** Returns a resource of Azure in the component `prod`. Its URN is its kind and name; `from` lists the resources that an input comes from. */
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

/** The component of the resources, and their provider. */
const subscription: readonly RegisteredResource[] = [
  { ...registered("prod", { component: true }), urn: "component" },
  registered("provider", {
    type: "pulumi:providers:azure-native",
    inputs: { location: "westeurope", subscriptionId },
  }),
];

/** A resource, and what a plan shows of it. */
type Shown = readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]];

/** Tests how plans show resources, among others that they refer to. */
export function testShown(cases: readonly Shown[], others: readonly RegisteredResource[] = []): void {
  for (const [resource, values, ...alarms] of cases) {
    it(`shows ${[...values, ...alarms].join("; ") || "nothing"}`, () => {
      const found = shown(resource, new Map([...subscription, ...others, resource].map((each) => [each.urn, each])));
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }
}
