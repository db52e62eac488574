import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { resolveTools } from "../../../cli/toolchain";
import { admitted, options, policiesOf, refused } from "../../addons/catalogue/kyverno/cases";

/** The namespaces of two tenants and of nobody, with the labels that they have in a cluster. */
const namespaces = Object.entries({
  retail: { "keelson.dev/tenant": "retail" },
  research: { "keelson.dev/tenant": "research" },
  plain: {},
}).map(([name, labels]) => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name, labels: { ...labels, "kubernetes.io/metadata.name": name } },
}));

/** One result of Kyverno's report. */
interface Result {
  readonly policy: string;
  readonly result: "error" | "fail" | "pass" | "skip" | "warn";
  readonly message?: string;
}

/** The policies of the add-on, judged by Kyverno's own code, without a cluster. */
describe("the policies of the add-on kyverno, by Kyverno's own judgement", function () {
  this.timeout(60 * 60_000);
  const directory = mkdtempSync(join(tmpdir(), "keelson-kyverno-"));
  let kyverno: string;

  before(async () => {
    kyverno = (await resolveTools(["kyverno"])).kyverno.path;
    const policies = policiesOf(options).map(({ apiVersion, kind, name, spec }) =>
      stringify({ apiVersion, kind, metadata: { name }, spec }),
    );
    writeFileSync(join(directory, "policies.yaml"), policies.join("---\n"));
    const values = { apiVersion: "cli.kyverno.io/v1alpha1", kind: "Values", metadata: { name: "values" }, namespaces };
    writeFileSync(join(directory, "values.yaml"), stringify(values));
  });

  after(() => rmSync(directory, { recursive: true }));

  /** Asks about one object in a namespace; none of the results is there if no policy is about it. */
  function judge(namespace: string, path: string, object: object): Result[] {
    const file = join(directory, "object.yaml");
    const { metadata } = object as { metadata: object };
    const kind = path === "pods" ? "Pod" : "Service";
    writeFileSync(file, stringify({ apiVersion: "v1", kind, ...object, metadata: { ...metadata, namespace } }));
    const args = ["apply", "policies.yaml", "--resource", file, "--values-file", "values.yaml"];
    const { stdout, stderr } = spawnSync(kyverno, [...args, "--policy-report", "--output-format", "json"], {
      cwd: directory,
      encoding: "utf8",
      env: { HOME: directory },
    });
    assert.doesNotMatch(stdout, /Policies Skipped|Invalid Policies/, stdout);
    const reports = stdout.split("\n").filter((line) => line.startsWith("{"));
    assert.ok(reports.length > 0 || stdout.trim() === "", `${stdout}${stderr}`);
    return reports.flatMap((report) => (JSON.parse(report) as { results: Result[] }).results);
  }

  it("fails what breaks one of them, with our words", () => {
    for (const [path, object, words] of refused) {
      const failed = judge("retail", path, object).filter(({ result }) => result !== "pass");
      assert.deepEqual([...new Set(failed.map(({ result }) => result))], ["fail"], JSON.stringify(object));
      assert.match(failed.map(({ message }) => message).join("\n"), words);
    }
  });

  it("passes what keeps them, and has nothing to say outside of tenants", () => {
    for (const [namespace, path, object] of admitted) {
      const results = judge(namespace, path, object).map(({ policy, result }) => `${policy}: ${result}`);
      assert.deepEqual(
        results.filter((one) => !one.endsWith(": pass")),
        [],
        JSON.stringify(object),
      );
      assert.equal(results.length > 0, namespace !== "plain", JSON.stringify(object));
    }
  });
});
