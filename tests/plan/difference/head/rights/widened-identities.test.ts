import { planned } from "../../planned";
import { object } from "../../pull-request-parts";
import { itFailsWith } from "../failing-lines";
import { itFinds } from "../unprotected";

type Subject = Readonly<Record<string, string>>;

const rbac = "rbac.authorization.k8s.io/v1";
const deployers = object(`${rbac}:Role`, "boutique/deployers", {
  rules: [{ apiGroups: ["apps"], resources: ["deployments"], verbs: ["update"] }],
});
const bound = (roleRef: Subject, ...subjects: readonly Subject[]) => [
  deployers,
  object(`${rbac}:RoleBinding`, "boutique/people", { roleRef, subjects }),
];
const role = { kind: "Role", name: "deployers" };
const view = { kind: "ClusterRole", name: "view" };
const group = (name: string) => ({ kind: "Group", name });
const user = (name: string) => ({ kind: "User", name });

const member = (given: string, granted = "roles/cloudsql.editor") => [
  planned("gcp:projects/iAMMember:IAMMember", "shop", {
    inputs: { project: "example-prod", role: granted, member: given },
  }),
];
const developers = "roles/cloudsql.editor on project example-prod";

const assignment = (principalId: string, principalType = "Group") => [
  planned("azure-native:authorization:RoleAssignment", "shop", {
    inputs: {
      principalId: `33334444-0000-0000-0000-${principalId}`,
      principalType,
      roleDefinitionId: "/providers/Microsoft.Authorization/roleDefinitions/ba92f5b4-2d11-453d-a403-e96b0029c9fe",
      scope: "/subscriptions/s/resourceGroups/shop",
    },
  }),
];

const entry = (name: string, principal: string) =>
  planned("aws:eks/accessEntry:AccessEntry", name, {
    inputs: {
      clusterName: "prod",
      principalArn: `arn:aws:iam::333344445555:role/${principal}`,
      kubernetesGroups: ["shop"],
    },
  });
const editors = bound(role, group("shop"));
const viewers = bound(view, group("shop"));

describe("a right that a larger circle of people gets", () => {
  itFinds([
    {
      name: "another group instead of the one that had it: nobody knows which is larger",
      before: bound(role, group("shop-leads")),
      after: bound(role, group("developers")),
      lines: ["Group developers: everything of Role deployers in boutique, no longer only Group shop-leads"],
      bothWays: true,
    },
    {
      name: "a group of everybody, by its name",
      before: bound(role, group("shop-leads")),
      after: bound(role, group("all-developers")),
      lines: ["Group all-developers: everything of Role deployers in boutique, no longer only Group shop-leads"],
    },
    {
      name: "one more group",
      before: bound(role, group("shop-leads")),
      after: bound(role, group("shop-leads"), group("all-developers")),
      lines: ["Group all-developers: everything of Role deployers in boutique, no longer only Group shop-leads"],
    },
    {
      name: "all accounts of a namespace instead of one",
      before: bound(role, { kind: "ServiceAccount", name: "ci", namespace: "ci" }),
      after: bound(role, group("system:serviceaccounts:ci")),
      lines: [
        "Group system:serviceaccounts:ci: everything of Role deployers in boutique, no longer only ServiceAccount ci/ci",
      ],
    },
    {
      name: "a group of Google instead of another one",
      before: member("group:shop@example.com"),
      after: member("group:staff@example.com"),
      lines: [`group:staff@example.com: ${developers}, no longer only group:shop@example.com`],
      bothWays: true,
    },
    {
      name: "a domain instead of its group",
      before: member("group:shop@example.com"),
      after: member("domain:example.com"),
      lines: [`domain:example.com: ${developers}, no longer only group:shop@example.com`],
    },
    {
      name: "readers of data",
      before: member("group:shop@example.com", "roles/bigquery.dataViewer"),
      after: member("group:staff@example.com", "roles/bigquery.dataViewer"),
      lines: [
        "group:staff@example.com: roles/bigquery.dataViewer on project example-prod, no longer only group:shop@example.com",
      ],
      bothWays: true,
    },
    {
      name: "a group of Entra instead of another one",
      before: assignment("000000000005"),
      after: assignment("000000000009"),
      lines: [
        "33334444-0000-0000-0000-000000000009: Storage Blob Data Contributor on /subscriptions/s/resourceGroups/shop, no longer only 33334444-0000-0000-0000-000000000005",
      ],
      bothWays: true,
    },
    {
      name: "one more role of people in a group of the cluster",
      before: [entry("shop", "shop"), ...editors],
      after: [entry("shop", "shop"), entry("all", "developers"), ...editors],
      lines: [
        "arn:aws:iam::333344445555:role/developers: be in the group shop (everything of Role deployers in boutique) on the cluster prod, no longer only arn:aws:iam::333344445555:role/shop",
      ],
    },
  ]);
});

describe("and is an everyday change", () => {
  itFinds([
    {
      name: "of people who are named one by one",
      before: bound(role, user("ann")),
      after: bound(role, user("ann"), user("bob")),
      lines: [],
    },
    { name: "of who may look", before: bound(view, group("shop")), after: bound(view, group("staff")), lines: [] },
    {
      name: "of who may look, in a group of the cluster",
      before: [entry("shop", "shop"), ...viewers],
      after: [entry("shop", "shop"), entry("all", "developers"), ...viewers],
      lines: [],
    },
    {
      name: "of programs",
      before: assignment("000000000005", "ServicePrincipal"),
      after: assignment("000000000009", "ServicePrincipal"),
      lines: [],
    },
    {
      name: "of a right that nobody had",
      before: [deployers],
      after: bound(role, group("shop-leads")),
      lines: [],
    },
  ]);
});

describe("a right that a smaller circle of people gets", () => {
  const edit = { kind: "ClusterRole", name: "edit" };
  itFailsWith([
    [
      "a group of those who signed in",
      bound(edit, group("system:authenticated")),
      bound(edit, group("shop-leads")),
      [],
    ],
    [
      "a group of a domain",
      member("domain:example.com", "roles/container.developer"),
      member("group:shop@example.com", "roles/container.developer"),
      [],
    ],
    [
      "a group of another domain",
      member("domain:example.org", "roles/container.developer"),
      member("group:shop@example.com", "roles/container.developer"),
      ["admin: group:shop@example.com: roles/container.developer on project example-prod"],
    ],
  ]);
});
