import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { catalogue } from "../../components/addons";
import { cniCharts } from "../../components/charts";
import { chartPins } from "../../pipelines/charts";
import { Bench } from "./stand-ins";

describe("a release", () => {
  let bench: Bench;
  beforeEach(() => {
    bench = new Bench({ npm: `printf 'in %s\\n' "$(basename "$(dirname "$PWD")")" >> "$CALLS"` });
    bench.write("CHANGELOG.md", "## Unreleased\n\n- more\n\n## 1.1.0 - 2026-11-30\n\n### Added\n\n- less\n");
    for (const name of ["components", "cli", "plugin"]) {
      mkdirSync(join(bench.folder, name, "dist"), { recursive: true });
      bench.write(`${name}/package.json`, JSON.stringify({ version: "1.2.0-rc.1" }));
    }
  });
  afterEach(() => bench.remove());

  it("has the notes of its version, and a preview those of what is not released yet", () => {
    assert.equal(bench.script("notes.sh", ["v1.1.0"]).stdout, "\n### Added\n\n- less\n");
    assert.equal(bench.script("notes.sh", ["v1.2.0-rc.1"]).stdout, "\n- more\n\n");
  });

  it("publishes nothing without notes", () => {
    for (const name of ["components", "cli", "plugin"]) {
      bench.write(`${name}/package.json`, JSON.stringify({ version: "1.2.0" }));
    }
    const { status, stderr, calls } = bench.script("release.sh", ["v1.2.0", "https://github.com/acme/platform"]);
    assert.deepEqual({ status, calls }, { status: 1, calls: [] });
    assert.match(stderr, /^CHANGELOG\.md: expected the heading "## 1\.2\.0", got none/);
  });

  it("publishes the packages with where they come from, and a preview of a version beside the latest one", () => {
    const { status, calls } = bench.script("release.sh", ["v1.2.0-rc.1", "https://github.com/acme/platform"]);
    assert.equal(status, 0);
    const publish = (name: string) => [
      "npm pkg set repository.url=git+https://github.com/acme/platform.git",
      `in ${name}`,
      "npm publish --access public --provenance --tag next",
      `in ${name}`,
    ];
    assert.deepEqual(
      calls.filter((_, index) => index !== 1),
      ["npm run build", ...publish("components"), ...publish("cli"), ...publish("plugin")],
    );
  });

  it("publishes nothing if a package has another version than the tag", () => {
    bench.write("cli/package.json", JSON.stringify({ version: "1.1.0" }));
    const { status, stderr, calls } = bench.script("release.sh", ["v1.2.0-rc.1", "https://github.com/acme/platform"]);
    assert.deepEqual({ status, calls }, { status: 1, calls: [] });
    assert.equal(stderr, "cli/package.json: expected the version of the tag, 1.2.0-rc.1, got 1.1.0\n");
  });

  it("becomes the latest version if it is one", () => {
    for (const name of ["components", "cli", "plugin"]) {
      bench.write(`${name}/package.json`, JSON.stringify({ version: "1.2.0" }));
    }
    bench.write("CHANGELOG.md", "## 1.2.0\n");
    const { calls } = bench.script("release.sh", ["v1.2.0", "https://github.com/acme/platform"]);
    assert.equal(calls.filter((call) => call.endsWith("--provenance --tag latest")).length, 3);
  });
});

describe("the examples at night", () => {
  it("are all rehearsed, with what other stacks export, even after one failed", () => {
    const bench = new Bench({ npm: `[[ $* != *layers* ]]` });
    for (const folder of ["eks", "layers"]) {
      mkdirSync(join(bench.folder, "examples", folder), { recursive: true });
      bench.write(`examples/${folder}/Pulumi.yaml`, "");
      bench.write(`examples/${folder}/Pulumi.dev.yaml`, "");
    }
    bench.write("examples/eks/Pulumi.two.yaml", "");
    bench.write("examples/layers/references.yaml", "");
    const { status, stderr, calls } = bench.script("examples.sh", []);
    bench.remove();
    assert.deepEqual({ status, stderr }, { status: 1, stderr: "not rehearsed: examples/layers/Pulumi.dev.yaml\n" });
    assert.deepEqual(calls.toSorted(), [
      "npm run rehearse -- --cwd examples/eks --stack dev",
      "npm run rehearse -- --cwd examples/eks --stack two",
      "npm run rehearse -- --cwd examples/layers --stack dev --stack-references examples/layers/references.yaml",
    ]);
  });
});

describe("the charts of a rehearsal", () => {
  const toolchain = `echo '[{"name":"kubectl","found":{"path":"kubectl"}},{"name":"helm","found":{"path":"helm"}}]'`;

  it("are those of every add-on, of its CRDs and of the CNIs", () => {
    const names = chartPins().map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    const companions = catalogue.filter(({ facts }) => facts.crds.how === "companion").length;
    assert.equal(names.length, catalogue.length + companions + cniCharts.length);
  });

  it("come into a folder, from repositories and registries", () => {
    const bench = new Bench({
      helm: "",
      npm: toolchain,
      npx: `printf '%s\\n' "https://charts.example.com a 1.0.0" "oci://registry.example.com/charts/b b v2.0.0"`,
    });
    const { status, calls } = bench.script("charts.sh", ["charts"]);
    assert.equal(status, 0);
    assert.deepEqual(calls, [
      "npm run --silent toolchain",
      "npm run --silent toolchain -- --list --json",
      "npx tsx pipelines/charts.ts",
      "helm pull a --repo https://charts.example.com --version 1.0.0 --untar --untardir charts",
      "helm pull oci://registry.example.com/charts/b --version v2.0.0 --untar --untardir charts",
    ]);
    bench.remove();
  });

  it("stop the run if one of them cannot be had", () => {
    const bench = new Bench({ helm: "exit 1", npm: toolchain, npx: "echo https://charts.example.com a 1.0.0" });
    assert.notEqual(bench.script("charts.sh", ["charts"]).status, 0);
    bench.remove();
  });
});
