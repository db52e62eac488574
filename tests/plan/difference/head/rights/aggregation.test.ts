import assert from "node:assert/strict";
import { rbacGrants } from "../../../../../cli/plan/difference/head/rights/rbac-grants";
import { registered } from "../../../../../cli/plan/difference/registered";
import { object } from "../../pull-request-parts";

const to = (...roles: string[]) =>
  Object.fromEntries(roles.map((role) => [`rbac.authorization.k8s.io/aggregate-to-${role}`, "true"]));
const role = (name: string, inputs: object) =>
  registered(object("rbac.authorization.k8s.io/v1:ClusterRole", name, inputs as Readonly<Record<string, unknown>>));
const labelled = (labels: object, group: string, resource: string, ...verbs: string[]) =>
  role("part", { metadata: { labels }, rules: [{ apiGroups: [group], resources: [resource], verbs }] });

/** Returns who else gets the rules of a role, as `who: may on`, with `!` if that is without bounds. */
function others(one: ReturnType<typeof role>, ...more: ReturnType<typeof role>[]): string[] {
  return rbacGrants(one, new Map([one, ...more].map((each) => [each.urn, each])))
    .filter(({ who }) => who !== "holders of ClusterRole part")
    .map(({ who, may, on, boundless }) => `${who}: ${may} ${on}${boundless ? "!" : ""}`);
}

describe("ClusterRoles that others collect", () => {
  it("give their rules to everybody with the collecting role", () => {
    assert.deepEqual(others(labelled(to("view"), "example.com", "queues", "get")), [
      "everybody with ClusterRole view: get queues.example.com",
    ]);
  });

  it("are named by the smallest role only, which is part of the others", () => {
    assert.deepEqual(others(labelled(to("admin", "edit"), "example.com", "queues", "patch")), [
      "everybody with ClusterRole edit: patch queues.example.com",
    ]);
  });

  const excesses: readonly [role: string, group: string, resource: string, verb: string, exceeds: boolean][] = [
    ["view", "apps", "deployments", "patch", true],
    ["view", "apps", "deployments", "watch", false],
    ["view", "", "secrets", "get", true],
    ["edit", "apps", "deployments", "patch", false],
    ["edit", "rbac.authorization.k8s.io", "rolebindings", "create", true],
    ["edit", "", "nodes", "list", false],
    ["admin", "rbac.authorization.k8s.io", "rolebindings", "create", false],
    ["admin", "", "nodes/proxy", "get", true],
  ];
  for (const [name, group, resource, verb, exceeds] of excesses) {
    it(`that let ${name} ${verb} ${resource} ${exceeds ? "exceed it" : "are of its kind"}`, () => {
      assert.equal(others(labelled(to(name), group, resource, verb))[0]?.endsWith("!"), exceeds);
    });
  }

  it("may be collected by a role of the program, which may also collect those of Kubernetes", () => {
    const collector = (matchLabels: object) =>
      role("on-call", { aggregationRule: { clusterRoleSelectors: [{ matchLabels }] } });
    const part = labelled({ team: "a" }, "", "pods", "delete");
    assert.deepEqual(others(part, collector({ team: "a" })), ["everybody with ClusterRole on-call: delete pods"]);
    assert.deepEqual(others(part, collector({ team: "b" })), []);
    assert.match(others(collector(to("edit")))[0] ?? "", /^holders of ClusterRole on-call: everything of .*edit.*!$/);
    assert.match(others(collector({ team: "b" }))[0] ?? "", /[^!]$/);
  });

  it("are not those with another value, and no Role", () => {
    const label = "rbac.authorization.k8s.io/aggregate-to-view";
    assert.deepEqual(others(labelled({ [label]: "false" }, "", "pods", "delete")), []);
  });
});
