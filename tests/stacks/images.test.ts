import assert from "node:assert/strict";
import { releaseType, runOwnStack } from "../support/programs";

const images = JSON.stringify({ registry: "mirror.example.com/all", pullSecret: { name: "pull" } });

interface MetricsServer {
  readonly image: { readonly repository: string };
  readonly imagePullSecrets: readonly unknown[];
}

describe("the images of a stack", () => {
  it("come from the registry of its file: add-ons, CNI and workloads", async () => {
    const run = await runOwnStack("prod", { "keelson:images": images });
    const valuesOf = (name: string) => run.find(releaseType, name).inputs.values;
    const { image, imagePullSecrets } = valuesOf("prod-metrics-server") as MetricsServer;
    assert.equal(image.repository, "mirror.example.com/all/registry.k8s.io/metrics-server/metrics-server");
    assert.deepEqual(imagePullSecrets, [{ name: "pull" }]);
    const pods = run.ofType("kubernetes:apps/v1:Deployment").map(({ inputs }) => JSON.stringify(inputs));
    assert.ok(pods.length > 0);
    assert.deepEqual(
      pods.flatMap((one) => /"image":"(?!mirror\.example\.com\/all\/)[^"]*"/.exec(one) ?? []),
      [],
    );
  });

  it("are pulled with a secret of the stack's configuration", async () => {
    const changes = { "keelson:images": images, "keelson:dockerConfig": '{"auths":{}}' };
    const run = await runOwnStack("prod", changes, {
      secretConfigKeys: ["keelson:kubeconfig", "keelson:dockerConfig"],
    });
    const secrets = run.ofType("kubernetes:core/v1:Secret").filter(({ name }) => name.endsWith("-image-pull"));
    assert.ok(
      secrets.some(({ name }) => name === "prod-kube-system-image-pull"),
      String(secrets.length),
    );
  });

  const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
    [
      { "keelson:images": '{"registry":"https://mirror.example.com"}' },
      /keelson:images\.registry: expected a registry and a path.*leave out the scheme/,
    ],
    [{ "keelson:images": '{"registy":"mirror.example.com"}' }, /images\.registy.*registry/],
    [
      { "keelson:dockerConfig": "{}" },
      /keelson:dockerConfig: expected a Docker config\.json as a secret, got "plain text"; run pulumi config set --secret keelson:dockerConfig < FILE/,
    ],
  ];
  for (const [changes, message] of wrong) {
    it(`are refused: ${JSON.stringify(changes)}`, async () => {
      await assert.rejects(runOwnStack("prod", changes), message);
    });
  }
});
