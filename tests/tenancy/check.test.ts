import assert from "node:assert/strict";
import { checkTenant } from "../../components/tenancy/check";

const platform = { namespaces: ["traefik", "kube-system"] };

describe("checkTenant", () => {
  const cases: [string, Parameters<typeof checkTenant>[1]["quota"], string[]][] = [
    ["team", {}, []],
    ["team", { cpu: "2", memory: "1Gi", pods: 0 }, []],
    ["Team_!", {}, ['namespace: a DNS label (at most 63 of a-z, 0-9 and "-"), given "Team_!"']],
    [
      "team",
      { memory: "lots", pods: -1 },
      [
        'quota.memory: a Kubernetes quantity such as "8" or "16Gi", given "lots"',
        "quota.pods: a whole number, 0 or more, given -1",
      ],
    ],
    ...["kube-system", "default", "traefik"].map((name): [string, object, string[]] => [
      name,
      {},
      [
        `namespace: a namespace of the tenant's own, given "${name}", which belongs to Kubernetes or an add-on: choose another`,
      ],
    ]),
  ];
  it("refuses labels that are Kubernetes' or ours, and values that are none", () => {
    const labels = { "pod-security.kubernetes.io/enforce": "privileged", "keelson.dev/tenant": "other", team: "a b" };
    assert.deepEqual(
      checkTenant("team", { platform, labels, owner: "no one!" }).map(({ path }) => path),
      ["owner", "labels.pod-security.kubernetes.io/enforce", "labels.keelson.dev/tenant", "labels.team"],
    );
  });

  it("refuses overrides of what other options say", () => {
    const labels = { "pod-security.kubernetes.io/enforce": "privileged", "keelson.dev/tenant": "other", mesh: "on" };
    assert.deepEqual(checkTenant("team", { platform, overrides: { metadata: { name: "other", labels } } }), [
      { path: "overrides.metadata.name", message: 'no name, given "other": use namespace' },
      {
        path: "overrides.metadata.labels.pod-security.kubernetes.io/enforce",
        message: 'no label that podSecurity says, given "pod-security.kubernetes.io/enforce": use podSecurity',
      },
      {
        path: "overrides.metadata.labels.keelson.dev/tenant",
        message:
          'no label that owner, costCenter or environment says, given "keelson.dev/tenant": use owner, costCenter or environment',
      },
    ]);
  });

  for (const [namespace, quota, objections] of cases) {
    it(`says ${objections.length} things of ${namespace} with ${JSON.stringify(quota)}`, () => {
      const found = checkTenant(namespace, { platform, quota }).map(({ path, message }) => `${path}: ${message}`);
      assert.deepEqual(found, objections);
    });
  }
});
