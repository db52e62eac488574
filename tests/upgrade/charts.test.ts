import assert from "node:assert/strict";
import type { SourcedObject } from "../../cli/upgrade/apis";
import { judgeCustomResources, judgeStoredVersions } from "../../cli/upgrade/crds";
import { judgeKubeVersion } from "../../cli/upgrade/kube-version";
import { judgeManagedAddons } from "../../cli/upgrade/managed-addons";
import { judgeRetired, plannedReleases } from "../../cli/upgrade/retired";
import { registered } from "../support/registered";

const object = (apiVersion: string, kind: string, name = "shop/web", from?: string): SourcedObject => {
  const [namespace, own] = name.split("/");
  return { object: { apiVersion, kind, metadata: { namespace, name: own } }, ...(from === undefined ? {} : { from }) };
};

describe("upgrade-check: charts and CRDs", () => {
  it("reads kubeVersion as Helm does", () => {
    const ranges = [">=1.25.0-0", ">= 1.21-0", ">=v1.23.0-0", "^1.25.0-0", ">=1.25.0 <1.36.0-0", "soon"];
    assert.deepEqual(
      ranges.map((range) => judgeKubeVersion("x", range, 36)[0]?.state),
      [undefined, undefined, undefined, undefined, "blocker", "unseen"],
    );
  });

  const crd = (versions: object[], from: string): SourcedObject => ({
    from,
    object: {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: { name: "things.example.com" },
      spec: { group: "example.com", names: { kind: "Thing" }, versions },
    },
  });
  const v1 = { name: "v1", served: true, storage: true };

  it("blocks objects in a version that the definition does not serve", () => {
    const definition = crd([{ name: "v1alpha1", served: false }, v1], "chart things");
    const [finding, ...more] = judgeCustomResources([
      definition,
      object("example.com/v1alpha1", "Thing"),
      object("example.com/v1", "Thing", "shop/new"),
    ]);
    assert.deepEqual(
      [finding?.subject, finding?.message, more],
      ["Thing shop/web", "expected a version that chart things serves (v1), got v1alpha1; use a served version", []],
    );
  });

  it("blocks a chart that drops the version in which the old one stores objects", () => {
    const before = crd(
      [
        { name: "v1beta1", served: true, storage: true },
        { name: "v1", served: true, storage: false },
      ],
      "chart things",
    );
    const [finding] = judgeStoredVersions([before], [crd([v1], "chart things")]);
    assert.match(
      finding?.message ?? "",
      /^chart things drops v1beta1, but the old chart stores objects in this version; migrate/,
    );
    assert.deepEqual(
      judgeStoredVersions(
        [before],
        [crd([{ ...v1 }, { name: "v1beta1", served: true, storage: false }], "chart things")],
      ),
      [],
    );
    assert.deepEqual(judgeStoredVersions([before], []), []);
  });

  it("warns of a retired chart by its upstream's date", () => {
    const release = registered("r", {
      type: "kubernetes:helm.sh/v3:Release",

      inputs: { chart: "oci://mirror.example.com/charts/ingress-nginx" },
    });
    assert.match(
      judgeRetired(plannedReleases([release]))[0]?.message ?? "",
      /^ingress-nginx was retired upstream in 2026-03 and /,
    );
  });

  it("follows kube-proxy and asks EKS about the other add-ons", () => {
    const addon = (addonName: string, addonVersion: string) =>
      registered(addonName, { type: "aws:eks/addon:Addon", inputs: { addonName, addonVersion } });
    const findings = judgeManagedAddons(
      [addon("kube-proxy", "v1.35.3-eksbuild.21"), addon("vpc-cni", "v1.22.4-eksbuild.3")],
      36,
    );
    assert.deepEqual(
      findings.map(({ state, subject }) => [state, subject]),
      [
        ["warning", "kube-proxy v1.35.3-eksbuild.21"],
        ["unseen", "kube-proxy v1.35.3-eksbuild.21, vpc-cni v1.22.4-eksbuild.3"],
      ],
    );
  });
});
