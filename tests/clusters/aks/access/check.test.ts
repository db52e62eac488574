import { type AksClusterArgs, checkAks } from "../../../../components/clusters/aks";
import { aksArgs } from "../../../support/aks";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { access, guid } from "../changes";

const cases: readonly Refusal<AksClusterArgs>[] = [
  [
    "nobody to install anything",
    { access: {} },
    "access.deployer: expected the identity that runs this program, got nothing; this identity installs the add-ons",
  ],
  [
    "a mail address",
    access({ deployer: { objectId: "a@example.com" } }),
    'access.deployer.objectId: expected a GUID such as 00000000-1111-2222-3333-444444444444, got "a@example.com"',
  ],
  [
    "Kubernetes' roles without admins",
    { access: { authorization: "kubernetes-rbac" } },
    "access.adminGroupObjectIds: expected at least one group that contains the deployer, the identity that runs this program, got []; the deployer installs the add-ons",
  ],
  [
    "Azure's roles under Kubernetes'",
    access({ authorization: "kubernetes-rbac", adminGroupObjectIds: [guid(9)] }),
    'access.deployer: is only allowed with authorization "azure-rbac"; use members instead, and give them roles in the cluster',
  ],
  [
    "no namespaces",
    access({ editors: { a: { objectId: guid(2), namespaces: [] } } }),
    "access.editors.a.namespaces: expected at least one namespace, got []; to give access to the whole cluster, remove the key",
  ],
  [
    "a principal twice",
    access({ viewers: { a: { objectId: guid(1) } } }),
    'access: expected each principal once, got "11111111-0000-0000-0000-000000000001"; Azure refuses to assign a role to a principal twice',
  ],
  [
    "an unknown kind",
    access({ viewers: { a: { objectId: guid(2), principalType: "Team" as "Group" } } }),
    'access.viewers.a.principalType: expected one of "Group", "ServicePrincipal", "User", got "Team"',
  ],
];

describe("checkAks, access", () => {
  refusesEach((args) => checkAks("test", args), aksArgs, cases);
});
