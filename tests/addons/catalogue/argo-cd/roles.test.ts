import assert from "node:assert/strict";
import { argoCd } from "../../../../components";
import { type ClusterRule, controllerRules, serverRules } from "../../../../components/addons/catalogue/argo-cd/roles";
import { install, valuesOf } from "../../../support/programs";

function may(rules: readonly ClusterRule[], verb: string, group: string, resource: string): boolean {
  return rules.some(
    ({ apiGroups, resources, verbs }) =>
      apiGroups.includes(group) && resources.includes(resource) && verbs.includes(verb),
  );
}

describe("the roles of Argo CD", () => {
  const controller = controllerRules([]);
  const server = serverRules();

  it("replace the chart's, which allow everything", async () => {
    const added = { apiGroups: ["example.com"], resources: ["widgets"], verbs: ["get", "list", "watch"] };
    const values = valuesOf(await install([argoCd({ deploys: [added] })]), "argo-cd") as Record<
      string,
      { clusterRoleRules: object }
    >;
    assert.deepEqual(values.controller?.clusterRoleRules, { enabled: true, rules: controllerRules([added]) });
    assert.deepEqual(values.server?.clusterRoleRules, { enabled: true, rules: server });
    assert.ok(may(controllerRules([added]), "list", "example.com", "widgets"));
  });

  it("allow no wildcard, no Secrets, no changes of roles, quotas or policies, and no shell", () => {
    const all = [...controller, ...server];
    assert.ok(all.every(({ apiGroups, resources, verbs }) => ![...apiGroups, ...resources, ...verbs].includes("*")));
    const forbidden = new Set([
      "secrets",
      "pods/exec",
      "roles",
      "rolebindings",
      "clusterroles",
      "serviceaccounts/token",
    ]);
    assert.deepEqual(
      all.flatMap(({ resources }) => resources).filter((resource) => forbidden.has(resource)),
      [],
    );
    for (const resource of ["networkpolicies", "resourcequotas", "limitranges", "namespaces", "nodes"]) {
      const writes = all.filter(
        ({ resources, verbs }) =>
          resources.includes(resource) && verbs.some((verb) => !/^(get|list|watch)$/.test(verb)),
      );
      assert.deepEqual(writes, [], resource);
    }
  });

  it("let the controller write workloads, and the server do what its users do", () => {
    assert.ok(may(controller, "create", "apps", "deployments"));
    assert.ok(may(controller, "watch", "", "pods"));
    assert.ok(!may(controller, "create", "", "pods"));
    assert.ok(may(server, "patch", "apps", "deployments"));
    assert.ok(!may(server, "create", "apps", "deployments"));
    assert.ok(may(server, "get", "", "pods/log"));
  });
});
