import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { checkImageSource, type ImageSource, isSourced, sourcedImage } from "../../components/images";

const digest = `sha256:${"a".repeat(64)}`;
const mirror: ImageSource = { registry: "registry.example.com/mirror" };

/* How the caches of the clouds and of Harbor name an image: the paths of their documentation. */
const ecr = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
const artifactRegistry = "europe-docker.pkg.dev/shop/docker-hub";
const caches: ImageSource = {
  registries: {
    "docker.io": artifactRegistry,
    "quay.io": `${ecr}/quay`,
    "ghcr.io": "harbor.example.com/ghcr",
    "registry.k8s.io": "shop.azurecr.io/kubernetes",
  },
};

describe("a source of images", () => {
  const moved: readonly (readonly [ImageSource, string, string])[] = [
    [mirror, "nginx:1.31", "registry.example.com/mirror/docker.io/library/nginx:1.31"],
    [mirror, `quay.io/cilium/cilium:v1@${digest}`, `registry.example.com/mirror/quay.io/cilium/cilium:v1@${digest}`],
    [mirror, "registry:5000/web:1", "registry.example.com/mirror/registry:5000/web:1"],
    [caches, "nginx:1.31", `${artifactRegistry}/library/nginx:1.31`],
    [caches, "quay.io/argoproj/argocd:v3", `${ecr}/quay/argoproj/argocd:v3`],
    [caches, "ghcr.io/kedacore/keda:2", "harbor.example.com/ghcr/kedacore/keda:2"],
    [caches, "registry.k8s.io/kubectl:1.35", "shop.azurecr.io/kubernetes/kubectl:1.35"],
    [{ ...caches, ...mirror }, "public.ecr.aws/a/b:1", "registry.example.com/mirror/public.ecr.aws/a/b:1"],
  ];
  for (const [source, image, to] of moved) {
    it(`moves ${image} to ${to}`, () => {
      assert.equal(sourcedImage(source, image), to);
      assert.equal(sourcedImage(source, to), to, "a second time, it stays");
      assert.ok(isSourced(source, to));
      assert.ok(!isSourced(source, image));
    });
  }

  it("leaves alone what it has no place for, what is pulled directly, and what is no image", () => {
    assert.equal(sourcedImage(caches, "public.ecr.aws/a/b:1"), "public.ecr.aws/a/b:1");
    assert.equal(
      sourcedImage({ ...mirror, direct: ["own.example.com"] }, "own.example.com/web:1"),
      "own.example.com/web:1",
    );
    assert.equal(sourcedImage(mirror, "<to be built>"), "<to be built>");
    assert.equal(sourcedImage(undefined, "nginx:1"), "nginx:1");
  });

  it("does not take a registry with a longer name for its own", () => {
    assert.equal(
      sourcedImage({ registry: "registry.example.com/a" }, "registry.example.com/ab/web:1"),
      "registry.example.com/a/registry.example.com/ab/web:1",
    );
  });

  it("is refused if it is wrong", () => {
    const wrong = {
      registry: "https://registry.example.com/mirror",
      registries: { dockerhub: "registry.example.com/hub/" },
      direct: ["own.example.com/team"],
      pullSecret: { name: "Pull", dockerConfig: "{}" },
    };
    assert.deepEqual(
      checkImageSource("images", wrong).map(({ path, message }) => `${path}: ${message}`),
      [
        'images.registry: expected a registry and a path such as "registry.example.com/mirror", got "https://registry.example.com/mirror"; leave out the scheme',
        'images.registries.dockerhub: expected the host of a registry such as "registry.example.com" as the key, got "dockerhub"; Docker Hub is "docker.io"',
        'images.registries.dockerhub: expected a registry and a path such as "registry.example.com/mirror", got "registry.example.com/hub/"; remove the final /',
        'images.direct[0]: expected the host of a registry such as "registry.example.com", got "own.example.com/team"; leave out its path',
        'images.pullSecret.name: expected the name of a Secret, got "Pull"',
        "images.pullSecret.dockerConfig: expected a secret, got plain text; run pulumi config set --secret, and read the value with requireSecret",
      ],
    );
    assert.deepEqual(
      checkImageSource("images", {}).map(({ message }) => message),
      ["expected registry, registries or pullSecret, got {}"],
    );
    assert.deepEqual(
      checkImageSource("images", { pullSecret: { name: "pull", dockerConfig: pulumi.secret("{}") } }),
      [],
    );
  });
});
