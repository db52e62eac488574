import assert from "node:assert/strict";
import { codeSources } from "../../../../../cli/plan/difference/head/origins/code-sources";
import { addressPublisher, imagePublisher } from "../../../../../cli/plan/difference/head/origins/publishers";
import { deployment, object } from "../../pull-request-parts";

describe("who publishes", () => {
  const images: readonly [string, string][] = [
    ["redis", "docker.io/library"],
    ["redis:8.8.0", "docker.io/library"],
    ["docker.io/redis:8.8.0", "docker.io/library"],
    ["index.docker.io/library/redis", "docker.io/library"],
    ["someone/redis:8", "docker.io/someone"],
    ["docker.io/someone/redis@sha256:00", "docker.io/someone"],
    ["ghcr.io/acme/team/api:1", "ghcr.io/acme"],
    ["europe-docker.pkg.dev/acme/images/api", "europe-docker.pkg.dev/acme"],
    ["registry.k8s.io/autoscaling/cluster-autoscaler:v1", "registry.k8s.io"],
    ["123456789012.dkr.ecr.eu-central-1.amazonaws.com/team/api:1", "123456789012.dkr.ecr.eu-central-1.amazonaws.com"],
    ["localhost:5000/api", "localhost:5000"],
    ["localhost/api", "localhost"],
  ];
  for (const [image, publisher] of images) {
    it(`the image ${image}: ${publisher}`, () => {
      assert.equal(imagePublisher(image), publisher);
    });
  }

  const addresses: readonly [string, string][] = [
    ["https://charts.jetstack.io", "charts.jetstack.io"],
    ["https://prometheus-community.github.io/helm-charts", "prometheus-community.github.io"],
    ["oci://quay.io/jetstack/charts/cert-manager", "quay.io/jetstack"],
    ["oci://registry-1.docker.io/bitnamicharts/redis", "docker.io/bitnamicharts"],
    ["https://github.com/acme/shop.git", "github.com/acme"],
    ["git@github.com:acme/shop.git", "github.com/acme"],
    ["ssh://git@github.com/acme/shop", "github.com/acme"],
    ["https://token@GitHub.com/acme/shop//overlays?ref=1", "github.com/acme"],
    ["https://git.example.com:8443/acme/shop", "git.example.com:8443"],
  ];
  for (const [address, publisher] of addresses) {
    it(`what is at ${address}: ${publisher}`, () => {
      assert.equal(addressPublisher(address), publisher);
    });
  }
});

describe("the code of a resource", () => {
  const pinned = (...of: Parameters<typeof codeSources>) =>
    codeSources(...of).map(({ slot, what, pinned: pin, firmness }) => [slot, what, pin, firmness]);

  it("are the images of its containers, at any depth", () => {
    assert.deepEqual(pinned(deployment("web", { image: "registry.example.com/web" })), [
      ["spec.template.spec.containers[web].image", "image", "latest", "moving"],
    ]);
    const cron = object("batch/v1:CronJob", "shop/export", {
      spec: {
        jobTemplate: { spec: { template: { spec: { containers: [{ name: "export", image: "acme/export:1" }] } } } },
      },
    });
    assert.deepEqual(
      pinned(cron).map(([, , pin]) => pin),
      ["1"],
    );
  });

  it("are the chart of a release, and the images in its values", () => {
    const release = object("helm.sh/v3:Release", "web/web", {
      chart: "web",
      version: "^1.2.0",
      repositoryOpts: { repo: "https://charts.example.com" },
      values: {
        image: { repository: "acme/web" },
        sidecar: { image: { registry: "ghcr.io", repository: "acme/x", tag: "2" } },
      },
    });
    assert.deepEqual(pinned(release), [
      ["chart", "chart", "^1.2.0", "moving"],
      ["values.image", "image", "", "version"],
      ["values.sidecar.image", "image", "2", "version"],
    ]);
    assert.deepEqual(pinned(object("helm.sh/v3:Release", "web/web", { chart: "./charts/web" })), []);
  });

  it("is what Argo CD, Flux and Kustomize fetch", () => {
    const set = object("argoproj.io/v1alpha1:ApplicationSet", "argocd/web", {
      spec: { template: { spec: { sources: [{ repoURL: "https://github.com/acme/web", targetRevision: "HEAD" }] } } },
    });
    const commit = "0123456789abcdef0123456789abcdef01234567";
    const repository = object("source.toolkit.fluxcd.io/v1:OCIRepository", "flux/web", {
      spec: { url: "oci://ghcr.io/acme/web", ref: { tag: "latest" } },
    });
    const directory = object("kustomize/v2:Directory", "web", {
      directory: `https://github.com/acme/web//overlays?ref=${commit}`,
    });
    assert.deepEqual(
      [set, repository, directory].flatMap((each) => pinned(each)),
      [
        ["template.sources[0]", "source", "HEAD", "moving"],
        ["source", "source", "latest", "version"],
        ["directory", "source", commit, "hash"],
      ],
    );
    assert.deepEqual(pinned(object("kustomize/v2:Directory", "web", { directory: "./kustomize/web" })), []);
  });

  it("is nothing that a program only reads, and no key of another meaning", () => {
    assert.deepEqual(codeSources({ ...deployment("web"), read: true }), []);
    assert.deepEqual(pinned(object("core/v1:ConfigMap", "shop/web", { data: { image: "two words" } })), []);
  });
});
