import assert from "node:assert/strict";
import { checkRollout, checkStrategy } from "../../components/workloads/rollout";

describe("checkStrategy", () => {
  const cases: [string, Parameters<typeof checkStrategy>[0], string[]][] = [
    ["no strategy", undefined, []],
    ["Recreate", { type: "Recreate" }, []],
    ["a surge without a bound", { rollingUpdate: { maxSurge: "200%", maxUnavailable: 0 } }, []],
    [
      "an unknown type",
      { type: "Rolling" },
      ['strategy.type: expected one of "RollingUpdate", "Recreate", got "Rolling"'],
    ],
    [
      "Recreate with rollingUpdate",
      { type: "Recreate", rollingUpdate: { maxSurge: 1 } },
      ['strategy.rollingUpdate: is not allowed with type "Recreate"; remove one of the two'],
    ],
    [
      "an update that never starts",
      { rollingUpdate: { maxSurge: 0, maxUnavailable: "0%" } },
      [
        'strategy.rollingUpdate.maxUnavailable: expected at least 1 if maxSurge is 0, got "0%"; raise one of the two so that updates can start',
      ],
    ],
    [
      "more than all pods",
      { rollingUpdate: { maxSurge: "a lot", maxUnavailable: "101%" } },
      [
        'strategy.rollingUpdate.maxSurge: expected a whole number of pods, or a percentage such as "25%", got "a lot"',
        'strategy.rollingUpdate.maxUnavailable: expected a whole number of pods, or a percentage up to "100%", got "101%"',
      ],
    ],
  ];
  for (const [title, strategy, wanted] of cases) {
    it(`finds ${wanted.length} mistakes in ${title}`, () => {
      assert.deepEqual(
        checkStrategy(strategy).map(({ path, message }) => `${path}: ${message}`),
        wanted,
      );
    });
  }
});

describe("checkRollout", () => {
  it("refuses a deadline that comes before a pod is available", () => {
    assert.deepEqual(checkRollout({ minReadySeconds: 60, progressDeadlineSeconds: 60 }), [
      {
        path: "progressDeadlineSeconds",
        message:
          "expected a whole number of seconds, 61 or more, got 60; progressDeadlineSeconds must be greater than minReadySeconds",
      },
    ]);
    assert.equal(checkRollout({ minReadySeconds: -1, revisionHistoryLimit: 1.5 }).length, 2);
  });
});
