import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chartsOf, type Lock, type LockedChart, lockOf, lockText, readLock, unlocked } from "../../../cli/plan/lock";
import { lockWarnings } from "../../../cli/plan/lock/warnings";
import { plannedResources } from "../../../cli/plan/planned-resource";
import type { RegisteredResource } from "../../../components/testing";
import { resource } from "../cost/stacks";

const digest = `sha256:${"c".repeat(64)}`;
const files = `sha256:${"d".repeat(64)}`;
const repository = "https://charts.example.com";
const release = (chart: string, version: string, repo?: string): RegisteredResource =>
  resource("kubernetes:helm.sh/v3:Release", chart, {
    chart,
    version,
    name: "one",
    namespace: "one",
    ...(repo !== undefined && { repositoryOpts: { repo } }),
  });
const pod = (image: string): RegisteredResource =>
  resource("kubernetes:core/v1:Pod", image, {
    kind: "Pod",
    metadata: { name: "web", namespace: "shop" },
    spec: { containers: [{ name: "web", image }] },
  });
const keda: LockedChart = { name: "keda", version: "2.20.2", repository };
const lock: Lock = {
  charts: [{ ...keda, files }],
  images: ["docker.io/library/nginx:1.31", `quay.io/a/b:1@${digest}`],
};
const listOf = (...images: string[]) => ({ images: images.map((image) => ({ image, reference: image, usedBy: [] })) });

describe("the charts of a plan", () => {
  it("are those of repositories and registries, once for each version, by name", () => {
    const resources = plannedResources([
      release("oci://registry.example.com/charts/karpenter", "1.14.1"),
      release("keda", "2.20.2", repository),
      release("keda", "2.20.2", repository),
      release("./charts/own", "1.0.0"),
      pod("a:1"),
    ]);
    assert.deepEqual(chartsOf(resources), [
      { name: "karpenter", version: "1.14.1", repository: "oci://registry.example.com/charts/karpenter" },
      keda,
    ]);
  });
});

describe("a lock", () => {
  it("has full names of images, and keeps digests of the same tags and files of the same version", () => {
    const list = listOf("nginx:1.32", "quay.io/a/b:1", `ghcr.io/c/d:2@${digest}`, "quay.io/a/b:1");
    assert.deepEqual(
      lockOf([keda], list, lock, () => undefined),
      {
        charts: [{ ...keda, files }],
        images: ["docker.io/library/nginx:1.32", `ghcr.io/c/d:2@${digest}`, `quay.io/a/b:1@${digest}`],
      },
    );
    const newer = { ...keda, version: "2.21.0" };
    assert.deepEqual(lockOf([newer], listOf(), lock, () => undefined).charts, [newer]);
    assert.deepEqual(lockOf([newer], listOf(), lock, () => digest).charts, [{ ...newer, files: digest }]);
  });

  it("has what it was written for, with or without a digest", () => {
    assert.deepEqual(
      unlocked(lock, [keda], ["nginx:1.31", "quay.io/a/b:1", `quay.io/a/b:1@${digest}`], () => files),
      [],
    );
  });

  const other = digest.replaceAll("c", "e");
  const wrong: readonly (readonly [string, LockedChart[], string[], string | undefined, string[]])[] = [
    ["another chart", [{ name: "loki", version: "1.0.0" }], [], undefined, ["chart loki 1.0.0"]],
    ["another version", [{ ...keda, version: "2.21.0" }], [], undefined, ["chart keda 2.21.0 (the lock has 2.20.2)"]],
    [
      "another repository",
      [{ ...keda, repository: "https://evil.example.com" }],
      [],
      undefined,
      [`chart keda 2.20.2 from https://evil.example.com (the lock has it from ${repository})`],
    ],
    ["other files", [keda], [], other, [`chart keda 2.20.2 with these files (the lock has other files, ${files})`]],
    ["another tag", [], ["nginx:1.32"], undefined, ["image docker.io/library/nginx:1.32"]],
    [
      "another digest",
      [],
      [`quay.io/a/b:1@${other}`],
      undefined,
      [`image quay.io/a/b:1@${other}, but quay.io/a/b:1@${digest}`],
    ],
  ];
  for (const [what, charts, images, given, objections] of wrong) {
    it(`does not have ${what}`, () =>
      assert.deepEqual(
        unlocked(lock, charts, images, () => given),
        objections,
      ));
  }
});

describe("the file of a lock", () => {
  let root = "";
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "lock-"));
    await mkdir(path.join(root, "keelson.lock"));
  });
  afterEach(() => rm(root, { recursive: true }));
  const write = (content: string) => writeFile(path.join(root, "keelson.lock", "prod.yaml"), content);
  const planOf = (...resources: RegisteredResource[]) => ({
    project: "keelson",
    stack: "prod",
    resources,
    outputs: {},
    warnings: [],
    notes: [],
  });

  it("is read as it was written, with an image on each line", async () => {
    await write(lockText("prod", lock));
    assert.deepEqual(await readLock(root, "prod"), lock);
    assert.match(lockText("prod", lock), /^ {2}- docker\.io\/library\/nginx:1\.31$/m);
    assert.equal(await readLock(root, "dev"), undefined);
  });

  for (const content of ["charts: {", "charts: []", "charts: [{ name: a }]\nimages: []", "charts: []\nimages: [{}]"]) {
    it(`is refused if it is no lock: ${JSON.stringify(content)}`, async () => {
      await write(content);
      const message =
        /keelson\.lock.prod\.yaml: expected lists of charts and images; write it with: keelson charts lock prod/;
      await assert.rejects(readLock(root, "prod"), message);
    });
  }

  it("lets a plan warn of what it lacks, in charts too if their content is known", async () => {
    const planned = planOf(release("keda", "2.20.2", repository), pod("nginx:1.31"), pod("nginx:1.32"));
    assert.deepEqual(await lockWarnings(root, planned), []);
    await write(lockText("prod", lock));
    const lines = (await lockWarnings(root, planned)).map((line) => line.replace("\\", "/"));
    assert.deepEqual(lines, ["is not in keelson.lock/prod.yaml: image docker.io/library/nginx:1.32"]);
    const insides = await lockWarnings(root, { ...planned, ofCharts: [pod("ghcr.io/kedacore/keda:2.20.2")] });
    assert.equal(insides.length, 2);
  });
});
