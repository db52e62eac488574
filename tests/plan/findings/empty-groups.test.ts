import assert from "node:assert/strict";
import { emptyGroups } from "../../../cli/plan/findings/empty-groups";
import { findings } from "../../../cli/plan/findings/warnings";
import { aws } from "../aws";
import { object } from "../objects";

const cluster = aws("aws.eks.Cluster", "main");
const entry = aws("aws.eks.AccessEntry", "member-shop", { kubernetesGroups: ["shop"] });
const bound = (name: string, ...groups: string[]) =>
  object("rbac.authorization.k8s.io/v1", "RoleBinding", name, {
    subjects: [
      { kind: "ServiceAccount", name: "ci" },
      ...groups.map((group) => ({ kind: "Group", apiGroup: "rbac.authorization.k8s.io", name: group })),
    ],
  });
const bindings = [bound("shop/editors", "shop", "leads"), bound("pay/viewers", "leads", "system:authenticated")];
const finding =
  "the group leads has no members, but gets permissions from RoleBinding shop/editors, RoleBinding pay/viewers";

describe("groups that nobody is in", () => {
  it("are those of bindings that no access entry of EKS carries", () => {
    assert.deepEqual(emptyGroups([cluster, entry, ...bindings]), [finding]);
    assert.ok(findings([cluster, entry, ...bindings]).includes(finding));
  });

  it("are not known if an identity provider says who is in a group, or if another program made the cluster", () => {
    const provider = aws("aws.eks.IdentityProviderConfig", "company");
    assert.deepEqual(emptyGroups([cluster, provider, ...bindings]), []);
    assert.deepEqual(emptyGroups(bindings), []);
  });
});
