import assert from "node:assert/strict";
import { asRelease, releaseInputs } from "../../../cli/charts";

const type = "kubernetes:argoproj.io/v1alpha1:Application";
const here = { server: "https://kubernetes.default.svc", namespace: "keda" };

function application(source: object, destination: object = here) {
  return { type, inputs: { metadata: { name: "addon-keda" }, spec: { source, destination } } };
}

const source = { repoURL: "https://charts.test", chart: "keda", targetRevision: "1.0.0" };

describe("an Application as a release", () => {
  it("has the chart, its place and the values", () => {
    const helm = { releaseName: "keda", valuesObject: { a: 1 }, skipCrds: true };
    assert.deepEqual(releaseInputs(application({ ...source, helm })), {
      chart: "keda",
      repositoryOpts: { repo: "https://charts.test" },
      version: "1.0.0",
      name: "keda",
      namespace: "keda",
      values: { a: 1 },
      skipCrds: true,
    });
  });

  it("has the Application's name if it names no release, and the address of an artifact", () => {
    const artifact = { repoURL: "oci://registry.test/keda", targetRevision: "1.0.0", path: "." };
    assert.deepEqual(releaseInputs(application({ ...artifact, helm: {} })), {
      chart: "oci://registry.test/keda",
      version: "1.0.0",
      name: "addon-keda",
      namespace: "keda",
      values: {},
      skipCrds: false,
    });
    assert.equal(releaseInputs(application(artifact)), undefined);
  });

  const others: readonly (readonly [what: string, one: ReturnType<typeof application>])[] = [
    ["takes a directory in Git", application({ repoURL: "https://git.test/a", path: "deploy" })],
    ["fills another cluster", application(source, { server: "https://other.test", namespace: "keda" })],
    ["has files of values", application({ ...source, helm: { valueFiles: ["a.yaml"] } })],
    ["is an ApplicationSet", { ...application(source), type: "kubernetes:argoproj.io/v1alpha1:ApplicationSet" }],
  ];
  for (const [what, one] of others) {
    it(`is none if it ${what}`, () => {
      assert.equal(releaseInputs(one), undefined);
      assert.equal(asRelease(one), one);
    });
  }

  it("is a release itself", () => {
    const release = { type: "kubernetes:helm.sh/v3:Release", inputs: { chart: "keda" } };
    assert.deepEqual(asRelease(release), release);
    assert.deepEqual(asRelease(application(source)).type, release.type);
  });
});
