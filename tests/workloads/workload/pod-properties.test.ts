import assert from "node:assert/strict";
import fc from "fast-check";
import type { PodArgs, Tenant } from "../../../components";
import { parseQuantity } from "../../../components/quantity";
import { metricsPorts, type ObservabilityArgs } from "../../../components/workloads/observability";
import { podTemplate } from "../../../components/workloads/pod/objects";
import { type CheckablePorts, peerPortsOf, portsOf } from "../../../components/workloads/service";
import { checkWorkload } from "../../../components/workloads/workload/check";

const tenant = {
  platform: { domain: "example.com", tier: { replicas: 2 }, cluster: { nodePools: {} } },
} as unknown as Tenant;

/** Values that collide with each other, and some that are wrong. */
function mostly(good: readonly string[], ...wrong: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...good), weight: 40 },
    { arbitrary: fc.constantFrom(...wrong), weight: 1 },
  );
}

const name = mostly(["a", "b", "c", "d", "e"], "web", "A", "1", "x y", "-a");
const path = mostly(["/a", "/b", "/c", "/d", "/e"], "c", "/d:e");
const image = mostly(
  ["a:1", "a@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb"],
  "a",
  "a:latest",
);
const quantity = mostly(["128Mi", "256Mi", "1Gi"], "64Mi", "1", "MB");
const memory = fc.record({ memory: quantity }, { requiredKeys: [] });
const resources = fc.record({ requests: memory, limits: memory }, { requiredKeys: [] });
const port = fc.record(
  { name: fc.oneof(name, fc.constant("metrics")), port: fc.integer({ min: 0, max: 20 }), container: name },
  { requiredKeys: ["name", "port"] },
);
const metrics = fc.record({ port: fc.integer({ min: 0, max: 20 }) });
const more = fc.record(
  { image, resources, mounts: fc.dictionary(name, path, { maxKeys: 2 }) },
  { requiredKeys: ["image"] },
);
const dictionary = <T>(value: fc.Arbitrary<T>) => fc.dictionary(name, value, { maxKeys: 2 });
const workload = fc.record(
  {
    image,
    resources,
    ports: fc.array(port, { maxLength: 2 }),
    peerPorts: fc.array(port, { maxLength: 1 }),
    metrics,
    emptyDirs: dictionary(fc.record({ mountPath: path, sizeLimit: quantity })),
    volumes: dictionary(fc.record({ secret: name, mountPath: path })),
    containers: dictionary(more),
    initContainers: dictionary(more),
    env: fc.dictionary(mostly(["A", "B_C"], "D E"), fc.constant("x"), { maxKeys: 2 }),
    terminationGracePeriodSeconds: fc.integer({ min: 0, max: 60 }),
  },
  { requiredKeys: ["image"] },
);

interface Rendered {
  readonly containers: RenderedContainer[];
  readonly initContainers?: RenderedContainer[];
  readonly volumes?: { readonly name: string }[];
}

describe("any valid workload", () => {
  it("renders a pod that Kubernetes accepts", () => {
    let accepted = 0;
    fc.assert(
      fc.property(workload, (args) => {
        if (checkWorkload("deployment", "web", { tenant, ...args }).length === 0) {
          accepted += 1;
          checkRendered(args);
        }
      }),
      { numRuns: 2000, seed: 1 },
    );
    assert.ok(accepted > 100, `only ${accepted} of 2000 were accepted`);
  });
});

function checkRendered(args: CheckablePorts & PodArgs & ObservabilityArgs): void {
  const [ports, peerPorts] = [portsOf(args), peerPortsOf(args)];
  const plan = {
    labels: {},
    ports,
    otherPorts: [...peerPorts, ...metricsPorts(args, [...ports, ...peerPorts])],
    env: {},
    hasToken: false,
  };
  const subject = {
    title: 'deployment "web"',
    workloadName: "web",
    podLabels: { "keelson.dev/workload": "web" },
    home: tenant,
  };
  const pod = podTemplate(subject, plan, args, {}).spec as unknown as Rendered;
  const containers = [...pod.containers, ...(pod.initContainers ?? [])];
  const volumes = (pod.volumes ?? []).map(({ name }) => name);
  assertUnique(containers.map(({ name }) => name));
  assertUnique(volumes);
  for (const { name, volumeMounts = [], resources } of containers) {
    assert.match(name, /^[a-z]([-a-z0-9]*[a-z0-9])?$/);
    assertUnique(volumeMounts.map(({ mountPath }) => mountPath));
    for (const mount of volumeMounts) {
      assert.ok(volumes.includes(mount.name), mount.name);
      assert.match(mount.mountPath, /^\/[^:]*$/);
    }
    const [request, limit] = [resources.requests.memory, resources.limits.memory].map(parseQuantity);
    assert.ok(request !== undefined && limit !== undefined && request <= limit);
  }
  const rendered = containers.flatMap(({ ports = [] }) => ports);
  assert.equal(rendered.length, plan.ports.length + plan.otherPorts.length);
  assertUnique(rendered.map(({ name }) => name));
  assertUnique(rendered.map(({ containerPort }) => containerPort));
}

interface RenderedContainer {
  readonly name: string;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly resources: { readonly requests: { readonly memory: string }; readonly limits: { readonly memory: string } };
}

function assertUnique(values: readonly unknown[]): void {
  assert.equal(new Set(values).size, values.length, JSON.stringify(values));
}
