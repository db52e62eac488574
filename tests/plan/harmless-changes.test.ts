import assert from "node:assert/strict";
import { difference, review } from "../../cli/plan/difference";
import { type PlannedResource, plannedResources } from "../../cli/plan/planned-resource";
import { harmlessChanges } from "./harmless-changes";
import type { OwnChange } from "./own-plan";
import { planOwn } from "./own-plan";

async function planned(stack: string, change?: OwnChange): Promise<PlannedResource[]> {
  const { resources } = await planOwn(stack, change);
  return plannedResources(resources);
}

describe("harmless changes", () => {
  const plans = new Map<string, PlannedResource[]>();

  for (const { name, stack, config, fails = [], rows } of harmlessChanges) {
    it(`${fails.length === 0 ? "pass" : "need a person"}: ${name}`, async () => {
      const before = plans.get(stack) ?? (await planned(stack));
      plans.set(stack, before);
      const after = config === undefined ? structuredClone(before) : await planned(stack, config);
      rows?.(after);
      const found = difference(before, after);
      const nothing = { file: `Pulumi.${stack}.yaml`, allowed: [] };
      const { failing, refused } = review({ before, after, found }, { allowance: nothing, permission: nothing });
      assert.deepEqual([...new Set(failing.map((line) => line.class))], fails, refused.join("\n"));
      assert.equal(refused.length, fails.length, refused.join("\n"));
    });
  }
});
