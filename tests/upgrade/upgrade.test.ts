import assert from "node:assert/strict";
import fc from "fast-check";
import { judgeApis, type SourcedObject } from "../../cli/upgrade/apis";
import { controlPlanes, judgeNodes, judgeStep } from "../../cli/upgrade/control-plane";
import { judgeCustomResources, judgeStoredVersions } from "../../cli/upgrade/crds";
import { judgeKubeVersion } from "../../cli/upgrade/kube-version";
import { judgeManagedAddons } from "../../cli/upgrade/managed-addons";
import { judgeOffer } from "../../cli/upgrade/offered";
import { endingApis, endOf } from "../../cli/upgrade/removed-apis";
import { judgeRetired, plannedReleases } from "../../cli/upgrade/retired";
import { withVersion } from "../../cli/upgrade/target-stack";
import { upgradeJson, upgradeText } from "../../cli/upgrade/text";
import { minorOf, targetMinor } from "../../cli/upgrade/versions";
import { registered } from "../support/registered";

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

describe("upgrade-check: versions", () => {
  it("reads minors of every form, and refuses others", () => {
    assert.deepEqual(["1.35", "1.35.4", "v1.35.4-gke.10", "2.1", "1.x"].map(minorOf), [
      35,
      35,
      35,
      undefined,
      undefined,
    ]);
    assert.equal(targetMinor("1.36"), 36);
    assert.throws(() => targetMinor("1.36.1"), /--to: expected a minor version such as 1.36, got "1.36.1"; leave out/);
  });

  it("goes one minor at a time", () => {
    assert.deepEqual(judgeStep(35, 36), []);
    const [far] = judgeStep(34, 36);
    assert.equal(far?.message, "1.34 to 1.36 is 2 minors at once; go to 1.35 first");
    assert.deepEqual([judgeStep(36, 36)[0]?.state, judgeStep(undefined, 36)[0]?.state], ["blocker", "unseen"]);
  });

  it("finds the control planes of each cloud, and how old their pools may be", () => {
    const resources = [
      registered("a", { type: "aws:eks/cluster:Cluster", inputs: { version: "1.35" } }),
      registered("g", {
        type: "gcp:container/cluster:Cluster",

        inputs: { releaseChannel: { channel: "STABLE" } },
      }),
      registered("m", {
        type: "azure-native:containerservice:ManagedCluster",

        inputs: { kubernetesVersion: "1.34.2" },
      }),
    ];
    assert.deepEqual(controlPlanes(resources), [
      { name: "a", service: "EKS", minor: 35 },
      { name: "g", service: "GKE STABLE", minor: undefined },
      { name: "m", service: "AKS", minor: 34 },
    ]);
    const pool = (version: string) => registered("p", { type: "aws:eks/nodeGroup:NodeGroup", inputs: { version } });
    const states = ["1.32", "1.33", "1.36", "1.37"].map((version) => judgeNodes([pool(version)], 36)[0]?.state);
    assert.deepEqual(states, ["blocker", "warning", undefined, "blocker"]);
  });

  it("knows what a cloud offered, and says so if it does not", () => {
    const states = (["EKS", "GKE STABLE", "AKS", undefined] as const).map(
      (service) => judgeOffer(service, 36)[0]?.state,
    );
    assert.deepEqual(states, [undefined, "warning", "unseen", undefined]);
  });

  it("sets the version in a stack's configuration, and only there", () => {
    const project = {
      root: "/p",
      name: "p",

      runtime: "nodejs",
      stackFolder: "/p",
      stacks: [],
      config: {},
      declared: [],
      given: {},
    };
    const stack = {
      name: "s",
      file: "f",
      text: "",
      secretKeys: [],
      config: { "keelson:cluster": '{"kind":"eks","kubernetesVersion":"1.35"}', "a:b": "c" },
    };
    assert.deepEqual(withVersion(project, stack, "1.36")?.config, {
      "keelson:cluster": '{"kind":"eks","kubernetesVersion":"1.36"}',
      "a:b": "c",
    });
    assert.equal(withVersion(project, { ...stack, config: {} }, "1.36"), undefined);
  });
});

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
      ["Thing shop/web", "chart things serves v1, not v1alpha1; use one of those", []],
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
    assert.match(finding?.message ?? "", /^chart things drops v1beta1, in which the old chart stores objects; migrate/);
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

describe("upgrade-check: report", () => {
  const report = {
    stack: "dev",
    from: "1.35",
    to: "1.36",
    objects: 3,
    findings: [
      { check: "charts", state: "unseen", subject: "chart a", message: "not looked at" },
      { check: "charts", state: "unseen", subject: "chart b", message: "not looked at" },
      {
        check: "APIs",
        state: "blocker",
        subject: "CronJob c",
        message: "gone; use batch/v1",
        source: "https://example.com",
      },
    ],
  } as const;

  it("shows the blockers first, and what is alike on one line", () => {
    assert.equal(
      upgradeText(report),
      [
        "Upgrade of dev from 1.35 to 1.36: 1 blocker (3 objects looked at)",
        "",
        "Blockers",
        "  APIs  CronJob c: gone; use batch/v1",
        "  Sources:",
        "  https://example.com",
        "",
        "Not looked at",
        "  charts  chart a, chart b: not looked at",
        "",
      ].join("\n"),
    );
  });

  it("writes the same findings as JSON", () => {
    const { blockers, notLookedAt, warnings } = JSON.parse(upgradeJson(report));
    assert.deepEqual([blockers.length, warnings.length, notLookedAt.length], [1, 0, 2]);
  });
});
