import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  argoCd,
  awsLoadBalancerController,
  Deployment,
  externalSecrets,
  type ImagePullSecret,
  keda,
  kubePrometheusStack,
  metricsServer,
  offer,
  type PlatformArgs,
  secretStores,
  Tenant,
  traefik,
} from "../../components";
import { existingIn } from "../support/clouds";
import { eksCluster } from "../support/eks";
import { platform, releaseType, runOwnStack } from "../support/programs";
import { runProgram } from "../support/run-program";

const externalSecretType = "kubernetes:external-secrets.io/v1:ExternalSecret";
const secretType = "kubernetes:core/v1:Secret";

function images(pullSecret: Partial<ImagePullSecret> = {}): NonNullable<PlatformArgs["images"]> {
  return { registry: "mirror.example.com/all", pullSecret: { name: "pull", from: { key: "registry" }, ...pullSecret } };
}

const addons = () => [
  externalSecrets(),
  awsLoadBalancerController(),
  kubePrometheusStack(),
  keda(),
  metricsServer(),
  traefik(),
  argoCd(),
];

/** Runs a platform on EKS with a tenant and its workload. */
function run(pullSecret: Partial<ImagePullSecret> = {}) {
  return runProgram(() => {
    const tenant = new Tenant("team", {
      platform: platform(addons(), { cluster: eksCluster(), images: images(pullSecret) }),
    });
    new Deployment("web", { tenant, image: "team/web:1" });
  });
}

describe("a pull secret from a store", () => {
  it("comes to tenants, and to add-ons that the store does not wait for", async () => {
    const copies = (await run()).ofType(externalSecretType);
    assert.deepEqual(copies.map(({ inputs }) => (inputs.metadata as { namespace: string }).namespace).sort(), [
      "argocd",
      "keda",
      "monitoring",
      "team",
      "traefik",
    ]);
    for (const { inputs } of copies) {
      assert.deepEqual(inputs.spec, {
        secretStoreRef: { kind: "ClusterSecretStore", name: "cloud" },
        refreshPolicy: "Periodic",
        refreshInterval: "1h0m0s",
        target: {
          name: "pull",
          creationPolicy: "Owner",
          deletionPolicy: "Retain",
          template: { engineVersion: "v2", mergePolicy: "Replace", type: "kubernetes.io/dockerconfigjson" },
        },
        data: [{ secretKey: ".dockerconfigjson", remoteRef: { key: "registry" } }],
      });
    }
  });

  it("is there before what pulls with it, and after its store", async () => {
    const program = await run();
    const store = program.find(
      "kubernetes:external-secrets.io/v1:ClusterSecretStore",
      "test-external-secrets-cloud",
    ).urn;
    const copy = program.find(externalSecretType, "test-keda-pull");
    assert.ok(copy.dependsOn.includes(store));
    assert.ok(program.find(releaseType, "test-keda").dependsOn.includes(copy.urn));
    const ofTeam = program.find(externalSecretType, "team-pull");
    assert.ok(ofTeam.dependsOn.includes(store));
    assert.ok(program.find("kubernetes:apps/v1:Deployment", "web").dependsOn.includes(ofTeam.urn));
  });

  it("is missed by pods that run before the store, unless the content is given, too", async () => {
    const warned = async (pullSecret: Partial<ImagePullSecret> = {}) =>
      (await run(pullSecret)).logs.map(({ message }) => message).filter((message) => message.includes("pullSecret"));
    assert.deepEqual(await warned(), [
      "images.pullSecret: expected `dockerConfig` in addition to `from`, because some pods start before the secret store; set `dockerConfig` " +
        "for the namespaces external-secrets, kube-system, unless nodes can pull images without a pull secret",
    ]);
    assert.deepEqual(await warned({ dockerConfig: pulumi.secret('{"auths":{}}') }), []);
  });

  it("opens the store for the namespaces of add-ons that had no secrets", async () => {
    const labels = (name: string, program: Awaited<ReturnType<typeof run>>) =>
      (program.find("kubernetes:core/v1:Namespace", name).inputs.metadata as { labels: Record<string, string> }).labels;
    const program = await run();
    assert.equal(labels("test-keda", program)["keelson.dev/addon"], "keda");
    assert.equal(labels("test-external-secrets", program)["keelson.dev/addon"], undefined);
  });

  it("leaves to the program's copy the namespaces that the store comes after", async () => {
    const program = await run({ dockerConfig: pulumi.secret("{}") });
    const own = program.ofType(secretType).filter(({ name }) => name.endsWith("-image-pull"));
    assert.deepEqual(own.map(({ name }) => name).sort(), [
      "test-external-secrets-image-pull",
      "test-kube-system-image-pull",
    ]);
    assert.equal(program.ofType(externalSecretType).length, 5);
  });

  it("is copied everywhere outside kube-system if the cluster brings the store", async () => {
    const builtin = [offer(secretStores, { kind: "ClusterSecretStore", name: "company" }, "company")];
    const program = await runProgram(() => {
      const cluster = existingIn("none", [], { builtin });
      platform([keda(), metricsServer()], {
        cluster,
        images: images({ from: { store: "company", key: "ci/registry" } }),
      });
    });
    const [copy, ...others] = program.ofType(externalSecretType);
    assert.deepEqual(others, []);
    assert.ok(copy);
    assert.equal((copy.inputs.spec as { secretStoreRef: { name: string } }).secretStoreRef.name, "company");
  });

  const wrong: readonly (readonly [title: string, secret: Partial<ImagePullSecret>, message: RegExp])[] = [
    [
      "of a store that nothing provides",
      { from: { key: "registry" } },
      /images\.pullSecret\.from: needs a secret store "cloud", which nothing provides; add external-secrets/,
    ],
    [
      "without a name",
      { from: { key: " " } },
      /images\.pullSecret\.from\.key: expected the name of a secret in the store/,
    ],
  ];
  for (const [title, secret, message] of wrong) {
    it(`is refused ${title}`, async () => {
      await assert.rejects(
        runProgram(() => {
          platform([keda()], { cluster: eksCluster(), images: images(secret) });
        }),
        message,
      );
    });
  }

  it("is a value of a stack's file", async () => {
    const source = { registry: "mirror.example.com/all", pullSecret: { name: "pull", from: { key: "registry" } } };
    const program = await runOwnStack("prod", { "keelson:images": JSON.stringify(source) });
    const copies = program.ofType(externalSecretType).map(({ name }) => name);
    assert.ok(copies.includes("boutique-pull") && copies.includes("prod-traefik-pull"), copies.join(", "));
  });
});
