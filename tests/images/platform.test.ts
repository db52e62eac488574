import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CronJob, Deployment, defineAddon, type ImageSource, keda, metricsServer, Tenant } from "../../components";
import { runEks } from "../support/eks";
import { install, platform, releaseType, valuesOf } from "../support/programs";
import { runProgram } from "../support/run-program";

const mirror: ImageSource = { registry: "mirror.example.com/all" };
const secretType = "kubernetes:core/v1:Secret";
const withSecret = (): ImageSource => ({ ...mirror, pullSecret: { name: "pull", dockerConfig: pulumi.secret("{}") } });

interface Pods {
  readonly template: {
    readonly spec: { readonly [list: string]: { readonly image: string; readonly imagePullPolicy: string }[] };
  };
}

function imagesOf({ template: { spec } }: Pods): string[] {
  return ["initContainers", "containers"].flatMap((list) => (spec[list] ?? []).map(({ image }) => image));
}

describe("a platform with a source of images", () => {
  it("moves the images of add-ons, and none without a source", async () => {
    const run = await runProgram(() => void platform([metricsServer()], { images: mirror }));
    const repository = "mirror.example.com/all/registry.k8s.io/metrics-server/metrics-server";
    assert.deepEqual(valuesOf(run, "metrics-server").image, { repository });
    assert.equal(valuesOf(await install([metricsServer()]), "metrics-server").image, undefined);
  });

  it("moves every image of workloads, and keeps tags, digests and pull policies", async () => {
    const digest = `sha256:${"a".repeat(64)}`;
    const run = await runProgram(() => {
      const tenant = new Tenant("team", { platform: platform([], { images: mirror }) });
      new Deployment("web", {
        tenant,
        image: pulumi.output(`quay.io/team/web@${digest}`),
        initContainers: { migrate: { image: "migrate/migrate:v4.19.0" } },
        containers: { proxy: { image: "mirror.example.com/all/own/proxy:1" } },
      });
      new CronJob("night", { tenant, image: "busybox:1.38.0", schedule: "0 3 * * *" });
    });
    const web = run.find("kubernetes:apps/v1:Deployment", "web").inputs.spec as Pods;
    assert.deepEqual(imagesOf(web), [
      "mirror.example.com/all/docker.io/migrate/migrate:v4.19.0",
      `mirror.example.com/all/quay.io/team/web@${digest}`,
      "mirror.example.com/all/own/proxy:1",
    ]);
    assert.equal(web.template.spec.containers?.[0]?.imagePullPolicy, "IfNotPresent");
    const { jobTemplate } = run.find("kubernetes:batch/v1:CronJob", "night").inputs.spec as {
      jobTemplate: { spec: Pods };
    };
    assert.deepEqual(imagesOf(jobTemplate.spec), ["mirror.example.com/all/docker.io/library/busybox:1.38.0"]);
  });

  it("puts the pull secret into every namespace, before what pulls there", async () => {
    const run = await runProgram(() => {
      const addons = [metricsServer(), keda()];
      const tenant = new Tenant("team", {
        platform: platform(addons, { images: withSecret() }),
        imagePullSecrets: ["own"],
      });
      new Deployment("web", { tenant, image: "team/web:1" });
    });
    const secrets = run
      .ofType(secretType)
      .map(({ inputs }) => inputs as { metadata: Record<string, unknown>; type: string });
    assert.deepEqual(
      secrets.map(({ metadata, type }) => `${String(metadata.namespace)} ${String(metadata.name)} ${type}`).sort(),
      [
        "keda pull kubernetes.io/dockerconfigjson",
        "kube-system pull kubernetes.io/dockerconfigjson",
        "team pull kubernetes.io/dockerconfigjson",
      ],
    );
    assert.deepEqual(valuesOf(run, "metrics-server").imagePullSecrets, [{ name: "pull" }]);
    const account = run.find("kubernetes:core/v1:ServiceAccount", "web").inputs;
    assert.deepEqual(account.imagePullSecrets, [{ name: "pull" }, { name: "own" }]);
    for (const [release, secret] of [
      ["test-metrics-server", "test-kube-system"],
      ["test-keda", "test-keda"],
    ]) {
      const { dependsOn } = run.find(releaseType, release ?? "");
      assert.ok(
        dependsOn.some((urn) => urn.endsWith(`${secret}-image-pull`)),
        dependsOn.join("\n"),
      );
    }
  });

  it("only refers to a pull secret whose content it does not know", async () => {
    const images = { ...mirror, pullSecret: { name: "pull" } };
    const run = await runProgram(() => void platform([metricsServer()], { images }));
    assert.deepEqual(run.ofType(secretType), []);
    assert.deepEqual(valuesOf(run, "metrics-server").imagePullSecrets, [{ name: "pull" }]);
  });

  it("shows a plan where images come from, and nothing of the secret", async () => {
    const run = await runProgram(() => void platform([], { images: withSecret() }));
    assert.deepEqual(run.find("keelson:index:Platform", "test").inputs, { images: mirror });
  });

  it("refuses an add-on that does not say which values name its images", async () => {
    const own = defineAddon({
      name: "own",
      summary: "an add-on of a program",
      chart: { repository: "https://charts.test", name: "own", version: "1.0.0" },
      namespace: "own",
      crds: { how: "none" },
      values: () => ({}),
    });
    await assert.rejects(
      runProgram(() => void platform([own()], { images: mirror })),
      /addons\.own\.images: expected the chart values that name images, because the platform's option `images` is set/,
    );
    await runProgram(() => void platform([own()]));
  });

  it("refuses an image of another registry in a value of the chart that it does not know", async () => {
    const values = { sidecar: { image: { repository: "quay.io/own/sidecar", tag: "v1" } } };
    await assert.rejects(
      runProgram(() => void platform([metricsServer({}, { values })], { images: mirror })),
      /addons\.metrics-server\.values\.sidecar\.image\.repository: expected an image from the platform's registries, because Keelson does not know this chart value, got "quay\.io\/own\/sidecar"; write the full image name, including the registry/,
    );
    const moved = { sidecar: { image: { repository: "mirror.example.com/all/own/sidecar", tag: "v1" } } };
    await runProgram(() => void platform([metricsServer({}, { values: moved })], { images: mirror }));
  });

  it("refuses a wrong source before anything is made", async () => {
    await assert.rejects(
      runProgram(() => void platform([], { images: { registry: "https://mirror.example.com" } })),
      /images\.registry: expected a registry and a path .* leave out the scheme/,
    );
  });
});

