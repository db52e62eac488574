import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lockText } from "../../cli/plan/lock";
import { chartPins } from "../../pipelines/charts";

interface Manager {
  readonly description: string;
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
}

const { customManagers } = JSON.parse(readFileSync("renovate.json", "utf8")) as { customManagers: readonly Manager[] };
const files = [".github", "cli/templates", "components", "examples", "stacks"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|yml)$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
    .map((file) => join(folder, file)),
);

/** Returns what the managers whose description matches find in this repository, as Renovate reads it. */
function found(description: RegExp): Record<string, string>[] {
  const chosen = customManagers.filter((manager) => description.test(manager.description));
  return chosen.flatMap(({ managerFilePatterns, matchStrings }) => {
    const paths = managerFilePatterns.map((pattern) => new RegExp(pattern.replace(/^\/|\/$/g, "")));
    const texts = files
      .filter((file) => paths.some((path) => path.test(file)))
      .map((file) => readFileSync(file, "utf8"));
    return matchStrings.flatMap((pattern) =>
      texts.flatMap((text) => [...text.matchAll(new RegExp(pattern, "g"))].map(({ groups }) => ({ ...groups }))),
    );
  });
}

describe("Renovate", () => {
  it("finds the pin of every chart, and no other", () => {
    const pins = chartPins().map(({ repository, name, version }) =>
      repository.startsWith("oci://") ? `${repository.slice(6)} ${version}` : `${repository} ${name} ${version}`,
    );
    const own = (repository: string) => repository === "https://kubernetes-sigs.github.io/descheduler/";
    const charts = found(/^Charts/)
      .filter(({ registryUrl = "" }) => !own(registryUrl))
      .map(({ registryUrl, depName, currentValue }) =>
        [registryUrl, depName, currentValue].filter((part) => part !== undefined).join(" "),
      );
    assert.deepEqual(charts.sort(), pins.sort());
  });

  it("finds every image of a stack's lock, with its digest or for one, and no chart", () => {
    const digest = `sha256:${"a".repeat(64)}`;
    const images = ["docker.io/library/nginx:1.31", `registry.example.com:5000/a/b:v1@${digest}`];
    const lock = lockText("prod", { charts: [{ name: "keda", version: "2.20.2", files: digest }], images });
    const manager = customManagers.find(({ description }) => /stack's lock/.test(description));
    const [pattern = ""] = manager?.matchStrings ?? [];
    const groups = [...lock.matchAll(new RegExp(pattern, "g"))].map((match) => ({ ...match.groups }));
    assert.deepEqual(groups, [
      { depName: "docker.io/library/nginx", currentValue: "1.31", currentDigest: undefined },
      { depName: "registry.example.com:5000/a/b", currentValue: "v1", currentDigest: digest },
    ]);
    const [file = ""] = manager?.managerFilePatterns ?? [];
    assert.match("keelson.lock/prod.yaml", new RegExp(file.replace(/^\/|\/$/g, "")));
  });

  it("finds every image with a tag that a source names", () => {
    const written = files
      .filter((file) => /^(stacks\/apps|components\/clusters|examples|cli\/templates)\//.test(file))
      .flatMap(
        (file) =>
          readFileSync(file, "utf8").match(
            /"[^"\s]+:[\w.-]*\d[\w.-]*(@sha256:[0-9a-f]{64})?"|"[^"\s]+@sha256:[0-9a-f]{64}"/g,
          ) ?? [],
      )
      .filter((text) => /^"(?!--|https?:|arn:|\+|\d|[\w-]+:\d+")/.test(text));
    const images = found(/^Images of applications/).map(({ depName, currentValue, currentDigest }) =>
      JSON.stringify(`${depName}:${currentValue}${currentDigest === undefined ? "" : `@${currentDigest}`}`),
    );
    assert.deepEqual(images.sort(), written.sort());
    assert.ok(images.length > 5);
  });

  it("finds every exact version that the source of an add-on names, except those that come with a chart", () => {
    const withItsChart = ["v1.6.1"];
    const named = files
      .filter((file) => /^(components\/(addons\/catalogue|charts)|examples\/own-addon)\/.+\.ts$/.test(file))
      .flatMap((file) => readFileSync(file, "utf8").split("\n"))
      .filter((line) => !/^\s*(\*|\/[/*])/.test(line))
      .flatMap((line) => [...line.matchAll(/"(v?\d+\.\d+\.\d+)"/g)].map(([, version]) => version));
    const seen = new Set(found(/./).map(({ currentValue }) => currentValue));
    assert.deepEqual(
      named.filter((version) => !seen.has(version)),
      withItsChart,
    );
  });

  it("finds the release of Online Boutique", () => {
    const names = found(/^The images of Online Boutique/).map(({ depName }) => depName);
    assert.deepEqual(names, ["us-central1-docker.pkg.dev/online-boutique-ci/microservices-demo"]);
  });
});
