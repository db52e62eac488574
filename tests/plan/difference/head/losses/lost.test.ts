import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { unknownMark } from "../../../../../components/testing";
import { planned, urnOf } from "../../planned";
import { claim, object } from "../../pull-request-parts";

function lost(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  const lines = headLines(before, after, difference(before, after));
  return lines.flatMap((line) => (line.class === "lost" ? [line.text] : []));
}

describe("lost databases", () => {
  const type = "aws:rds/instance:Instance";
  const under = (parent: string): PlannedResource => ({
    ...planned(type, "orders"),
    urn: urnOf(`shop:index:${parent}$${type}`, "orders"),
  });
  const withAlias = (before: readonly PlannedResource[], after: readonly PlannedResource[]) =>
    lost(before, after).some((line) => line.endsWith("to keep the resource, add an alias"));

  it("would stay with an alias if exactly one of their name is new, and not if nobody knows which", () => {
    assert.equal(withAlias([planned(type, "orders")], [under("A")]), true);
    assert.equal(withAlias([planned(type, "orders")], [under("A"), under("B")]), false);
    assert.equal(withAlias([under("A"), under("B")], [planned(type, "orders")]), false);
  });
});

describe("a cluster that the program leaves behind", () => {
  it("keeps all that runs in it", () => {
    const cluster = (options: object) => lost([planned("aws:eks/cluster:Cluster", "prod", { options })], []);
    assert.deepEqual(cluster({ retainOnDelete: true }), ["aws.eks.Cluster prod: left behind, and no longer managed"]);
    assert.match(cluster({}).join(), /^aws\.eks\.Cluster prod: deleted[;,]/);
  });
});

describe("the data of a lost claim", () => {
  const storageClass = (inputs: object) =>
    object("storage.k8s.io/v1:StorageClass", "encrypted", {
      metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      ...inputs,
    });
  const fate = (...classes: readonly PlannedResource[]) => lost([...classes, claim("10Gi")], classes).join("\n");

  it("is deleted with a class that says nothing else", () => {
    assert.match(fate(storageClass({})), /data is deleted \(StorageClass encrypted has reclaimPolicy Delete\)$/);
  });

  it("depends on a class whose policy is known later, or that is one of another cluster", () => {
    const later = /data is deleted unless the StorageClass has reclaimPolicy Retain$/;
    assert.match(fate(storageClass({ reclaimPolicy: unknownMark })), later);
    assert.match(fate({ ...storageClass({}), provider: urnOf("pulumi:providers:kubernetes", "other") }), later);
  });
});

describe("the volumes of a StatefulSet that is replaced", () => {
  const broker = (...names: readonly string[]) => [
    object("apps/v1:StatefulSet", "messages/broker", {
      spec: { volumeClaimTemplates: names.map((name) => ({ metadata: { name } })) },
    }),
  ];
  const isEmpty = /; the new pods start with empty volumes \(jetstream\)$/;

  it("are empty if its claims get another name", () => {
    assert.match(lost(broker("data"), broker("jetstream")).join(), isEmpty);
    assert.match(lost(broker("data"), broker("data", "jetstream")).join(), isEmpty);
  });

  it("stay if its claims keep theirs", () => {
    const [line = ""] = lost(broker("data", "logs"), broker("data"));
    assert.doesNotMatch(line, /empty/);
  });
});

describe("a custom resource that is deleted and made again", () => {
  const linesOf = (token: string) => {
    const [before, after] = ["orders", "shop.orders"].map((name) => [
      { ...object(token, "kafka/orders"), inputs: { metadata: { name, namespace: "kafka" } } },
    ]);
    return headLines(before ?? [], after ?? [], difference(before ?? [], after ?? []));
  };

  it("needs a person, because its controller may delete data", () => {
    const [line] = linesOf("kafka.strimzi.io/v1beta2:KafkaTopic");
    assert.equal(line?.class, "unprotected");
    assert.match(
      line?.text ?? "",
      /the controller may also delete the external resource and its data, such as a topic or a database/,
    );
  });

  it("is only removed if it says what others do", () => {
    const [line] = linesOf("monitoring.coreos.com/v1:ServiceMonitor");
    assert.equal(line?.class, "removed");
  });
});

describe("a storage class that is deleted and made again", () => {
  const linesOf = (before: object, after: object) => {
    const [old, now] = [before, after].map((inputs) => [
      { ...object("storage.k8s.io/v1:StorageClass", "fast"), inputs: { metadata: { name: "fast" }, ...inputs } },
    ]);
    return headLines(old ?? [], now ?? [], difference(old ?? [], now ?? []));
  };

  it("needs a person if its name changes, by which claims know it", () => {
    const [line] = linesOf({ provisioner: "ebs.csi.aws.com" }, { metadata: { name: "faster" } });
    assert.deepEqual(
      [line?.class, line?.text.split(" because")[0]],
      ["unjudged", "StorageClass faster: deleted and created again"],
    );
  });
});
