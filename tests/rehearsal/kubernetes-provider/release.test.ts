import assert from "node:assert/strict";
import { templateArguments } from "../../../cli/charts/helm-template";
import { openDefinitions, undefinedKinds } from "../../../cli/rehearsal/charts/open-schemas";
import type { JsonObject } from "../../../cli/rehearsal/kubernetes";
import { templateInputs } from "../../../cli/rehearsal/kubernetes-provider/functions";
import {
  crdsSwitchedOff,
  readRelease,
  releaseMistakes,
  releaseStatus,
  trustFrom,
} from "../../../cli/rehearsal/kubernetes-provider/release/release-inputs";
import {
  fromResourceNames,
  goneFrom,
  toResourceNames,
} from "../../../cli/rehearsal/kubernetes-provider/release/resource-names";

describe("a release", () => {
  const release = readRelease({
    name: "web",
    namespace: "shop",
    chart: "oci://r.example/c/traefik",
    version: "1.0.0",
    atomic: true,
  });

  it("has Helm's defaults", () => {
    assert.deepEqual(release, {
      name: "web",
      namespace: "shop",
      chart: "oci://r.example/c/traefik",
      version: "1.0.0",
      remote: { chart: "oci://r.example/c/traefik", version: "1.0.0" },
      values: {},
      valueFiles: [],
      skipCrds: false,
      skipAwait: false,
      waitForJobs: false,
      atomic: true,
      createNamespace: false,
      takeOwnership: false,
      timeoutSeconds: 300,
    });
  });

  it("trusts its repository by files of the project, given as paths or as assets", () => {
    const opts = (repositoryOpts: JsonObject) => readRelease({ chart: "web", repositoryOpts }).remote;
    assert.deepEqual(trustFrom("/project", opts({ repo: "https://a", caFile: "ca.pem", keyFile: "/keys/key.pem" })), {
      chart: "web",
      repository: "https://a",
      trust: { caFile: "/project/ca.pem", keyFile: "/keys/key.pem" },
    });
    assert.deepEqual(opts({ caFile: { path: "ca.pem" } }).trust, { caFile: "ca.pem" });
    assert.deepEqual(trustFrom("/project", opts({ repo: "https://a" })), { chart: "web", repository: "https://a" });
  });

  it("of helm.v3.Chart is read from what the SDK of each language sends", () => {
    const asked = (options: object) => templateInputs({ jsonOpts: JSON.stringify(options) });
    const { remote, version } = readRelease(
      asked({
        chart: "web",
        release_name: "a",
        fetch_opts: { repo: "https://a", version: "1.2.3", ca_file: "ca.pem" },
      }),
    );
    assert.equal(version, "1.2.3");
    assert.deepEqual(remote, {
      chart: "web",
      repository: "https://a",
      version: "1.2.3",
      trust: { caFile: "ca.pem" },
    });
    const fromNode = readRelease(
      asked({ chart: "web", version: "2.0.0", fetch_opts: { version: "1.2.3", keyFile: "key.pem" } }),
    );
    assert.deepEqual([fromNode.version, fromNode.remote.trust], ["2.0.0", { keyFile: "key.pem" }]);
  });

  it("says what it is, as the real provider does", () => {
    assert.deepEqual(releaseStatus(release, 2, "deployed"), {
      name: "web",
      namespace: "shop",
      chart: "traefik",
      version: "1.0.0",
      revision: 2,
      status: "deployed",
    });
  });

  it("is rendered for the live server", () => {
    const capabilities = { kubeVersion: "v1.35.4", apiVersions: ["v1", "apps/v1/Deployment"] };
    assert.deepEqual(
      templateArguments({ ...release, skipCrds: true }, "/charts/web", capabilities).join(" "),
      "template web /charts/web --namespace shop --values - --kube-version v1.35.4 --api-versions v1 --api-versions apps/v1/Deployment --skip-crds",
    );
  });

  it("has values of files, which its own override", () => {
    const inputs = { valueYamlFiles: [{ path: "./metrics.yml", hash: "1" }, { path: "more.yml" }] };
    const { valueFiles } = readRelease(inputs);
    assert.deepEqual(valueFiles, ["./metrics.yml", "more.yml"]);
    assert.deepEqual(releaseMistakes({ ...inputs, chart: "redis" }), []);
    const words = templateArguments({ ...release, valueFiles: ["/p/more.yml"] }, "/charts/web", { apiVersions: [] });
    assert.match(words.join(" "), / --values \/p\/more\.yml --values - /);
  });

  it("is refused where the stand-in cannot do it", () => {
    assert.deepEqual(
      releaseMistakes({ valueYamlFiles: [{ text: "a: 1" }], postrender: "./sed.sh" }).map(({ property }) => property),
      ["chart", "valueYamlFiles", "postrender"],
    );
  });

  it("brings no CRDs when its values switch them off", () => {
    const cases: [object, boolean][] = [
      [{}, false],
      [{ crds: { enabled: true } }, false],
      [{ crds: { enabled: false } }, true],
      [{ installCRDs: false }, true],
      [{ installCRDs: false, crds: { enabled: true } }, false],
    ];
    for (const [values, expected] of cases) {
      assert.equal(crdsSwitchedOff(values as Record<string, never>), expected);
    }
  });

  it("lists its objects in a way that can be read back", () => {
    const objects = [
      { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "b" },
      { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "a" },
      { apiVersion: "v1", kind: "Namespace", name: "shop" },
    ];
    const names = toResourceNames(objects);
    assert.deepEqual(names, { "Deployment.apps/apps/v1": ["shop/a", "shop/b"], "Namespace/v1": ["shop"] });
    assert.deepEqual(toResourceNames(fromResourceNames(names)), names);
    assert.deepEqual(fromResourceNames(undefined), []);
  });

  it("prunes what is gone, not what moved to another version of its group", () => {
    const old = (apiVersion: string, name: string) => ({ apiVersion, kind: "Widget", name });
    const before = [old("w.example/v1beta1", "kept"), old("w.example/v1", "gone")];
    assert.deepEqual(goneFrom(before, [old("w.example/v1", "kept")]), [old("w.example/v1", "gone")]);
  });
});

