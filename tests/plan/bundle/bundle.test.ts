import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesDigest } from "../../../cli/charts";
import { bundledFolder, requireEmpty, writeLists } from "../../../cli/plan/bundle";
import { originalsOf } from "../../../cli/plan/images";
import { resource } from "../cost/stacks";

const list = (...images: string[]) => ({
  project: "keelson",
  stack: "prod",
  images: images.map((image) => ({ image, reference: image, usedBy: [] })),
  unseen: [],
});

describe("a bundle", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "bundle-"));
    const crds = path.join(folder, "charts", "velero", "crds");
    await mkdir(crds, { recursive: true });
    await mkdir(path.join(folder, "charts", "keda"));
    await writeFile(path.join(crds, "backups.yaml"), "kind: CustomResourceDefinition\n");
  });
  afterEach(() => rm(folder, { recursive: true }));
  const read = (name: string) => readFile(path.join(folder, name), "utf8");

  it("lists images as their makers publish them, and where the stack pulls them", async () => {
    const images = { registry: "mirror.example.com/all", registries: { "quay.io": "cache.example.com/quay" } };
    const original = originalsOf([resource("keelson:index:Platform", "prod", { images })]);
    await writeLists(
      folder,
      list(
        "cache.example.com/quay/a/b:1",
        "mirror.example.com/all/docker.io/library/nginx:1",
        "mirror.example.com/all/own/web:2",
      ),
      original,
    );
    assert.equal(
      await read("images.txt"),
      "docker.io/library/nginx:1\nmirror.example.com/all/own/web:2\nquay.io/a/b:1\n",
    );
    assert.equal(
      await read("copies.txt"),
      [
        "quay.io/a/b:1 cache.example.com/quay/a/b:1",
        "docker.io/library/nginx:1 mirror.example.com/all/docker.io/library/nginx:1",
        "mirror.example.com/all/own/web:2 mirror.example.com/all/own/web:2",
        "",
      ].join("\n"),
    );
    assert.equal(await read("crds/velero/backups.yaml"), "kind: CustomResourceDefinition\n");
  });

  it("names a chart's folder as keelson:charts finds it, unless there are several versions", () => {
    const [one, other] = [
      { name: "keda", version: "2.20.2" },
      { name: "keda", version: "2.19.0" },
    ];
    assert.equal(bundledFolder(one, [one]), "keda");
    assert.equal(bundledFolder(one, [one, other]), "keda-2.20.2");
  });

  it("is written to an empty folder only", async () => {
    await assert.rejects(requireEmpty(folder), /--into: expected a new or empty folder, got .* with 1 entries/);
    await requireEmpty(path.join(folder, "new"));
  });
});

describe("the digest of a chart's files", () => {
  it("follows names and contents", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "files-"));
    try {
      await mkdir(path.join(folder, "templates"));
      await writeFile(path.join(folder, "templates", "a.yaml"), "a: 1\n");
      const first = await filesDigest(folder);
      assert.match(first, /^sha256:[0-9a-f]{64}$/);
      assert.equal(await filesDigest(folder), first);
      await writeFile(path.join(folder, "templates", "a.yaml"), "a: 2\n");
      const second = await filesDigest(folder);
      await writeFile(path.join(folder, "b.yaml"), "");
      assert.equal(new Set([first, second, await filesDigest(folder)]).size, 3);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
