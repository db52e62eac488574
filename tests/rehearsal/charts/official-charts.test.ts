import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parse } from "yaml";
import { writeOfficialCharts } from "../../../cli/rehearsal/charts/official-charts";

describe("the charts for Pulumi's own provider", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "charts-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("are the given ones, and charts of CRDs alone for what is missing", async () => {
    const given = path.join(folder, "given");
    const directory = path.join(folder, "charts");
    await mkdir(path.join(given, "traefik", "templates"), { recursive: true });
    await mkdir(path.join(given, "keda", "crds"), { recursive: true });
    await writeFile(
      path.join(given, "keda", "Chart.yaml"),
      "name: keda\nversion: 2.20.2\ndependencies: [{ name: gone }]\n",
    );
    const described =
      "kind: CustomResourceDefinition\ndescription: long\nproperties: { description: { type: string } }\n";
    await writeFile(path.join(given, "keda", "crds", "a.yaml"), described);
    await writeFile(path.join(given, "README.md"), "");
    const kind = { group: "cert-manager.io", version: "v1", kind: "Issuer", plural: "issuers", scope: "Namespaced" };
    const kindsOf = (name: string) => (name === "cert-manager" ? [kind] : []);
    const missing = await writeOfficialCharts({ directory, given, names: ["traefik", "cert-manager"], kindsOf });
    assert.deepEqual(missing, ["cert-manager", "keda"]);

    assert.deepEqual((await readdir(directory)).toSorted(), ["cert-manager", "keda", "traefik"]);
    assert.equal(await readlink(path.join(directory, "traefik")), path.join(given, "traefik"));
    assert.deepEqual(parse(await readFile(path.join(directory, "keda", "Chart.yaml"), "utf8")), {
      apiVersion: "v2",
      name: "keda",
      version: "2.20.2",
      annotations: { "keelson.dev/content": "crdsOnly" },
    });
    assert.deepEqual(await readdir(path.join(directory, "keda", "crds")), ["a.yaml"]);
    const brief = await readFile(path.join(directory, "keda", "crds", "a.yaml"), "utf8");
    assert.deepEqual(parse(brief), {
      kind: "CustomResourceDefinition",
      properties: { description: { type: "string" } },
    });
    const standing = path.join(directory, "cert-manager");
    assert.equal(
      parse(await readFile(path.join(standing, "Chart.yaml"), "utf8")).annotations["keelson.dev/content"],
      "absent",
    );
    const definition: unknown = parse(
      await readFile(path.join(standing, "crds", "issuers.cert-manager.io.yaml"), "utf8"),
    );
    assert.equal((definition as { kind: string }).kind, "CustomResourceDefinition");
  });
});
