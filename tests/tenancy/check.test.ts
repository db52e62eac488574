import assert from "node:assert/strict";
import { checkTenant } from "../../components/tenancy/check";

const platform = { namespaces: ["traefik", "kube-system"] };

describe("checkTenant", () => {
  const cases: [string, Parameters<typeof checkTenant>[1]["quota"], string[]][] = [
    ["team", {}, []],
    ["team", { cpu: "2", memory: "1Gi", pods: 0 }, []],
    [
      "Team_!",
      {},
      [
        'namespace: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "Team_!"',
      ],
    ],
    [
      "team",
      { memory: "lots", pods: -1 },
      [
        'quota.memory: expected a quantity of bytes such as "512Mi" or "10Gi", got "lots"',
        "quota.pods: expected a whole number, 0 or more, got -1",
      ],
    ],
    ["team", { claims: 10, extendedResources: { "nvidia.com/gpu": 4 } }, []],
    [
      "team",
      {
        cpu: "8Gi",
        memory: "16",
        storage: "100m",
        claims: 1.5,
        extendedResources: { gpu: 1, "nvidia.com/gpu": 0.5 },
      },
      [
        'quota.cpu: expected a number of CPUs such as "250m" or "2", got "8Gi"; this is an amount of memory',
        'quota.memory: expected a quantity of bytes such as "512Mi" or "10Gi", got "16"; a number without a unit counts bytes; write "16Mi"',
        'quota.storage: expected a quantity of bytes such as "512Mi" or "10Gi", got "100m"; "m" is a thousandth of a byte; write "100Mi"',
        "quota.claims: expected a whole number, 0 or more, got 1.5",
        'quota.extendedResources.gpu: expected a device such as "nvidia.com/gpu", got "gpu"',
        "quota.extendedResources.nvidia.com/gpu: expected a whole number, 0 or more, got 0.5",
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

  it("refuses a level that does not exist", () => {
    assert.deepEqual(checkTenant("team", { platform, podSecurity: "strict" as never }), [
      { path: "podSecurity", message: 'expected one of "restricted", "baseline", "privileged", got "strict"' },
    ]);
  });

  it("refuses overrides of fields that options set", () => {
    const labels = { "pod-security.kubernetes.io/enforce": "privileged", "keelson.dev/tenant": "other", mesh: "on" };
    assert.deepEqual(checkTenant("team", { platform, overrides: { metadata: { name: "other", labels } } }), [
      { path: "overrides.metadata.name", message: "is set by namespace; remove this override" },
      {
        path: "overrides.metadata.labels.pod-security.kubernetes.io/enforce",
        message: "is set by podSecurity; remove this override",
      },
      {
        path: "overrides.metadata.labels.keelson.dev/tenant",
        message: "is set by owner, costCenter or environment; remove this override",
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
