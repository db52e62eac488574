import assert from "node:assert/strict";
import { PresumedObjects } from "../../../cli/rehearsal/charts/presumed-objects";
import { CloudHoldingsList } from "../../../cli/rehearsal/controllers/cloud-holdings";
import { noChanges } from "../../../cli/rehearsal/engine/events";
import type { KubernetesObject } from "../../../cli/rehearsal/kubernetes/object";
import { isKeptByHelm, leftoversOf, madeByKubernetes, sortOut } from "../../../cli/rehearsal/phases/leftovers";
import { countWorkloads, judgeWorkloads } from "../../../cli/rehearsal/phases/workloads";
import { Cleanup } from "../../../cli/rehearsal/processes/cleanup";
import { mustChangeNothing, mustSucceed } from "../../../cli/rehearsal/run/judgement";
import { changesText, progressText, unexpectedChanges } from "../../../cli/rehearsal/run/outcomes";
import { newestFitting, versionInFolder } from "../../../cli/rehearsal/site/official-parts";

function object(kind: string, name: string, more: Partial<KubernetesObject["metadata"]> = {}): KubernetesObject {
  return { apiVersion: "v1", kind, metadata: { name, uid: `${kind}-${name}`, ...more } };
}

describe("leftovers", () => {
  const own: [KubernetesObject, boolean][] = [
    [object("Event", "a"), true],
    [object("Lease", "a"), true],
    [object("ConfigMap", "kube-root-ca.crt"), true],
    [object("ConfigMap", "a"), false],
    [object("ServiceAccount", "default"), true],
    [object("ServiceAccount", "web"), false],
    [object("APIService", "v1.a", { labels: { "kube-aggregator.kubernetes.io/automanaged": "true" } }), true],
    [object("APIService", "v1.a"), false],
    [object("Pod", "a", { ownerReferences: [{ controller: true }] }), true],
    [object("Pod", "a", { ownerReferences: [{ controller: false }] }), false],
  ];
  for (const [given, expected] of own) {
    it(`${given.kind} ${given.metadata.name} is ${expected ? "Kubernetes' own" : "somebody's"}`, () =>
      assert.equal(madeByKubernetes(given), expected));
  }

  it("are what was not there before and is not declared", () => {
    const before = [object("ConfigMap", "old", { namespace: "default" })];
    const after = [
      ...before,
      object("ConfigMap", "new", { namespace: "default" }),
      object("ConfigMap", "old", { namespace: "default", uid: "made again" }),
      object("CustomResourceDefinition", "kept"),
      object("Event", "e"),
    ];
    assert.deepEqual(leftoversOf(before, after, new Set(["CustomResourceDefinition kept"])), [
      "ConfigMap default/new",
      "ConfigMap default/old",
    ]);
  });

  it("in the cloud are what was acquired and not released", () => {
    const cloud = new CloudHoldingsList();
    cloud.acquired("Service", "shop", "web", "203.0.113.1");
    cloud.acquired("PersistentVolume", "", "pv-1", "disk-1");
    cloud.released("Service", "shop", "web");
    cloud.acquired("PersistentVolume", "", "pv-2", "disk-2", { retained: true });
    assert.deepEqual(cloud.remaining, ["disk-1 of PersistentVolume pv-1"]);
    assert.deepEqual(cloud.retained, ["disk-2 of PersistentVolume pv-2"]);
  });

  it("are apart from what a program, a chart or a storage class retains", () => {
    const cloud = new CloudHoldingsList();
    cloud.acquired("PersistentVolume", "", "pv-1", "disk-1", { retained: true });
    cloud.acquired("Service", "shop", "web", "203.0.113.1");
    const ledger = { kept: new Set(["CustomResourceDefinition issuers"]), presumed: new PresumedObjects() };
    ledger.presumed.presume("Namespace theirs");
    const made = ["PersistentVolume pv-1", "CustomResourceDefinition issuers", "ConfigMap archive", "ConfigMap left"];
    const names = [...made, "Namespace theirs"];
    const after = names.map((name) => object(name.split(" ")[0] ?? "", name.split(" ")[1] ?? ""));
    const declared = { cloud: ["Bucket logs-1"], kubernetes: ["ConfigMap archive", "ConfigMap gone"] };
    assert.deepEqual(sortOut({ cloud, ledger }, [], after, declared), {
      left: { kubernetes: ["ConfigMap left"], cloud: ["203.0.113.1 of Service shop/web"] },
      retained: {
        kubernetes: ["ConfigMap archive", "CustomResourceDefinition issuers", "PersistentVolume pv-1"],
        cloud: ["Bucket logs-1", "disk-1 of PersistentVolume pv-1"],
      },
    });
  });
});

describe("what a chart declares to outlive its release", () => {
  const crd = (annotations: Record<string, string>) => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "issuers.cert-manager.io", annotations },
  });

  it("is what Helm itself would keep", () => {
    assert.equal(isKeptByHelm(crd({ "helm.sh/resource-policy": "keep" })), true);
    assert.equal(isKeptByHelm(crd({})), false);
  });
});

describe("workloads", () => {
  it("are counted by namespace, with what is missing", () => {
    const job = (name: string, namespace: string, complete: boolean): KubernetesObject => ({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name, namespace },
      status: { conditions: complete ? [{ type: "Complete", status: "True" }] : [] },
    });
    const workloads = [job("a", "shop", true), job("b", "shop", false), job("c", "base", true)];
    assert.deepEqual(countWorkloads(judgeWorkloads(workloads)), {
      workloads: { ready: 2, total: 3, notReady: ["Job shop/b: it is not complete"] },
      namespaces: [
        { namespace: "base", ready: 1, total: 1 },
        { namespace: "shop", ready: 1, total: 2 },
      ],
    });
  });
});

