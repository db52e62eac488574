import { checkEks, type EksClusterArgs } from "../../../../components/clusters/eks";
import { deployer, eksArgs } from "../../../support/eks";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { access, role } from "../changes";

const cases: readonly Refusal<EksClusterArgs>[] = [
  [
    "no admins",
    access({ admins: {} }),
    "access.admins: expected at least one admin without namespaces, got []; add a role for people",
  ],
  [
    "admins of a namespace only",
    access({ admins: { shop: { ...role("shop"), namespaces: ["shop"] } } }),
    'access.admins: expected at least one admin without namespaces, got ["shop"]; add a role for people',
  ],
  [
    "no namespaces",
    access({ editors: { a: { ...role("a"), namespaces: [] } } }),
    "access.editors.a.namespaces: expected at least one namespace, got []; leave it out for the whole cluster",
  ],
  [
    "root",
    access({ deployer: "arn:aws:iam::111122223333:root" }),
    'access.deployer: expected a role or user, never the account\'s root, got "arn:aws:iam::111122223333:root"',
  ],
  [
    "a session",
    access({ viewers: { a: { principalArn: "arn:aws:sts::111122223333:assumed-role/a/b" } } }),
    'access.viewers.a.principalArn: expected a role, not a session of it, got "arn:aws:sts::111122223333:assumed-role/a/b"; write arn:aws:iam::ACCOUNT:role/NAME',
  ],
  [
    "a member of Kubernetes' own group",
    access({ members: { a: { principalArn: "arn:aws:iam::111122223333:role/a", groups: ["system:masters"] } } }),
    'access.members.a.groups[0]: expected a name that does not begin with "system:", got "system:masters"',
  ],
  [
    "a principal twice",
    access({ editors: { a: { principalArn: deployer } } }),
    'access: expected each principal once, got "arn:aws:iam::111122223333:role/deployer"; EKS gives each principal one access entry',
  ],
];

describe("checkEks, access", () => {
  refusesEach((args) => checkEks("test", args), eksArgs, cases);
});
