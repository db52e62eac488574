import assert from "node:assert/strict";
import type { Identity, Right } from "../../../cli/pages/contract";
import { roleLines } from "../../../cli/plan/page/role-lines";

const right = (may: readonly string[], on: readonly string[]): Right => ({
  may,
  on,
  when: "",
  denied: false,
  boundless: false,
});
const identity = (group: Identity["group"], who: string, ...rights: Right[]): Identity => ({
  who,
  as: [],
  group,
  breadth: "",
  rights,
});
const people = identity("people", "Group team", right(["Role editor"], ["in shop", "in blog"]));
const editor = (namespace: string, ...rights: Right[]) =>
  identity("sets", `holders of Role ${namespace}/editor`, ...rights);
const edits = right(["create", "get"], ["deployments.apps", "deployments/scale.apps", "services"]);

describe("what people's Roles allow, on a plan's page", () => {
  it("is one line for equal Roles, and one each for others", () => {
    assert.deepEqual(roleLines([people, editor("shop", edits), editor("blog", edits)]), [
      "Role editor · changes deployments, services · no direct access to Secrets · no shell in pods",
    ]);
    assert.deepEqual(
      roleLines([people, editor("shop", edits), editor("blog", right(["get"], ["pods/exec", "secrets"]))]),
      [
        "Role editor in shop · changes deployments, services · no direct access to Secrets · no shell in pods",
        "Role editor in blog · changes nothing · reads Secrets · may open a shell in pods",
      ],
    );
  });

  it("leaves out Roles that nobody holds", () => {
    assert.deepEqual(roleLines([people, editor("other", edits)]), []);
  });

  it("covers ClusterRoles of the program, and every kind", () => {
    const admins = identity("people", "Group ops", right(["ClusterRole on-call"], ["in every namespace"]));
    const all = identity("sets", "holders of ClusterRole on-call", right(["*"], ["*.*"]));
    assert.deepEqual(roleLines([admins, all]), [
      "ClusterRole on-call · changes * · reads and writes Secrets · may open a shell in pods",
    ]);
  });
});
