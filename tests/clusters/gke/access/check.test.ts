import { checkGke, type GkeClusterArgs } from "../../../../components/clusters/gke";
import { deployer, gkeArgs } from "../../../support/gke";
import { type Refusal, refusesEach } from "../../../support/refusals";
import { access } from "../changes";

const cases: readonly Refusal<GkeClusterArgs>[] = [
  [
    "no admins",
    access({ admins: {} }),
    "access.admins: expected at least one admin, got {}; add a group of your administrators",
  ],
  [
    "everybody",
    access({ admins: { a: { member: "allUsers" } } }),
    "access.admins.a.member: expected a single member, not everybody (group:NAME@DOMAIN, user:NAME@DOMAIN or",
  ],
  [
    "an address alone",
    access({ deployer: "ann@example.com" }),
    'access.deployer: expected a member of IAM (group:NAME@DOMAIN, user:NAME@DOMAIN or serviceAccount:NAME@PROJECT.iam.gserviceaccount.com), got "ann@example.com"',
  ],
  [
    "groups that Kubernetes does not know",
    access({ viewers: { a: { member: "group:a@example.com" } } }),
    "access.securityGroup: expected a group named gke-security-groups@DOMAIN, got nothing; GKE recognizes only the groups inside this group",
  ],
  [
    "another security group",
    access({ securityGroup: "all@example.com" }),
    'access.securityGroup: expected a group named gke-security-groups@DOMAIN, got "all@example.com"; Google requires this name',
  ],
  [
    "a member twice",
    access({ editors: { a: { member: deployer } } }),
    'access: expected each member once, got "serviceAccount:deployer@example-test.iam.gserviceaccount.com"; keep one kind of access for each member',
  ],
  [
    "a name in capitals",
    access({ viewers: { A: { member: "user:a@example.com" } } }),
    'access.viewers.A: expected a name of up to 20 lower-case letters, digits and "-" that begins and ends with a letter or digit, got "A"',
  ],
];

describe("checkGke, access", () => {
  refusesEach((args) => checkGke("test", args), gkeArgs, cases);
});
