import assert from "node:assert/strict";
import {
  type Autoscaling,
  DaemonSet,
  Deployment,
  keda,
  metricsServer,
  type Offer,
  offer,
  StatefulSet,
  Tenant,
  type Trigger,
  type VerticalAutoscaling,
  verticalScaling,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { existingCluster, platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const vertical = "kubernetes:autoscaling.k8s.io/v1:VerticalPodAutoscaler";

describe("verticalAutoscaling", () => {
  const builtin = [offer(verticalScaling, { apiVersion: "autoscaling.k8s.io/v1" })];

  function team(offers: readonly Offer[]): Tenant {
    const cluster = existingCluster({ builtin: offers });
    return new Tenant("team", { platform: platform([metricsServer(), keda()], { cluster }) });
  }

  function specOf(run: ProgramRun): Record<string, unknown> {
    return run.find(vertical, "web").inputs.spec as Record<string, unknown>;
  }

  function run(verticalAutoscaling: VerticalAutoscaling, autoscaling?: Autoscaling, offers = builtin) {
    return runProgram(() => {
      const tenant = team(offers);
      const scaling = autoscaling === undefined ? {} : { autoscaling };
      new Deployment("web", { tenant, image: "web:1", verticalAutoscaling, ...scaling });
    });
  }

  it("recommends by default, and acts on request", async () => {
    const program = await run({});
    assert.deepEqual(specOf(program), {
      targetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      updatePolicy: { updateMode: "Off" },
      resourcePolicy: {
        containerPolicies: [
          { containerName: "*", controlledResources: ["cpu", "memory"], controlledValues: "RequestsAndLimits" },
        ],
      },
    });
    const acting = await run({
      updateMode: "Recreate",
      controlledResources: ["memory"],
      maxAllowed: { memory: "1Gi" },
    });
    const { updatePolicy, resourcePolicy } = specOf(acting);
    assert.deepEqual(updatePolicy, { updateMode: "Recreate" });
    assert.deepEqual(
      (resourcePolicy as { containerPolicies: { maxAllowed: object }[] }).containerPolicies[0]?.maxAllowed,
      {
        memory: "1Gi",
      },
    );
  });

  it("exists for every kind that runs continuously", async () => {
    const program = await runProgram(() => {
      const tenant = team(builtin);
      new StatefulSet("store", { tenant, image: "store:1", verticalAutoscaling: {} });
      new DaemonSet("agent", { tenant, image: "agent:1", verticalAutoscaling: {} });
    });
    const kinds = program.ofType(vertical).map(({ inputs }) => (inputs.spec as { targetRef: object }).targetRef);
    assert.deepEqual(kinds.map((target) => JSON.stringify(target)).sort(), [
      '{"apiVersion":"apps/v1","kind":"DaemonSet","name":"agent"}',
      '{"apiVersion":"apps/v1","kind":"StatefulSet","name":"store"}',
    ]);
  });

  it("accepts an autoscaler with another target, or if it only recommends", async () => {
    const office: Trigger = { type: "cron", start: "0 8 * * 1-5", end: "0 18 * * 1-5", desiredReplicas: 4 };
    await run({ updateMode: "Recreate", controlledResources: ["memory"] }, { maxReplicas: 4 });
    await run({ updateMode: "Off" }, { maxReplicas: 4 });
    await run({ updateMode: "Recreate" }, { maxReplicas: 4, triggers: { office } });
  });

  const wrong: [string, VerticalAutoscaling, Autoscaling | undefined, readonly Offer[], RegExp][] = [
    [
      "a resource by which the autoscaler scales",
      { updateMode: "Initial" },
      { maxReplicas: 4 },
      builtin,
      /verticalAutoscaling\.controlledResources: autoscaling already uses "cpu"/,
    ],
    [
      "a cluster without a vertical autoscaler",
      {},
      undefined,
      [],
      /✖ verticalAutoscaling: needs the VerticalPodAutoscaler, which nothing provides/,
    ],
    [
      "a maximum below the minimum",
      { minAllowed: { cpu: "1" }, maxAllowed: { cpu: "500m" } },
      undefined,
      builtin,
      /verticalAutoscaling\.maxAllowed\.cpu: expected at least minAllowed \(1\), got "500m"/,
    ],
  ];
  for (const [title, args, autoscaling, offers, message] of wrong) {
    it(`refuses ${title}`, () => assert.rejects(run(args, autoscaling, offers as typeof builtin), { message }));
  }
});
