import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import { planned } from "../../planned";
import { binding, object } from "../../pull-request-parts";

const entry = (...kubernetesGroups: string[]) =>
  planned("aws:eks/accessEntry:AccessEntry", "ann", {
    inputs: { clusterName: "prod", principalArn: "arn:aws:iam::111122223333:role/ann", kubernetesGroups },
  });
const readers = object("rbac.authorization.k8s.io/v1:ClusterRoleBinding", "readers", {
  roleRef: { kind: "ClusterRole", name: "view" },
  subjects: [{ kind: "Group", name: "readers" }],
});

function joining(group: string): string[] {
  const others = [binding(["leads"]), readers];
  const [before, after] = [
    [...others, entry()],
    [...others, entry(group)],
  ];
  const lines = headLines(before, after, difference(before, after)).filter(({ class: cls }) => cls !== "other");
  return lines.map((line) => `${line.class}: ${line.text}`);
}

describe("who joins a group", () => {
  const who = "arn:aws:iam::111122223333:role/ann: be in the group";

  it("may do what its bindings say", () => {
    assert.deepEqual(joining("readers"), [
      `permission: ${who} readers (everything of ClusterRole view in every namespace) on the cluster prod`,
    ]);
  });

  it("is an administrator if the group is", () => {
    assert.deepEqual(joining("leads"), [
      `admin: ${who} leads (everything of Role admin in boutique) on the cluster prod`,
    ]);
  });

  it("of which the plan knows nothing, is said so", () => {
    assert.deepEqual(joining("others"), [
      `permission: ${who} others (the plan has no binding for the group) on the cluster prod`,
    ]);
  });
});
