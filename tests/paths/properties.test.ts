import assert from "node:assert/strict";
import fc from "fast-check";
import type { PodEnd } from "../../cli/paths/contract";
import { passes } from "../../cli/paths/evaluate";
import { type Fields, fields, items, text } from "../../cli/values";
import type { PlainObject } from "../../cli/wiring";
import type { RegisteredResource } from "../../components/testing";
import { connects, policiesOf } from "../support/reachability";
import { registered } from "../support/registered";
import { connection, fabric, peer, pods, policiesAmong, policy } from "./scenes";

const apps = ["web", "api", "db"];
const namespaces = ["shop", "bank"];
const ends = namespaces.flatMap((namespace) => apps.map((app) => pods(`${namespace}/${app}`)));
const numbers = [80, 8080];

const app = fc.constantFrom(...apps);
const path = fc.tuple(fc.constantFrom(...namespaces), fc.constantFrom(...apps, "*")).map((parts) => parts.join("/"));
const aPeer = fc.oneof(
  app.map(peer),
  fc.tuple(fc.constantFrom(...namespaces), app).map(([namespace, name]) => peer(`${namespace}/${name}`)),
  fc.constant({ podSelector: {} }),
  fc.constant({ namespaceSelector: {} }),
);
const ports = fc.uniqueArray(
  fc.record({ port: fc.constantFrom(...numbers), protocol: fc.constantFrom("TCP", "UDP") }),
  { maxLength: 2, selector: ({ port, protocol }) => `${port}/${protocol}` },
);
const rules = (key: "from" | "to") =>
  fc.array(
    fc.tuple(fc.array(aPeer, { maxLength: 2 }), ports).map(([peers, list]) => ({
      ...(peers.length > 0 && { [key]: peers }),
      ...(list.length > 0 && { ports: list }),
    })),
    { maxLength: 2 },
  );
const aPolicy = fc
  .tuple(path, fc.subarray(["Ingress", "Egress"], { minLength: 1 }), rules("from"), rules("to"))
  .map(([where, policyTypes, ingress, egress]) => policy(where, { policyTypes, ingress, egress }));
const policies = fc.array(aPolicy, { maxLength: 5 });

const calls = ends.flatMap((from) =>
  ends.flatMap((to) =>
    numbers.flatMap((number) => ["TCP", "UDP"].map((protocol) => connection(from, to, number, protocol))),
  ),
);

function passing(objects: readonly PlainObject[]): boolean[] {
  const read = policiesAmong(objects);
  return calls.map((call) => passes(read, call, fabric) === true);
}

/** Hands policies to the tests' own reading of Kubernetes' rules, which shares no code with this one. */
function resources(objects: readonly PlainObject[]): RegisteredResource[] {
  return objects.map((inputs, index) =>
    registered(`policy-${index}`, { type: "kubernetes:networking.k8s.io/v1:NetworkPolicy", inputs }),
  );
}

const podOf = ({ labels, namespace }: PodEnd) => ({
  namespace,
  labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, String(value)])),
});

describe("any NetworkPolicies", () => {
  it("pass what another reading of Kubernetes' rules passes", () => {
    fc.assert(
      fc.property(policies, (objects) => {
        const other = policiesOf(resources(objects));
        const expected = calls.map(({ from, port, to }) => {
          assert.ok(from.kind === "pods" && to.kind === "pods");
          return connects(other, podOf(from), podOf(to), port.number ?? 0, port.protocol);
        });
        assert.deepEqual(passing(objects), expected);
      }),
      { numRuns: 60 },
    );
  });

  it("pass the same in every order", () => {
    fc.assert(
      fc.property(policies, (objects) => assert.deepEqual(passing(objects.toReversed()), passing(objects))),
      { numRuns: 30 },
    );
  });

  it("pass no less if a rule is added", () => {
    fc.assert(
      fc.property(policies, rules("from"), rules("to"), (objects, ingress, egress) => {
        const before = passing(objects);
        const after = passing(objects.map((object) => withRules(object, ingress, egress)));
        assert.ok(before.every((passed, index) => !passed || after[index]));
      }),
      { numRuns: 30 },
    );
  });

  it("pass no more if a policy without rules is added", () => {
    fc.assert(
      fc.property(policies, path, (objects, where) => {
        const before = passing(objects);
        const after = passing([...objects, policy(where, { policyTypes: ["Ingress", "Egress"] })]);
        assert.ok(after.every((passed, index) => !passed || before[index]));
      }),
      { numRuns: 30 },
    );
  });
});

function withRules(object: PlainObject, ingress: readonly Fields[], egress: readonly Fields[]): PlainObject {
  const spec = fields(object, "spec");
  assert.ok(text(object, "kind"));
  return {
    ...object,
    spec: { ...spec, ingress: [...items(spec.ingress), ...ingress], egress: [...items(spec.egress), ...egress] },
  };
}
