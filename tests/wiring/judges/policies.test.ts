import assert from "node:assert/strict";
import { deployment, judge, object } from "../objects";

const policy = (matchLabels: object) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { spec: { podSelector: { matchLabels } } });

describe("a NetworkPolicy that selects nothing", () => {
  it("is a note, and breaks nothing", () => {
    const { broken, notes } = judge([deployment("shop/web"), policy({ app: "wbe" })]);
    assert.deepEqual(broken, []);
    assert.deepEqual(notes, ["NetworkPolicy shop/web: podSelector: selects no pods: app=wbe"]);
  });

  it("is none if it selects pods, all of them, or those of a challenge or a chart", () => {
    const solver = { "acme.cert-manager.io/http01-solver": "true" };
    for (const labels of [{ app: "web" }, {}, solver]) {
      assert.deepEqual(judge([deployment("shop/web"), policy(labels)]).notes, []);
    }
    assert.deepEqual(judge([policy({ app: "web" })], { unseen: [{ what: "chart web", namespace: "shop" }] }).notes, []);
  });
});
