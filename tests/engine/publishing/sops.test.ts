import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type ResolvedTools, resolveTools } from "../../../cli/toolchain";
import { chart, type Ended, Helm, type Rendered } from "../../service-chart/helm";

const environments = ["development", "staging", "production"];

/** A text that can only be in a file if it was written there in plain. */
const secretOf = (environment: string) => `correct-horse-of-${environment}`;

describe("encrypted values of charts/service", function () {
  this.timeout(20 * 60_000);
  let tools: ResolvedTools<"age-keygen" | "helm" | "sops">;
  let helm: Helm;
  const keyOf = (environment: string) => join(helm.directory, `${environment}.key`);
  const fileOf = (environment: string) => join(helm.directory, `secrets-${environment}.enc.yaml`);

  /** Runs sops with the private key of one environment only. */
  function sops(environment: string, ...parameters: string[]): Ended {
    return spawnSync(tools.sops.path, ["--disable-version-check", ...parameters], {
      encoding: "utf8",
      cwd: helm.directory,
      env: { PATH: process.env.PATH, HOME: helm.directory, SOPS_AGE_KEY_FILE: keyOf(environment) },
    });
  }

  before(async () => {
    tools = await resolveTools(["age-keygen", "helm", "sops"]);
    helm = new Helm(tools.helm.path);
    /* The committed rules, with a key made here for each environment: no KMS answers in a test. */
    let rules = readFileSync(join(chart, ".sops.yaml"), "utf8");
    for (const environment of environments) {
      spawnSync(tools["age-keygen"].path, ["-o", keyOf(environment)]);
      const [recipient = ""] = /\bage1\w+/.exec(readFileSync(keyOf(environment), "utf8")) ?? [];
      const rule = new RegExp(String.raw`(secrets-${environment}\\\.enc\\\.yaml\$\n) +(?:age|kms): .*`);
      assert.match(rules, rule);
      rules = rules.replace(rule, `$1    age: ${recipient}`);
      writeFileSync(fileOf(environment), `secrets:\n  session:\n    KEY: ${secretOf(environment)}\n`);
    }
    writeFileSync(join(helm.directory, ".sops.yaml"), rules);
  });
  after(() => helm.remove());

  it("are encrypted by the rule of their environment, and keep the names of their keys", () => {
    for (const environment of environments) {
      const { status, stderr } = sops(environment, "encrypt", "--in-place", fileOf(environment));
      assert.deepEqual([status, stderr], [0, ""]);
      const text = readFileSync(fileOf(environment), "utf8");
      assert.doesNotMatch(text, new RegExp(secretOf(environment)));
      const { secrets, sops: lock } = parse(text) as {
        secrets: { session: { KEY: string } };
        sops: { age: readonly { recipient: string }[] };
      };
      assert.match(secrets.session.KEY, /^ENC\[AES256_GCM,/);
      assert.equal(lock.age.length, 1);
      assert.ok(readFileSync(keyOf(environment), "utf8").includes(lock.age[0]?.recipient ?? "none"));
    }
  });

  it("become the Secret when a pipeline decrypts them for Helm", () => {
    const image = helm.values("image", { image: "registry.example.com/web:1.0.0" });
    for (const environment of environments) {
      const render = `${tools.helm.path} template web ${process.cwd()}/${chart} --kube-version 1.35.0 -f ${image} -f {} --show-only templates/secret.yaml`;
      const { status, stdout, stderr } = sops(environment, "exec-file", fileOf(environment), render);
      assert.deepEqual([status, stderr], [0, ""]);
      const { kind, data } = parse(stdout) as Rendered & { data: { KEY: string } };
      assert.equal(kind, "Secret");
      assert.equal(Buffer.from(data.KEY, "base64").toString(), secretOf(environment));
    }
  });

  it("cannot be decrypted with the key of another environment", () => {
    const { status, stdout, stderr } = sops("development", "decrypt", fileOf("production"));
    assert.notEqual(status, 0);
    assert.equal(stdout, "");
    assert.match(stderr, /Failed to get the data key required to decrypt the SOPS file/);
  });

  it("are refused by the chart while they are encrypted", () => {
    const image = helm.values("image", { image: "registry.example.com/web:1.0.0" });
    const files = ["-f", image, "-f", fileOf("production")];
    const { status, stderr } = helm.try("template", "web", chart, "--kube-version", "1.35.0", ...files);
    assert.equal(status, 1);
    assert.match(stderr, /additional properties 'sops' not allowed/);
  });

  it("are refused if somebody changes them without the key", () => {
    const text = readFileSync(fileOf("staging"), "utf8");
    const moved = join(helm.directory, "moved", "secrets-staging.enc.yaml");
    spawnSync("mkdir", ["-p", join(helm.directory, "moved")]);
    writeFileSync(moved, text.replace("    KEY:", "    OTHER:"));
    const { status, stderr } = sops("staging", "decrypt", moved);
    assert.notEqual(status, 0);
    assert.match(stderr, /MAC mismatch|authentication failed/);
  });
});
