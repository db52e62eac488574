import assert from "node:assert/strict";
import type { RegisteredResource } from "../../../components/testing";
import { shownAmong, surroundings } from "../../plan/cloud-resources";
import { subscriptionId } from "./account";

/** An input that a preview does not know. */
export const unknown = "<unknown>";

const subscription = surroundings("azure-native", { location: "westeurope", subscriptionId });

/** A resource, and what a plan shows of it. */
type Shown = readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]];

/** Tests how plans show resources, among others that they refer to. */
export function testShown(cases: readonly Shown[], others: readonly RegisteredResource[] = []): void {
  for (const [resource, values, ...alarms] of cases) {
    it(`shows ${[...values, ...alarms].join("; ") || "nothing"}`, () => {
      const found = shownAmong([...subscription, ...others], resource);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }
}
