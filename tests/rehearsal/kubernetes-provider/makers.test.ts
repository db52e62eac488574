import assert from "node:assert/strict";
import { Makers } from "../../../cli/rehearsal/kubernetes-provider/makers";

describe("who makes an object", () => {
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "apps", uid: "1" } };
  const east = { name: "east", settings: { kubeconfig: "server: east", context: "" } };
  const west = { name: "west", settings: { kubeconfig: "server: west", context: "" } };

  it("is told apart by cluster, because some share an API server", () => {
    const makers = new Makers();
    makers.made(namespace, east);
    assert.equal(
      makers.collision(namespace, west),
      'provider "east" and provider "west" both create this object, and their clusters share an API server in this rehearsal. Give one of the objects another name or namespace, or rehearse each cluster in its own stack',
    );
    const ambient = { name: undefined, settings: { kubeconfig: "server: run", context: "" } };
    assert.match(makers.collision(namespace, ambient) ?? "", /and the default provider both create this object/);
  });

  it("is no matter for an object of the same name in another API server", () => {
    const makers = new Makers();
    makers.made(namespace, east);
    const other = { ...namespace, metadata: { ...namespace.metadata, uid: "2" } };
    assert.equal(makers.collision(other, west), undefined);
  });

  it("is no matter in one cluster, or if no provider made it", () => {
    const makers = new Makers();
    assert.equal(makers.collision(namespace, west), undefined);
    makers.made(namespace, east);
    assert.equal(makers.collision(namespace, { ...east, name: "east-again" }), undefined);
    const otherContext = { ...east, settings: { ...east.settings, context: "b" } };
    assert.match(makers.collision(namespace, otherContext) ?? "", /share an API server/);
  });
});
