import assert from "node:assert/strict";
import fc from "fast-check";
import { judgeApis, type SourcedObject } from "../../cli/upgrade/apis";
import { endingApis, endOf } from "../../cli/upgrade/removed-apis";

const object = (apiVersion: string, kind: string, name = "shop/web", from?: string): SourcedObject => {
  const [namespace, own] = name.split("/");
  return { object: { apiVersion, kind, metadata: { namespace, name: own } }, ...(from === undefined ? {} : { from }) };
};

describe("upgrade-check: APIs", () => {
  it("blocks what the target does not serve, warns of what it deprecates, and keeps quiet about the rest", () => {
    const claims = object("resource.k8s.io/v1beta1", "ResourceClaim", "shop/gpu", "chart gpus");
    const states = [34, 35, 37, 38].map((target) => judgeApis([claims], target)[0]?.state);
    assert.deepEqual(states, [undefined, "warning", "warning", "blocker"]);
    assert.deepEqual(judgeApis([object("batch/v1beta1", "CronJob")], 36), [
      {
        check: "APIs",
        state: "blocker",
        subject: "CronJob shop/web",
        message: "batch/v1beta1 was removed in 1.25; use batch/v1",
        source: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
      },
    ]);
    assert.equal(judgeApis([claims], 35)[0]?.subject, "ResourceClaim shop/gpu (chart gpus)");
    assert.deepEqual(judgeApis([object("apps/v1", "Deployment")], 36), []);
  });

  it("says that the table ends before the target", () => {
    assert.deepEqual(
      judgeApis([], 38).map(({ state, subject }) => [state, subject]),
      [["unseen", "removed APIs"]],
    );
  });

  it("knows each kind once, deprecated before it is removed, and never replaced by what ends itself", () => {
    const keys = endingApis.flatMap(({ apiVersion, kinds }) => kinds.map((kind) => `${apiVersion} ${kind}`));
    assert.deepEqual(keys.toSorted(), [...new Set(keys)].toSorted());
    for (const { deprecatedIn, kinds, removedIn, replacement } of endingApis) {
      assert.ok(deprecatedIn < removedIn);
      assert.deepEqual(
        kinds.map((kind) => endOf(replacement ?? "", kind)),
        kinds.map(() => undefined),
      );
    }
  });

  it("never takes a finding back when the target rises", () => {
    const rank = { undefined: 0, unseen: 0, warning: 1, blocker: 2 };
    const rows = endingApis.flatMap(({ apiVersion, kinds }) => kinds.map((kind) => object(apiVersion, kind)));
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.integer({ min: 10, max: 45 }), (row, target) => {
        const [now, next] = [target, target + 1].map((each) => judgeApis([row], each)[0]?.state);
        return rank[`${now}`] <= rank[`${next}`];
      }),
    );
  });
});
