import assert from "node:assert/strict";
import { disruptionBudget, evictUnready, spread } from "../../../components/addons/pods/availability";
import { type Tier, tierFacts } from "../../../components/tier";

const facts = (tier: Tier) => tierFacts(tier, "aws");

describe("disruptionBudget", () => {
  const rows: { tier: Tier; more?: typeof evictUnready; expected: object }[] = [
    { tier: "small", expected: { enabled: false } },
    { tier: "small", more: evictUnready, expected: { enabled: false } },
    { tier: "standard", expected: { enabled: true, maxUnavailable: 1 } },
    {
      tier: "highly-available",
      more: evictUnready,
      expected: { enabled: true, maxUnavailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" },
    },
  ];
  for (const { tier, more, expected } of rows) {
    it(`is ${JSON.stringify(expected)} in tier ${tier}${more === undefined ? "" : " where the chart has more"}`, () => {
      assert.deepEqual(disruptionBudget(facts(tier), more), expected);
    });
  }
});

describe("spread", () => {
  it("is empty for a single replica", () => {
    assert.deepEqual(spread({ app: "a" }, facts("small")), []);
  });

  it("counts pods of one revision, over zones as the tier asks and over nodes as far as possible", () => {
    const counted = {
      maxSkew: 1,
      labelSelector: { matchLabels: { app: "a" } },
      matchLabelKeys: ["pod-template-hash"],
      nodeTaintsPolicy: "Honor",
    };
    assert.deepEqual(spread({ app: "a" }, facts("highly-available")), [
      { ...counted, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "DoNotSchedule" },
      { ...counted, topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway" },
    ]);
  });
});
