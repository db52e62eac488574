import assert from "node:assert/strict";
import { rbacGrants } from "../../../../../cli/plan/difference/head/rights/rbac-grants";
import { registered } from "../../../../../cli/plan/difference/registered";
import { object } from "../../pull-request-parts";

describe("rights in Kubernetes without bounds", () => {
  const cases: readonly [resource: string, verb: string, boundless: boolean, names?: readonly string[]][] = [
    ["pods/exec", "create", true],
    ["pods/exec", "get", true],
    ["pods/attach", "create", true],
    ["pods/ephemeralcontainers", "patch", true],
    ["nodes/proxy", "get", true],
    ["serviceaccounts/token", "create", true],
    ["serviceaccounts/token", "create", false, ["ci"]],
    ["certificatesigningrequests/approval", "update", true],
    ["mutatingwebhookconfigurations", "patch", true],
    ["mutatingwebhookconfigurations", "list", false],
    ["pods/log", "get", false],
    ["pods/eviction", "create", false],
  ];
  for (const [resource, verb, boundless, resourceNames] of cases) {
    it(`${verb} on ${resource}${resourceNames === undefined ? "" : " by name"}: ${boundless ? "yes" : "no"}`, () => {
      const rules = [{ apiGroups: [""], resources: [resource], verbs: [verb], resourceNames }];
      const role = object("rbac.authorization.k8s.io/v1:Role", "shop/editor", { rules });
      assert.deepEqual(
        rbacGrants(registered(role), new Map()).map((grant) => grant.boundless),
        [boundless],
      );
    });
  }
});
