import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, judge, object } from "../objects";

const role = (rules: readonly Fields[], more: Fields = {}) =>
  object("rbac.authorization.k8s.io/v1", "Role", "shop/reader", { rules, ...more });
const rule = (apiGroups: readonly string[], resources: readonly string[], verbs: readonly string[] = ["get"]) => ({
  apiGroups,
  resources,
  verbs,
});
const definition = object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "entries.ledger.example", {
  spec: { group: "ledger.example", names: { plural: "entries" }, versions: [{ subresources: { status: {} } }] },
});

describe("a rule of a role", () => {
  it("is broken if no resource has its name", () => {
    const [line, ...more] = broken(role([rule([""], ["resourcequota"])]));
    assert.match(
      line ?? "",
      /^Role shop\/reader: rules\[0\]: expected a resource of API group core in kube-apiserver v\d\S+, got "resourcequota"; fix the name, for instance resourcequotas$/,
    );
    assert.deepEqual(more, []);
    assert.equal(broken(role([rule(["apps"], ["deployments/scales"])])).length, 1);
    assert.equal(broken(role([rule(["app"], ["deployments"])])).length, 1);
    assert.equal(broken(role([rule(["ledger.example"], ["entry"])]), definition).length, 1);
  });

  it("is broken if nothing has its verb", () => {
    const [line] = broken(role([rule(["apps"], ["deployments"], ["get", "patc"])]));
    assert.match(
      line ?? "",
      /^Role shop\/reader: rules\[0\]: expected a verb that kube-apiserver v\d\S+ knows, got "patc"; fix the verb$/,
    );
  });

  const sound: Readonly<Record<string, Fields>> = {
    "what the API server serves": rule(
      ["", "apps"],
      ["pods/log", "deployments"],
      ["get", "list", "watch", "deletecollection"],
    ),
    everything: rule(["*"], ["*"], ["*"]),
    "all parts of a resource": rule(["apps"], ["*/scale", "deployments/*"]),
    "what the kubelet asks about": rule([""], ["nodes/metrics", "nodes/stats"]),
    "who is impersonated": rule([""], ["serviceaccounts", "users"], ["impersonate"]),
    "a part that keeps an owner": rule(["apps"], ["deployments/finalizers"], ["update"]),
    "a part of a defined kind": rule(["ledger.example"], ["entries", "entries/status"]),
    "a group that nothing here defines": rule(["example.com"], ["widgets"]),
    "addresses without resources": { nonResourceURLs: ["/healthz"], verbs: ["get"] },
  };
  for (const [what, one] of Object.entries(sound)) {
    it(`accepts ${what}`, () => assert.deepEqual(broken(role([one]), definition), []));
  }

  it("is left alone in charts, which also name what Kubernetes had", () => {
    const metadata = { labels: { "app.kubernetes.io/managed-by": "Helm" } };
    assert.equal(judge([role([rule(["extensions"], ["ingresses"])], { metadata })]).references, 0);
  });
});
