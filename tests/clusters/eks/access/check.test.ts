import { checkEks, type EksClusterArgs } from "../../../../components/clusters/eks";
import { deployer, eksArgs } from "../../../support/eks";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { access, role } from "../changes";

const provider = (changes: object) =>
  access({ identityProvider: { issuerUrl: "https://login.example.com", clientId: "kubernetes", ...changes } });

const cases: readonly Refusal<EksClusterArgs>[] = [
  [
    "no admins",
    access({ admins: {} }),
    "access.admins: expected at least one admin without the key namespaces, got []; add the role of your administrators",
  ],
  [
    "admins of a namespace only",
    access({ admins: { shop: { ...role("shop"), namespaces: ["shop"] } } }),
    'access.admins: expected at least one admin without the key namespaces, got ["shop"]; add the role of your administrators',
  ],
  [
    "no namespaces",
    access({ editors: { a: { ...role("a"), namespaces: [] } } }),
    "access.editors.a.namespaces: expected at least one namespace, got []; to give access to the whole cluster, remove the key",
  ],
  [
    "root",
    access({ deployer: "arn:aws:iam::111122223333:root" }),
    'access.deployer: expected a role or user, not the account\'s root, got "arn:aws:iam::111122223333:root"',
  ],
  [
    "a session",
    access({ viewers: { a: { principalArn: "arn:aws:sts::111122223333:assumed-role/a/b" } } }),
    'access.viewers.a.principalArn: expected a role, not a session, got "arn:aws:sts::111122223333:assumed-role/a/b"; write arn:aws:iam::ACCOUNT:role/NAME',
  ],
  [
    "a member of Kubernetes' own group",
    access({ members: { a: { principalArn: "arn:aws:iam::111122223333:role/a", groups: ["system:masters"] } } }),
    'access.members.a.groups[0]: expected a group name that does not begin with "system:", got "system:masters"',
  ],
  [
    "an identity provider without TLS",
    provider({ issuerUrl: "http://login.example.com" }),
    'access.identityProvider.issuerUrl: expected an https URL without a query, got "http://login.example.com"',
  ],
  [
    "a client without an id",
    provider({ clientId: "" }),
    "access.identityProvider.clientId: expected the id of a client",
  ],
  [
    "Kubernetes' own names for the groups of an identity provider",
    provider({ prefix: "system:" }),
    'access.identityProvider.prefix: expected a prefix such as "oidc:" that ends in ":", "/" or "#", other than "system:", got "system:"',
  ],
  ["no prefix", provider({ prefix: "" }), 'access.identityProvider.prefix: expected a prefix such as "oidc:"'],
  [
    "an empty claim",
    provider({ requiredClaims: { department: "" } }),
    "access.identityProvider.requiredClaims.department: expected a value of 1 to 253 characters",
  ],
  [
    "a principal twice",
    access({ editors: { a: { principalArn: deployer } } }),
    'access: expected each principal once, got "arn:aws:iam::111122223333:role/deployer"; EKS allows only one access entry per principal',
  ],
];

describe("checkEks, access", () => {
  refusesEach((args) => checkEks("test", args), eksArgs, cases);
});
