import assert from "node:assert/strict";
import type { Fields } from "../../../cli/values";
import { broken, judge, object } from "../objects";

const version = "rbac.authorization.k8s.io/v1";
const account = object("v1", "ServiceAccount", "shop/web");
const binding = (kind: string, path: string, roleRef: Fields, ...subjects: readonly Fields[]) =>
  object(version, kind, path, { roleRef, subjects });
const web = { kind: "ServiceAccount", name: "web", namespace: "shop" };

describe("a binding", () => {
  it("names a role and accounts that exist; people are no objects", () => {
    const people = [
      { kind: "Group", name: "everybody" },
      { kind: "User", name: "somebody" },
    ];
    const role = object(version, "Role", "shop/reader");
    const view = { kind: "ClusterRole", name: "view" };
    assert.deepEqual(
      judge([
        account,
        role,
        binding("RoleBinding", "shop/a", { kind: "Role", name: "reader" }, web, ...people),
        binding("RoleBinding", "shop/b", view, { kind: "ServiceAccount", name: "web" }),
        binding("ClusterRoleBinding", "c", view, web),
      ]),
      { references: 6, broken: [], unknown: [], notes: [] },
    );
  });

  it("is broken without its role", () => {
    assert.deepEqual(broken(account, binding("RoleBinding", "shop/a", { kind: "Role", name: "reader" }, web)), [
      "RoleBinding shop/a: roleRef: expected Role shop/reader, got none; create it",
    ]);
    assert.deepEqual(
      broken(account, binding("ClusterRoleBinding", "a", { kind: "ClusterRole", name: "reader" }, web)),
      ["ClusterRoleBinding a: roleRef: expected ClusterRole reader, got none; create it"],
    );
  });

  it("is broken if it names an account that does not exist", () =>
    assert.deepEqual(
      broken(account, binding("RoleBinding", "shop/a", { kind: "ClusterRole", name: "view" }, { ...web, name: "wbe" })),
      ["RoleBinding shop/a: subjects: expected ServiceAccount shop/wbe, got web; create it or fix the name"],
    ));

  it("is left alone if it is the API server's own", () => {
    const metadata = { labels: { "kubernetes.io/bootstrapping": "rbac-defaults" } };
    const own = binding("ClusterRoleBinding", "system:kube-dns", { kind: "ClusterRole", name: "x" }, web);
    assert.equal(judge([{ ...own, metadata: { name: "system:kube-dns", ...metadata } }]).references, 0);
  });
});
