import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { planned } from "../../planned";

const release = (options: PlannedResource["options"] = {}) =>
  planned("kubernetes:helm.sh/v3:Release", "prod-keda", {
    inputs: { chart: "keda", name: "keda", namespace: "keda", version: "2.20.2" },
    options,
  });
const application = (finalizers?: readonly string[], valuesObject = {}) =>
  planned("kubernetes:argoproj.io/v1alpha1:Application", "prod-keda", {
    inputs: {
      kind: "Application",
      metadata: { name: "addon-keda", namespace: "argocd", ...(finalizers !== undefined && { finalizers }) },
      spec: {
        source: {
          repoURL: "https://kedacore.github.io/charts",
          chart: "keda",
          targetRevision: "2.20.2",
          helm: { releaseName: "keda", valuesObject },
        },
        destination: { server: "https://kubernetes.default.svc", namespace: "keda" },
      },
    },
  });
const cascading = application(["resources-finalizer.argocd.argoproj.io/foreground"]);

function told(before: PlannedResource, after: PlannedResource): string[] {
  return headLines([before], [after], difference([before], [after]))
    .filter(({ text }) => text.startsWith("Release") || text.startsWith("Application"))
    .map((line) => `${line.class}: ${line.text}`);
}

describe("the hand-over of an add-on in the head", () => {
  it("keeps the objects if the release or the Application leaves them", () => {
    assert.deepEqual(told(release({ retainOnDelete: true }), cascading), [
      "other: Release keda/keda: its objects stay, and Argo CD takes them over (Application argocd/addon-keda)",
    ]);
    assert.deepEqual(told(application(), release()), [
      "other: Application argocd/addon-keda: its objects stay, and Helm takes them over (Release keda/keda)",
    ]);
  });

  it("loses the objects if a step was left out", () => {
    assert.deepEqual(told(release(), cascading), [
      'lost: Release keda/keda: Helm uninstalls it, and Application argocd/addon-keda creates the objects again. To keep the objects, deploy the step "prepare" first',
    ]);
    assert.deepEqual(told(cascading, release()), [
      'lost: Application argocd/addon-keda: Argo CD deletes its objects, and Release keda/keda creates the objects again. To keep the objects, deploy the step "let-go" first',
    ]);
  });

  it("leaves it to the chart which pods start again if its values change", () => {
    const [was, is] = [application([], { replicas: 1 }), application([], { replicas: 2 })];
    assert.deepEqual(told(was, is), [
      "restart: Application argocd/addon-keda: pods of the chart may restart: spec.source.helm.valuesObject.replicas 1 → 2 (the plan did not render the chart)",
      "size: Application argocd/addon-keda: spec.source.helm.valuesObject.replicas 1 → 2",
    ]);
  });

  it("is another matter for a chart of another release", () => {
    const other = planned("kubernetes:helm.sh/v3:Release", "prod-web", {
      inputs: { chart: "keda", name: "web", namespace: "keda" },
    });
    assert.equal(
      told(other, cascading)[0],
      "unjudged: Release keda/web: deleted, with everything that its chart created",
    );
  });
});
