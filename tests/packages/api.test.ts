import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { build } from "./installation";

const reports = resolve("docs/api");
const writes = process.env.UPDATE_GENERATED !== undefined;

/** Where a program imports each part from, and the file with its types. */
function entries(dist: string): [name: string, types: string][] {
  const manifest = JSON.parse(readFileSync(join(dist, "package.json"), "utf8")) as {
    exports: Record<string, { types?: string } | string>;
  };
  return Object.entries(manifest.exports).flatMap(([name, target]) =>
    typeof target === "object" && target.types !== undefined
      ? [[name === "." ? "keelson" : name.slice("./".length), join(dist, target.types)]]
      : [],
  );
}

function extraction(dist: string, name: string, types: string, temporary: string): ExtractorConfig {
  const silent = { default: { logLevel: ExtractorLogLevel.None } };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: dist,
      mainEntryPointFilePath: types,
      compiler: {
        overrideTsconfig: {
          compilerOptions: { module: "node16", target: "es2022", strict: true, skipLibCheck: true, types: ["node"] },
          files: [types],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: reports,
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(dist, "package.json"),
  });
}

describe("the public surface", () => {
  const dist = resolve("components/dist");
  const temporary = mkdtempSync(join(tmpdir(), "keelson-api-"));
  let state: CompilerState | undefined;

  before(() => build());
  after(() => rmSync(temporary, { recursive: true }));

  for (const name of ["aks", "eks", "gke", "keelson", "pulumi-eks", "testing"]) {
    it(`of ${name === "keelson" ? name : `keelson/${name}`} is what docs/api/${name}.api.md says`, () => {
      const all = entries(dist);
      const types = all.find(([entry]) => entry === name)?.[1] ?? assert.fail(`no entry ${name}`);
      const config = extraction(dist, name, types, temporary);
      state ??= CompilerState.create(config, { additionalEntryPoints: all.map(([, file]) => file) });
      mkdirSync(reports, { recursive: true });
      const { apiReportChanged, errorCount } = Extractor.invoke(config, {
        compilerState: state,
        localBuild: writes,
        messageCallback: (message) => {
          message.handled = true;
        },
      });
      assert.equal(errorCount, 0);
      const committed = join(reports, `${name}.api.md`);
      const now = readFileSync(join(temporary, `${name}.api.md`), "utf8");
      assert.equal(
        existsSync(committed) ? readFileSync(committed, "utf8") : "",
        now,
        "npm run generate:api writes it anew",
      );
      assert.equal(apiReportChanged && !writes, false);
    });
  }

  it("has no entry without a report", () => {
    assert.deepEqual(
      entries(dist)
        .map(([name]) => name)
        .sort(),
      ["aks", "eks", "gke", "keelson", "pulumi-eks", "testing"],
    );
  });
});
