import assert from "node:assert/strict";
import type { Manifest } from "../../../cli/charts";
import type { RenderRelease } from "../../../cli/plan/charts";
import { type ChartPart, chartRows } from "../../../cli/plan/charts/objects";
import { imageList, imageText } from "../../../cli/plan/images";
import type { RegisteredResource } from "../../../components/testing";
import { resource } from "../cost/stacks";

const digest = `sha256:${"b".repeat(64)}`;
const podSpec = (image: string) => ({ template: { spec: { containers: [{ name: "main", image }] } } });
const workload = (name: string, image: string): RegisteredResource =>
  resource("kubernetes:apps/v1:Deployment", name, {
    kind: "Deployment",
    metadata: { name, namespace: "shop" },
    spec: podSpec(image),
  });
const release = (chart: string): RegisteredResource =>
  resource("kubernetes:helm.sh/v3:Release", chart, { chart, name: chart, namespace: chart, version: "1.2.3" });
const manifest = (kind: string, name: string, image: string, annotations = {}): Manifest => ({
  object: { apiVersion: "batch/v1", kind, metadata: { name, annotations }, spec: podSpec(image) },
  fromCrdsFolder: false,
});

const contents: Readonly<Record<string, readonly Manifest[]>> = {
  traefik: [
    manifest("Deployment", "traefik", "docker.io/traefik:v3"),
    manifest("Job", "migrate", "docker.io/kubectl:1", { "helm.sh/hook": "pre-upgrade" }),
    manifest("Pod", "check", "docker.io/curl:8", { "helm.sh/hook": "test-success" }),
  ],
};
const rendering =
  (part?: ChartPart): RenderRelease =>
  (one) => {
    const found = contents[one.chart];
    return Promise.resolve(
      found === undefined ? { absent: "/charts has none" } : { rows: chartRows(one, found, part) },
    );
  };

const planOf = (...resources: RegisteredResource[]) => ({
  project: "keelson",
  stack: "prod",
  resources,
  outputs: {},
  warnings: [],
  notes: [],
});

describe("the images of a stack", () => {
  it("are listed once, by name, with all that use them", async () => {
    const { images, unseen } = await imageList(
      planOf(
        workload("web", "b.example.com/app:1"),
        workload("api", "b.example.com/app:1"),
        workload("db", `a@${digest}`),
      ),
    );
    assert.deepEqual(images, [
      { image: `a@${digest}`, reference: `docker.io/library/a@${digest}`, digest, usedBy: ["Deployment shop/db"] },
      {
        image: "b.example.com/app:1",
        reference: "b.example.com/app:1",
        usedBy: ["Deployment shop/api", "Deployment shop/web"],
      },
    ]);
    assert.deepEqual(unseen, []);
  });

  it("are also those of charts and of their hooks, and never those of their tests", async () => {
    const { images, unseen } = await imageList(
      planOf(release("traefik"), release("velero")),
      rendering("releaseAndHooks"),
    );
    assert.deepEqual(images, [
      {
        image: "docker.io/kubectl:1",
        reference: "docker.io/library/kubectl:1",
        usedBy: ["chart traefik: Job traefik/migrate"],
      },
      {
        image: "docker.io/traefik:v3",
        reference: "docker.io/library/traefik:v3",
        usedBy: ["chart traefik: Deployment traefik/traefik"],
      },
    ]);
    assert.deepEqual(unseen, ["chart velero 1.2.3: /charts has none"]);
  });

  it("are marked if they do not come from the platform's registry", async () => {
    const own = { registry: "mirror.example.com/all", direct: ["own.example.com"] };
    const platform = resource("keelson:index:Platform", "prod", { images: own });
    const web = workload("web", "mirror.example.com/all/quay.io/a/web:1");
    const api = workload("api", "own.example.com/api:1");
    const list = await imageList(planOf(platform, web, api, workload("db", "quay.io/a/db:1")));
    assert.deepEqual(
      list.images.flatMap(({ image, elsewhere }) => (elsewhere === true ? image : [])),
      ["quay.io/a/db:1"],
    );
    assert.match(imageText(list), /^Not from the platform's registry\n {2}quay\.io\/a\/db:1$/m);
    const without = await imageList(planOf(resource("keelson:index:Platform", "prod", {}), web));
    assert.deepEqual(
      without.images.map(({ elsewhere }) => elsewhere),
      [undefined],
    );
  });

  it("leave out hooks where a plan shows what a release holds", async () => {
    const { images } = await imageList(planOf(release("traefik")), rendering());
    assert.deepEqual(
      images.map(({ image }) => image),
      ["docker.io/traefik:v3"],
    );
  });

  it("say which charts nobody looked into", async () => {
    const list = await imageList(planOf(release("traefik"), workload("web", `a@${digest}`)));
    assert.equal(
      imageText(list),
      [
        "keelson, stack prod: images 1, by digest 1",
        `  a@${digest}`,
        "      Deployment shop/web",
        "",
        "Not checked",
        "  chart traefik 1.2.3: no folder of charts was given",
        "",
        "Not in the list: images of nodes, of the cloud's own workloads, and of pods that a controller creates",
        "",
      ].join("\n"),
    );
  });
});
