import assert from "node:assert/strict";
import { Deployment, Tenant, type TenantAccess } from "../../components";
import { rolesOf } from "../../components/tenancy/access";
import { checkAccess } from "../../components/tenancy/check-access";
import { standardRoles } from "../../components/tenancy/roles";
import { platform } from "../support/programs";
import { runProgram } from "../support/run-program";

const rule = { apiGroups: [""], resources: ["configmaps"], verbs: ["get"] };

function runTenant(access: TenantAccess) {
  return runProgram(() => {
    new Tenant("team", { platform: platform([]), access, namespace: "payments" });
  });
}

/** Reports whether the rules of a role together allow a verb on a resource of a group. */
function allows(role: keyof typeof standardRoles, verb: string, resource: string, group = ""): boolean {
  return standardRoles[role].some(
    ({ apiGroups, resources, verbs }) =>
      apiGroups.includes(group) && resources.includes(resource) && verbs.includes(verb),
  );
}

describe("the standard roles", () => {
  const table: [string, string, string, "admin" | "editor" | "viewer" | "nobody"][] = [
    ["get", "pods", "", "viewer"],
    ["get", "pods/log", "", "viewer"],
    ["list", "networkpolicies", "networking.k8s.io", "viewer"],
    ["patch", "deployments", "apps", "editor"],
    ["update", "deployments/scale", "apps", "editor"],
    ["delete", "pods", "", "editor"],
    ["create", "pods/eviction", "", "editor"],
    ["create", "cronjobs", "batch", "editor"],
    ["create", "secrets", "", "admin"],
    ["create", "serviceaccounts", "", "admin"],
    ["list", "rolebindings", "rbac.authorization.k8s.io", "admin"],
    ["get", "secrets", "", "nobody"],
    ["list", "secrets", "", "nobody"],
    ["create", "pods", "", "nobody"],
    ["create", "pods/exec", "", "nobody"],
    ["create", "serviceaccounts/token", "", "nobody"],
    ["impersonate", "serviceaccounts", "", "nobody"],
    ["create", "rolebindings", "rbac.authorization.k8s.io", "nobody"],
    ["delete", "networkpolicies", "networking.k8s.io", "nobody"],
    ["patch", "resourcequotas", "", "nobody"],
  ];
  const ranks = ["viewer", "editor", "admin"] as const;
  for (const [verb, resource, group, least] of table) {
    it(`let ${least} and above ${verb} ${resource}`, () => {
      const from = least === "nobody" ? ranks.length : ranks.indexOf(least);
      assert.deepEqual(
        ranks.map((role) => allows(role, verb, resource, group)),
        ranks.map((_, rank) => rank >= from),
      );
    });
  }
});

describe("a tenant's access", () => {
  it("leaves out roles that no group has", () => {
    assert.deepEqual(rolesOf({}), []);
    assert.deepEqual(
      rolesOf({ viewers: ["everyone"] }).map(({ name, groups }) => [name, groups]),
      [["viewer", ["everyone"]]],
    );
  });

  it("binds groups to roles in the namespace, and cluster-wide only if a role asks for it", async () => {
    const nodes = { apiGroups: [""], resources: ["nodes"], verbs: ["list"] };
    const run = await runTenant({
      editors: ["payments-developers"],
      roles: { "node-viewer": { groups: ["sre"], rules: [nodes], clusterWide: true } },
    });
    const root = run.find("keelson:index:Tenant", "team").urn;
    const role = run.find("kubernetes:rbac.authorization.k8s.io/v1:Role", "team-editor");
    assert.equal(role.parent, root);
    assert.deepEqual(role.inputs.metadata, { name: "editor", namespace: "payments" });
    const binding = run.find("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "team-editor").inputs;
    assert.deepEqual(binding.roleRef, { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "editor" });
    assert.deepEqual(binding.subjects, [
      { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "payments-developers" },
    ]);
    const wide = run.find("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "team-node-viewer").inputs;
    assert.deepEqual([wide.metadata, wide.rules], [{ name: "payments-node-viewer" }, [nodes]]);
    assert.equal(run.ofType("kubernetes:rbac.authorization.k8s.io/v1:Role").length, 1);
  });

  it("pulls images with the tenant's secrets", async () => {
    const run = await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([]), imagePullSecrets: ["registry"] });
      new Deployment("web", { tenant, image: "registry.test/web:1.0.0" });
    });
    assert.deepEqual(run.find("kubernetes:core/v1:ServiceAccount", "web").inputs.imagePullSecrets, [
      { name: "registry" },
    ]);
  });
});

