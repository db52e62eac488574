import assert from "node:assert/strict";
import { plan, plannedObjects } from "../../cli/plan";
import { readProject, readStack } from "../../cli/project";
import { askApiServer } from "../../cli/upgrade";
import type { PlainObject } from "../../cli/wiring";
import { type Fault, type Resources, set } from "../judges/known-faults/fault";

const faults: readonly Fault<"API server">[] = [
  {
    fault: "a field that no Deployment has",
    judge: "API server",
    edit: set("Deployment podinfo-backend", "spec.replica", 3),
    found: /\.spec\.replica: field not declared in schema/,
  },
  {
    fault: "a schedule that cron cannot read",
    judge: "API server",
    edit: set("CronJob podinfo-backup-daily", "spec.schedule", "every day"),
    found: /spec\.schedule: Invalid value: "every day"/,
  },
  {
    fault: "a budget with both limits, which a chart whose nulls are dropped renders",
    judge: "API server",
    edit: set("PodDisruptionBudget podinfo-backend", "spec.minAvailable", 1),
    found: /minAvailable and maxUnavailable cannot be both set/,
  },
  {
    fault: "pods that Pod Security refuses",
    judge: "API server",
    edit: set("Deployment podinfo-backend", "spec.template.spec.securityContext.runAsNonRoot", false),
    found: /would violate PodSecurity "restricted:\S+": runAsNonRoot != true/,
  },
  {
    fault: "a name that DNS cannot hold",
    judge: "API server",
    edit: set("ServiceAccount podinfo-backend", "metadata.name", "back_end"),
    found: /metadata\.name: Invalid value: "back_end"/,
  },
  {
    fault: "an autoscaler with more pods at least than at most",
    judge: "API server",
    edit: set("HorizontalPodAutoscaler podinfo-backend", "spec.minReplicas", 9),
    found: /spec\.maxReplicas: Invalid value: 2/,
  },
  {
    fault: "selectors that do not select the pods of their own Deployment",
    judge: "API server",
    edit: set("Deployment podinfo-backend", "spec.selector.matchLabels.keelson\\.dev/workload", "back"),
    found: /`selector` does not match template `labels`/,
  },
];

/** Returns the objects that only the second list has. */
function changedObjects(before: Resources, after: Resources) {
  return plannedObjects(after.filter((one) => !before.includes(one)));
}

describe("faults that were accepted in silence once, asked of a real API server", () => {
  let said: ReadonlyMap<PlainObject, string>;
  let right: readonly PlainObject[] = [];
  let wrong: readonly PlainObject[] = [];

  before(async () => {
    const project = readProject(".");
    const { resources } = await plan(project, readStack(project, "prod"));
    const namespaces = plannedObjects(resources.filter(({ type }) => type === "kubernetes:core/v1:Namespace"));
    right = faults.flatMap(({ edit }) => changedObjects(edit(resources), resources));
    wrong = faults.flatMap(({ edit }) => changedObjects(resources, edit(resources)));
    const { answers } = await askApiServer(35, [
      ...namespaces.map((object) => ({ object })),
      ...[...right, ...wrong].map((object) => ({ object, isStored: false })),
    ]);
    said = new Map(
      answers.map(({ message, outcome, sourced, warnings }) => [
        sourced.object,
        [...(outcome === "accepted" ? [] : [message]), ...warnings].join("\n"),
      ]),
    );
  });

  it("has nothing to say about the objects of the plan", () => {
    assert.equal(right.length, faults.length);
    assert.deepEqual(new Set(right.map((object) => said.get(object))), new Set([""]));
  });

  for (const [index, { fault, found }] of faults.entries()) {
    it(`refuses ${fault}, or warns of it`, () => {
      const object = wrong[index];
      assert.ok(object);
      assert.match(said.get(object) ?? "", found);
    });
  }
});
