import assert from "node:assert/strict";
import type { JsonObject, KubernetesObject } from "../../../cli/rehearsal/kubernetes";
import { decision, isFinal, sorted } from "../../../cli/rehearsal/real-controllers/keda";

function scaled(name: string, { kind = "ScaledObject", conditions = [] as JsonObject[], triggers = ["cpu"] } = {}) {
  return {
    apiVersion: "keda.sh/v1alpha1",
    kind,
    metadata: { name, namespace: "shop" },
    spec: { triggers: triggers.map((type) => ({ type })) },
    status: { conditions },
  } satisfies KubernetesObject;
}
const ready = (status: string, reason?: string) => ({ type: "Ready", status, reason, message: "bad" }) as JsonObject;

describe("KEDA's decision about an object", () => {
  const kind = "ScaledJob";
  const cases: readonly (readonly [string, KubernetesObject, boolean, ReturnType<typeof decision>])[] = [
    ["none, before it has looked", scaled("a", { conditions: [ready("Unknown")] }), false, undefined],
    [
      "none, as long as there is no autoscaler",
      scaled("a", { conditions: [ready("True", "Ready")] }),
      false,
      undefined,
    ],
    ["yes, with an autoscaler", scaled("a", { conditions: [ready("True", "Ready")] }), true, {}],
    ["yes, if a source does not answer", scaled("a", { conditions: [ready("False", "TriggerError")] }), true, {}],
    ["yes, paused without an autoscaler", scaled("a", { conditions: [{ type: "Paused", status: "True" }] }), false, {}],
    [
      "no, even with the autoscaler of an earlier form",
      scaled("a", { conditions: [ready("False", "ScaledObjectCheckFailed")] }),
      true,
      { refused: "bad" },
    ],
    ["none about a new ScaledJob", scaled("a", { kind, conditions: [ready("Unknown")] }), false, undefined],
    ["yes about a ScaledJob", scaled("a", { kind, conditions: [ready("True", "ScaledJobReady")] }), false, {}],
    [
      "no about a ScaledJob",
      scaled("a", { kind, conditions: [ready("False", "ScaledJobCheckFailed")] }),
      false,
      { refused: "bad" },
    ],
  ];
  for (const [what, object, isScaled, expected] of cases) {
    it(`is ${what}`, () => assert.deepEqual(decision(object, isScaled), expected));
  }
});

describe("ScaledObjects and ScaledJobs", () => {
  it("are handled, wait for a source that no rehearsal has, or failed", () => {
    const asked = [
      scaled("a"),
      scaled("b", { triggers: ["cron", "postgresql"] }),
      scaled("c", { triggers: ["postgresql"] }),
      scaled("d", { kind: "ScaledJob", triggers: ["cron"] }),
    ];
    const noSource = "error creating postgresql scaler: dial tcp: lookup orders-db: no such host";
    const refusals = [undefined, noSource, "error parsing postgresql metadata: no query given", "dial tcp: refused"];
    assert.deepEqual(sorted(asked, refusals), {
      total: 4,
      handled: ["ScaledObject shop/a"],
      unhandled: [{ object: "ScaledObject shop/b", reason: noSource }],
      failures: [
        "ScaledObject shop/c does not scale: error parsing postgresql metadata: no query given",
        "ScaledJob shop/d does not scale: dial tcp: refused",
      ],
    });
  });

  for (const reason of [
    "error parsing azure queue metadata: no connection setting given",
    'error parsing rabbitmq metadata: missing required parameter "connection"',
    "error creating aws-sqs-queue scaler: no credentials given",
  ]) {
    it(`failed if the trigger itself lacks something: ${reason}`, () => {
      const { failures, unhandled } = sorted([scaled("a", { triggers: ["azure-queue"] })], [reason]);
      assert.deepEqual(failures, [`ScaledObject shop/a does not scale: ${reason}`]);
      assert.deepEqual(unhandled, []);
    });
  }
});

describe("KEDA's refusal of an object", () => {
  const wrong = "error parsing cron metadata: error parsing start schedule";
  const object = (trigger: JsonObject): KubernetesObject => ({ ...scaled("a"), spec: { triggers: [trigger] } });
  const cases: readonly (readonly [string, JsonObject, string, boolean])[] = [
    ["final if the trigger is wrong in itself", { type: "cron" }, wrong, true],
    ["open if a source does not answer", { type: "postgresql" }, "dial tcp: no such host", false],
    [
      "open if a Secret may still complete it",
      { type: "postgresql", authenticationRef: { name: "db" } },
      "error parsing postgresql metadata: no password given",
      false,
    ],
    [
      "open if a container's variable may still complete it",
      { type: "postgresql", metadata: { passwordFromEnv: "PASSWORD" } },
      "error parsing postgresql metadata: no password given",
      false,
    ],
  ];
  for (const [what, trigger, reason, expected] of cases) {
    it(`is ${what}`, () => assert.equal(isFinal(object(trigger), reason), expected));
  }
});