describe("a CNI with a source of images", () => {
  it("is Cilium with all of its images and a Secret of its own", async () => {
    const run = await runEks({ cni: "cilium", images: withSecret() });
    const { values } = run.find(releaseType, "test-cilium").inputs as { values: Record<string, unknown> };
    assert.deepEqual(values.image, { repository: "mirror.example.com/all/quay.io/cilium/cilium" });
    assert.deepEqual(values.imagePullSecrets, [{ name: "pull-cilium" }]);
    const secret = run.find(secretType, "test-cilium-image-pull").inputs;
    assert.deepEqual(secret.metadata, { name: "pull-cilium", namespace: "kube-system" });
  });

  it("is Calico with its operator, and the registry from which that installs", async () => {
    const run = await runEks({ cni: "calico", images: withSecret() });
    const { values } = run.find(releaseType, "test-calico").inputs as {
      values: Record<string, Record<string, unknown>>;
    };
    assert.deepEqual(values.tigeraOperator, { registry: "mirror.example.com", image: "all/quay.io/tigera/operator" });
    assert.equal(values.installation?.registry, "mirror.example.com/all/quay.io/");
    assert.deepEqual(values.installation?.imagePullSecrets, [{ name: "pull" }]);
    assert.ok(run.find(secretType, "test-calico-image-pull"));
    const plain = (await runEks({ cni: "calico" })).find(releaseType, "test-calico").inputs;
    assert.doesNotMatch(JSON.stringify(plain.values), /registry|tigeraOperator|imagePull/);
  });
});
