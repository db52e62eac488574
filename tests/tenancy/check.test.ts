import assert from "node:assert/strict";
import { checkTenant } from "../../components/tenancy/check";

const platform = { namespaces: ["traefik", "kube-system"] };

describe("checkTenant", () => {
  const cases: [string, Parameters<typeof checkTenant>[1]["quota"], string[]][] = [
    ["team", {}, []],
    ["team", { cpu: "2", memory: "1Gi", pods: 0 }, []],
    ["Team_!", {}, ['namespace: expected a DNS label of up to 63 a-z, 0-9 and "-", got "Team_!"']],
    [
      "team",
      { memory: "lots", pods: -1 },
      [
        'quota.memory: expected a Kubernetes quantity such as "8" or "16Gi", got "lots"',
        "quota.pods: expected a whole number, 0 or more, got -1",
      ],
    ],
    ["team", { claims: 10, extendedResources: { "nvidia.com/gpu": 4, "intel.com/foo": "2" } }, []],
    [
      "team",
      { claims: 1.5, extendedResources: { gpu: 4, "nvidia.com/gpu": "many" } },
      [
        'quota.extendedResources.gpu: expected the name of an extended resource such as "nvidia.com/gpu", got "gpu"',
        'quota.extendedResources.nvidia.com/gpu: expected a Kubernetes quantity such as "8" or "16Gi", got "many"',
        "quota.claims: expected a whole number, 0 or more, got 1.5",
      ],
    ],
    ...["kube-system", "default", "traefik"].map((name): [string, object, string[]] => [
      name,
      {},
      [`namespace: "${name}" belongs to Kubernetes or to an add-on; choose another name`],
    ]),
  ];
  it("refuses labels of Kubernetes and Keelson, and wrong values", () => {
    const labels = { "pod-security.kubernetes.io/enforce": "privileged", "keelson.dev/tenant": "other", team: "a b" };
    assert.deepEqual(
      checkTenant("team", { platform, labels, owner: "no one!" }).map(({ path }) => path),
      ["owner", "labels.pod-security.kubernetes.io/enforce", "labels.keelson.dev/tenant", "labels.team"],
    );
  });

  it("refuses overrides of fields that options set", () => {
    const labels = { "pod-security.kubernetes.io/enforce": "privileged", "keelson.dev/tenant": "other", mesh: "on" };
    assert.deepEqual(checkTenant("team", { platform, overrides: { metadata: { name: "other", labels } } }), [
      { path: "overrides.metadata.name", message: "is set by namespace; use that option" },
      {
        path: "overrides.metadata.labels.pod-security.kubernetes.io/enforce",
        message: "is set by podSecurity; use that option",
      },
      {
        path: "overrides.metadata.labels.keelson.dev/tenant",
        message: "is set by owner, costCenter or environment; use that option",
      },
    ]);
  });

  for (const [namespace, quota, mistakes] of cases) {
    it(`finds ${mistakes.length} mistakes in ${namespace} with ${JSON.stringify(quota)}`, () => {
      const found = checkTenant(namespace, { platform, quota }).map(({ path, message }) => `${path}: ${message}`);
      assert.deepEqual(found, mistakes);
    });
  }
});
