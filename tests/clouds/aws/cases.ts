import assert from "node:assert/strict";
import type { AccountView } from "../../../cli/clouds";
import type { Fields } from "../../../cli/values";
import type { RegisteredResource } from "../../../components/testing";
import { said } from "../../plan/aws";
import { creating, deleting } from "./account";

/** Tests which new resources of a type AWS refuses. It creates those of cases without a refusal. */
export function itCreates(
  type: string,
  account: AccountView,
  cases: readonly (readonly [what: string, inputs: Fields, refusal?: string])[],
): void {
  for (const [what, inputs, refusal] of cases) {
    it(`${refusal === undefined ? "allows" : "refuses"} ${what}`, () => {
      assert.equal(creating(type, inputs, account), refusal);
    });
  }
}

/** Tests when AWS refuses to delete a resource. It deletes it in cases without a refusal. */
export function itDeletes(
  type: string,
  id: string,
  cases: readonly (readonly [what: string, account: AccountView, refusal?: string])[],
): void {
  for (const [what, account, refusal] of cases) {
    it(`${refusal === undefined ? "deletes" : "does not delete"} ${what}`, () => {
      assert.equal(deleting(type, id, account), refusal);
    });
  }
}

/** Tests what a plan shows of resources: values and alarms. */
export function itShows(
  cases: readonly (readonly [resource: RegisteredResource, values: readonly string[], ...alarms: string[]])[],
  others: readonly RegisteredResource[] = [],
): void {
  for (const [resource, values, ...alarms] of cases) {
    it(`shows ${[...values, ...alarms].join("; ") || "nothing"}`, () => {
      const found = said(resource, others);
      assert.deepEqual([found.values, found.alarms], [values, alarms]);
    });
  }
}