describe("definitions for charts that are not there", () => {
  it("are made for the kinds that a chart's operator defines once it runs", () => {
    const kind = (name: string) => ({
      group: "x.test",
      version: "v1",
      kind: name,
      plural: `${name.toLowerCase()}s`,
      scope: "Cluster",
    });
    const definition = (name: string, of = "CustomResourceDefinition") => ({
      object: { apiVersion: "v1", kind: of, metadata: { name } },
      fromCrdsFolder: false,
    });
    const manifests = [definition("things.x.test"), definition("others.x.test", "ConfigMap")];
    assert.deepEqual(undefinedKinds([kind("Thing"), kind("Other")], manifests), [kind("Other")]);
  });

  it("accept any field in each version of a kind", () => {
    const kind = { group: "x.k8s.io", kind: "Thing", plural: "things", scope: "Cluster" };
    const [definition, ...others] = openDefinitions([
      { ...kind, version: "v1" },
      { ...kind, version: "v1beta1" },
    ]);
    assert.deepEqual(others, []);
    const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
    assert.deepEqual(definition, {
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      metadata: {
        name: "things.x.k8s.io",
        annotations: { "api-approved.kubernetes.io": "unapproved, an open schema" },
      },
      spec: {
        group: "x.k8s.io",
        scope: "Cluster",
        names: { kind: "Thing", listKind: "ThingList", plural: "things", singular: "thing" },
        versions: [
          { name: "v1", served: true, storage: true, schema },
          { name: "v1beta1", served: true, storage: false, schema },
        ],
      },
    });
  });
});