describe("checkAccess", () => {
  const role = (rules: object[], more: object = {}): TenantAccess =>
    ({ roles: { own: { groups: ["g"], rules, ...more } } }) as TenantAccess;
  const mistakes: [string, TenantAccess, string, RegExp][] = [
    [
      "a system group",
      { admins: ["system:masters"] },
      "access.admins[0]",
      /expected a group of the identity provider, got "system:masters"; use another group, because system groups contain either everybody or nobody/,
    ],
    [
      "no group",
      { editors: ["a"], roles: { own: { groups: [], rules: [rule] } } },
      "access.roles.own.groups",
      /at least one group/,
    ],
    [
      "a standard name",
      { roles: { admin: { groups: ["g"], rules: [rule] } } },
      "access.roles.admin",
      /"admin" is a standard role; choose another name/,
    ],
    ["no rules", role([]), "access.roles.own.rules", /at least one rule/],
    [
      "wild verbs",
      role([{ ...rule, verbs: ["*"] }]),
      "access.roles.own.rules[0].verbs",
      /expected a list of names, got "\*"/,
    ],
    [
      "a verb that does not exist",
      role([{ ...rule, verbs: ["lists"] }]),
      "access.roles.own.rules[0].verbs",
      /got "lists"/,
    ],
    ["no verb", role([{ ...rule, verbs: [] }]), "access.roles.own.rules[0].verbs", /at least one verb/],
    [
      "no API group",
      role([{ ...rule, apiGroups: [] }]),
      "access.roles.own.rules[0].apiGroups",
      /at least one API group \("" is the core group\)/,
    ],
    [
      "wild resources",
      role([{ ...rule, resources: ["*"] }]),
      "access.roles.own.rules[0].resources",
      /expected a list of names, got "\*"/,
    ],
    ["escalation", role([{ ...rule, verbs: ["bind"] }]), "access.roles.own.rules[0].verbs", /got "bind"/],
    [
      "a shell",
      role([{ ...rule, resources: ["pods/exec"] }]),
      "access.roles.own.rules[0].resources",
      /got "pods\/exec"/,
    ],
    [
      "all secrets",
      role([{ ...rule, resources: ["secrets"] }]),
      "access.roles.own.rules[0].resources",
      /a role may read only named secrets/,
    ],
    [
      "listed secrets",
      role([{ ...rule, resources: ["secrets"], verbs: ["list"], resourceNames: ["a"] }]),
      "access.roles.own.rules[0].resources",
      /a role may read only named secrets/,
    ],
    [
      "a secret of that name in all namespaces",
      role([{ ...rule, resources: ["secrets"], resourceNames: ["a"] }], { clusterWide: true }),
      "access.roles.own.rules[0].resources",
      /a role may read only named secrets/,
    ],
  ];
  for (const [title, access, path, message] of mistakes) {
    it(`refuses ${title}`, () => {
      const found = checkAccess(access);
      assert.deepEqual(
        found.map((problem) => problem.path),
        [path],
      );
      assert.match(found[0]?.message ?? "", message);
    });
  }

  for (const [group, resource] of [
    ["admissionregistration.k8s.io", "validatingwebhookconfigurations"],
    ["", "services/status"],
  ] as const) {
    it(`refuses to write ${resource}, but allows to read them`, () => {
      const own = { ...rule, apiGroups: [group], resources: [resource] };
      const [problem] = checkAccess(role([{ ...own, verbs: ["get", "patch"] }]));
      assert.equal(problem?.path, "access.roles.own.rules[0].verbs");
      assert.match(problem?.message ?? "", /^expected only get, list, watch for /);
      assert.deepEqual(checkAccess(role([{ ...own, verbs: ["get"] }])), []);
    });
  }

  it("allows to read a secret of the namespace by name", () => {
    assert.deepEqual(checkAccess(role([{ ...rule, resources: ["secrets"], resourceNames: ["a"] }])), []);
  });
});
