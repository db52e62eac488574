import assert from "node:assert/strict";
import type { PodSecurityLevel } from "../../../components";
import { checkOverrides as check } from "../../../components/workloads/workload/check-overrides";

const checkOverrides = (overrides: object, tenant: { podSecurity?: PodSecurityLevel }) =>
  check(overrides, tenant, { containers: ["web"], initContainers: ["a"] });

const pod = (spec: object, metadata = {}) => ({ spec: { template: { metadata, spec } } });
const container = (changes: object) => pod({ containers: [{ name: "web", ...changes }] });

describe("checkOverrides", () => {
  const fine: [string, object][] = [
    ["annotations", pod({}, { annotations: { "example.com/reviewed": "yes" } })],
    ["fields without an option", { spec: { ordinals: { start: 1 } } }],
    ["fields of the pod without an option", pod({ hostUsers: false, schedulerName: "own" })],
    ["fields of a container without an option", container({ tty: true, terminationMessagePath: "/x" })],
    ["labels", { metadata: { labels: { team: "shop" } } }],
  ];
  for (const [title, overrides] of fine) {
    it(`accepts ${title}`, () => assert.deepEqual(checkOverrides(overrides, { podSecurity: "restricted" }), []));
  }

  const taken: [object, string][] = [
    [{ metadata: { name: "x" } }, "overrides.metadata.name: is set by workloadName; remove this override"],
    [{ spec: { selector: { matchLabels: {} } } }, ""],
    [
      { spec: { selector: { matchLabels: { a: "b" } } } },
      "overrides.spec.selector.matchLabels.a: is set by workloadName; remove this override",
    ],
    [{ spec: { replicas: 3 } }, "overrides.spec.replicas: is set by replicas or autoscaling; remove this override"],
    [
      container({ image: "web:latest" }),
      "overrides.spec.template.spec.containers[web].image: is set by the option of the same name; remove this override",
    ],
    [
      container({ env: [{ name: "PASSWORD", value: "x" }] }),
      "overrides.spec.template.spec.containers[web].env[PASSWORD].value: is set by the option of the same name; remove this override",
    ],
    [
      { spec: { jobTemplate: { spec: { template: { spec: { initContainers: [{ name: "a", command: ["x"] }] } } } } } },
      "overrides.spec.jobTemplate.spec.template.spec.initContainers[a].command: is set by the option of the same name; remove this override",
    ],
    [
      pod({}, { labels: { "keelson.dev/workload": "x" } }),
      "overrides.spec.template.metadata.labels.keelson.dev/workload: is set by workloadName or the tenant; remove this override",
    ],
  ];
  for (const [overrides, line] of taken) {
    it(`refuses what an option sets: ${JSON.stringify(overrides)}`, () => {
      const found = checkOverrides(overrides, {}).map(({ path, message }) => `${path}: ${message}`);
      assert.deepEqual(found, line === "" ? [] : [line]);
    });
  }

  it("refuses a container that the workload does not have", () => {
    const unknown = pod({ containers: [{ name: "wbe", tty: true }], initContainers: [{ name: "b", tty: true }] });
    assert.deepEqual(
      checkOverrides(unknown, {}).map(({ path, message }) => `${path}: ${message}`),
      [
        'overrides.spec.template.spec.containers[wbe].tty: expected one of "web", got "wbe"; add containers with the option containers',
        'overrides.spec.template.spec.initContainers[b].tty: expected one of "a", got "b"; add containers with the option initContainers',
      ],
    );
  });

  const dangerous = [
    pod({ hostNetwork: true }),
    pod({ hostPID: true }),
    pod({ securityContext: { runAsNonRoot: false } }),
    pod({ volumes: [{ name: "node", hostPath: { path: "/" } }] }),
    container({ securityContext: { privileged: true } }),
    container({ securityContext: { capabilities: { add: ["SYS_ADMIN"] } } }),
  ];
  for (const overrides of dangerous) {
    it(`refuses ${JSON.stringify(overrides)} unless the tenant is privileged`, () => {
      assert.match(
        checkOverrides(overrides, { podSecurity: "baseline" })[0]?.message ?? "",
        /^needs a tenant with podSecurity "privileged", got "baseline"; /,
      );
      assert.deepEqual(checkOverrides(overrides, { podSecurity: "privileged" }), []);
    });
  }
});