describe("an operation that should change nothing", () => {
  const result = {
    seconds: 1,
    succeeded: true,
    changes: { ...noChanges, same: 3 },
    counted: true,
    errors: [],
    cancelled: [],
    timings: [],
    steps: [],
  };
  const steps = [{ op: "update", urn: "urn:x::p::t::web", properties: ["spec.replicas"], began: 1, ended: 2 }];

  it("is right when it does not", () => assert.deepEqual(unexpectedChanges("up again", result), []));

  it("is right when the engine deletes a default provider that nothing needs any more", () => {
    const step = { op: "delete", properties: [], began: 0, ended: 1 };
    const provider = (name: string) => ({ ...step, urn: `urn:pulumi:dev::shop::pulumi:providers:kubernetes::${name}` });
    const steps = [provider("default"), provider("default_4_34_2")];
    assert.deepEqual(unexpectedChanges("up again", { ...result, steps }), []);
    const [failure] = unexpectedChanges("up again", { ...result, steps: [provider("defaults")] });
    assert.match(failure?.message ?? "", /got delete/);
  });

  it("names each resource and property that it changes", () => {
    const changes = { ...noChanges, update: 1 };
    assert.deepEqual(unexpectedChanges("up again", { ...result, changes, steps }), [
      {
        phase: "up again",
        urn: "urn:x::p::t::web",
        message: "a second up must change nothing, got update (spec.replicas)",
      },
    ]);
    assert.match(
      unexpectedChanges("refresh", { ...result, changes, steps })[0]?.message ?? "",
      /^differs from the applied inputs: update \(spec\.replicas\)$/,
    );
  });

  it("is right if a refresh finds only what the cloud moves by itself", () => {
    const found = (properties: string[]) => {
      const urn = "urn:pulumi:s::p::azure-native:containerservice:AgentPool::general";
      const pool = [{ op: "update", urn, properties, began: 1, ended: 2 }];
      return unexpectedChanges("refresh", { ...result, changes: { ...noChanges, update: 1 }, steps: pool }).length;
    };
    assert.deepEqual([found(["count"]), found(["count", "maxCount"]), found([])], [0, 1, 1]);
  });

  it("is wrong by its steps alone, and by its counts alone", () => {
    assert.equal(unexpectedChanges("up again", { ...result, steps }).length, 1);
    assert.deepEqual(unexpectedChanges("up again", { ...result, changes: { ...noChanges, replace: 2 } }), [
      { phase: "up again", urn: "", message: "expected no changes, got 2 replaced" },
    ]);
  });

  it("is wrong when its counts were not read, as every operation is", () => {
    const message =
      "expected a summary with counts in the engine's event log, got none; this version of Pulumi may write another format";
    const unread = { ...result, changes: noChanges, counted: false };
    for (const judge of [mustChangeNothing("refresh"), mustSucceed("refresh")]) {
      assert.deepEqual(judge(unread).failures, [{ phase: "refresh", urn: "", message }]);
      assert.deepEqual(judge({ ...unread, succeeded: false }).failures, []);
      assert.deepEqual(judge(result).failures, []);
    }
    assert.equal(mustChangeNothing("up again")({ ...result, steps }).failures.length, 1);
  });

  it("does not name hundreds", () => {
    const many = Array.from({ length: 30 }, () => steps).flat();
    const failures = unexpectedChanges("refresh", { ...result, changes: { ...noChanges, update: 30 }, steps: many });
    assert.equal(failures.length, 21);
    assert.equal(failures.at(-1)?.message, "and 10 more resources");
  });
});

describe("words", () => {
  it("for changes", () => {
    assert.equal(changesText(noChanges), "");
    assert.equal(
      changesText({ create: 3, update: 0, replace: 1, delete: 0, same: 7 }),
      "3 created, 1 replaced, 7 unchanged",
    );
  });

  it("for progress", () => {
    assert.equal(
      progressText({ done: 37, started: 40, underWay: ["traefik-release", "web"] }, 120),
      "37/120 resources, waiting for traefik-release (and 1 more)",
    );
    assert.equal(progressText({ done: 3, started: 3, underWay: [] }, 0), "3/3 resources");
    assert.equal(progressText({ done: 0, started: 1, underWay: [] }, 120), "the program is starting");
    const waiting = { done: 3, started: 4, underWay: ["web"] };
    assert.equal(
      progressText(waiting, 0, "waiting for Deployment a/web"),
      "3/4 resources, waiting for Deployment a/web",
    );
  });
});

describe("official plugins", () => {
  it("are found by the names of their folders", () => {
    assert.equal(versionInFolder("resource-kubernetes-v4.32.0", "resource-kubernetes"), "4.32.0");
    assert.equal(versionInFolder("resource-kubernetes-v4.32.0.lock", "resource-kubernetes"), undefined);
    assert.equal(versionInFolder("resource-kubernetes-cert-manager-v1.0.0", "resource-kubernetes"), undefined);
  });

  it("are used in the newest version of the same major", () => {
    assert.equal(newestFitting(["4.9.0", "4.32.1", "3.40.0", "5.0.0"], 4), "4.32.1");
    assert.equal(newestFitting(["3.40.0"], 4), undefined);
  });
});

describe("cleaning up", () => {
  it("goes backwards, goes on after a failure, and tells of it", async () => {
    const done: string[] = [];
    const cleanup = new Cleanup();
    cleanup.add(() => void done.push("first"));
    cleanup.add(() => Promise.reject(new Error("stuck")));
    cleanup.add(() => void done.push("last"));
    await assert.rejects(cleanup.run(), /^AggregateError: not everything could be stopped: stuck$/);
    assert.deepEqual(done, ["last", "first"]);
    await cleanup.run();
  });
});
