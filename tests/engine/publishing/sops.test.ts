import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { type ResolvedTools, resolveTools } from "../../../cli/toolchain";
import { ArgoApplication, ArgoProject, argoCd, externalSecrets, Tenant } from "../../../components";
import { chart, type Ended, Helm, type Rendered } from "../../service-chart/helm";
import { existingEks } from "../../support/aws";
import { platform, valuesOf } from "../../support/programs";
import { runProgram } from "../../support/run-program";

interface Configured {
  readonly configs: {
    readonly cmp: {
      readonly plugins: { readonly "helm-sops": { readonly generate: Record<"command" | "args", readonly string[]> } };
    };
  };
}

interface Delivered {
  readonly source: { readonly plugin: { readonly env: readonly { readonly name: string; readonly value: string }[] } };
}

/** Runs a program whose Argo CD decrypts the values of an application. */
function argoProgram() {
  return runProgram(() => {
    const cluster = existingEks(["external-secrets/external-secrets"]);
    const sops = { image: "registry.example.com/helm-sops:1", ageKey: { key: "argocd/age", field: "key" } };
    const team = new Tenant("team", { platform: platform([argoCd({ sops }), externalSecrets()], { cluster }) });
    const repoURL = "https://github.com/acme/web.git";
    const project = new ArgoProject("web", { tenants: [team], repositories: { web: { url: repoURL } } });
    const helm = { valueFiles: ["values-production.yaml"], encryptedValueFiles: ["secrets.enc.yaml"] };
    new ArgoApplication("web", { project, source: { repoURL, targetRevision: "v1.0.0", path: "chart", helm } });
  });
}

const environments = ["development", "staging", "production"];

/** A text that can only be in a file if it was written there in plain. */
const secretOf = (environment: string) => `correct-horse-of-${environment}`;

describe("encrypted values of charts/service", () => {
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

  it("become the Secret when Argo CD's plugin decrypts them", async () => {
    const program = await argoProgram();
    const { generate } = (valuesOf(program, "argo-cd") as unknown as Configured).configs.cmp.plugins["helm-sops"];
    const [command = "", ...parameters] = [...generate.command, ...generate.args];
    const { plugin } = (program.find("kubernetes:argoproj.io/v1alpha1:Application", "web").inputs.spec as Delivered)
      .source;
    const folder = join(helm.directory, "repository");
    cpSync(chart, folder, { recursive: true });
    writeFileSync(join(folder, "values-production.yaml"), "image: registry.example.com/web:1.0.0\n");
    copyFileSync(fileOf("production"), join(folder, "secrets.enc.yaml"));
    const temporary = join(helm.directory, "tmp");
    mkdirSync(temporary);
    const { status, stdout, stderr } = spawnSync(command, parameters, {
      encoding: "utf8",
      cwd: folder,
      env: {
        PATH: `${[tools.sops, tools.helm].map(({ path }) => dirname(path)).join(":")}:${process.env.PATH ?? ""}`,
        HOME: helm.directory,
        TMPDIR: temporary,
        SOPS_AGE_KEY_FILE: keyOf("production"),
        ARGOCD_APP_NAME: "web",
        ARGOCD_APP_NAMESPACE: "team",
        KUBE_VERSION: "1.35",
        KUBE_API_VERSIONS: "v1,apps/v1",
        /* Argo CD gives the variables of an Application this prefix. */
        ...Object.fromEntries(plugin.env.map(({ name, value }) => [`ARGOCD_ENV_${name}`, value])),
      },
    });
    assert.deepEqual([status, stderr], [0, ""]);
    const objects = parseAllDocuments(stdout).map(
      (document) => document.toJS() as Rendered & { data?: { KEY: string } },
    );
    const secret = objects.find(({ kind }) => kind === "Secret");
    assert.deepEqual([secret?.metadata.name, secret?.metadata.namespace], ["web-session", "team"]);
    assert.equal(Buffer.from(secret?.data?.KEY ?? "", "base64").toString(), secretOf("production"));
    assert.deepEqual(readdirSync(temporary), [], "nothing plain is left");
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
