import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { cutExternalSecrets, cutSealedSecrets, cutVeleroPlugin } from "../../cli/toolchain/controller-cuts";

describe("the controllers of add-ons, cut", () => {
  let source: string;
  beforeEach(async () => {
    source = await mkdtemp(path.join(tmpdir(), "cut-"));
  });
  afterEach(() => rm(source, { recursive: true }));

  async function put(file: string, text: string): Promise<string> {
    const place = path.join(source, file);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
    return place;
  }

  const imports = (folder: string, names: readonly string[]) =>
    names.map((name) => `\t_ "github.com/external-secrets/external-secrets/pkg/${folder}/${name}"\n`).join("");
  const kept = ["fake", "mfa", "password", "sshkey", "uuid"];

  it("let that of SealedSecrets take its account from KUBECONFIG", async () => {
    const file = await put(
      "pkg/controller/main.go",
      '\t"k8s.io/client-go/rest"\n\tconfig, err := rest.InClusterConfig()\n',
    );
    await cutSealedSecrets.cut(source, "v0.38.4");
    assert.equal(
      await readFile(file, "utf8"),
      '\t"k8s.io/client-go/tools/clientcmd"\n\tconfig, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))\n',
    );
  });

  it("refuse a source that takes its account otherwise", async () => {
    await put("pkg/controller/main.go", "config := elsewhere()\n");
    await assert.rejects(cutSealedSecrets.cut(source, "v1.0.0"), /main\.go: expected rest\.InClusterConfig\(\); adapt/);
  });

  it("keep of External Secrets what needs no service outside", async () => {
    const providers = await put(
      "pkg/provider/register/register.go",
      imports("provider", ["aws", "azure/keyvault", "fake"]),
    );
    const generators = await put("pkg/generator/register/register.go", imports("generator", ["acr", ...kept, "vault"]));
    await cutExternalSecrets.cut(source, "v0.20.4");
    assert.equal(await readFile(providers, "utf8"), imports("provider", ["fake"]));
    assert.equal(await readFile(generators, "utf8"), imports("generator", kept));
  });

  it("refuse a source of External Secrets without these", async () => {
    await put("pkg/provider/register/register.go", imports("provider", ["aws"]));
    await assert.rejects(cutExternalSecrets.cut(source, "v1.0.0"), /register\.go: expected provider fake; adapt/);
  });

  it("leave out of Velero's plugin what snapshots volumes", async () => {
    const folder = "velero-plugin-for-aws";
    const main = await put(
      `${folder}/main.go`,
      '\t\tRegisterObjectStore("velero.io/aws", newAwsObjectStore).\n\t\tRegisterVolumeSnapshotter("velero.io/aws", newAwsVolumeSnapshotter).\n\t\tServe()\n\treturn newVolumeSnapshotter(logger), nil\n',
    );
    const snapshotter = await put(
      `${folder}/volume_snapshotter.go`,
      'package main\n\nimport "github.com/aws/aws-sdk-go-v2/service/ec2"\n\nconst (\n\tregionKey = "region"\n)\n',
    );
    await cutVeleroPlugin.cut(source, "v1.14.2");
    assert.equal(
      await readFile(main, "utf8"),
      '\t\tRegisterObjectStore("velero.io/aws", newAwsObjectStore).\n\t\tServe()\n\treturn nil, nil\n',
    );
    assert.equal(await readFile(snapshotter, "utf8"), 'package main\n\nconst regionKey = "region"\n');
  });

  it("refuse a plugin of Velero that registers otherwise", async () => {
    await put("velero-plugin-for-aws/main.go", "\tServe()\n");
    await assert.rejects(cutVeleroPlugin.cut(source, "v1.0.0"), /main\.go: expected .*RegisterVolumeSnapshotter/s);
  });
});
