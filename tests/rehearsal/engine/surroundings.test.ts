import assert from "node:assert/strict";
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { parse } from "yaml";
import { emptyCheckpoint } from "../../../cli/rehearsal/engine/backend";
import { runEnvironment, withoutCredentials } from "../../../cli/rehearsal/engine/environment";
import { operationArguments } from "../../../cli/rehearsal/engine/operation";
import { passphraseEncrypter } from "../../../cli/rehearsal/engine/passphrase";
import { stackCopy } from "../../../cli/rehearsal/engine/stack-copy";

describe("a run's environment", () => {
  const cases: [string, boolean][] = [
    ["PATH", true],
    ["LANG", true],
    ["HTTPS_PROXY", true],
    ["AWS_PROFILE", false],
    ["aws_secret_access_key", false],
    ["GOOGLE_APPLICATION_CREDENTIALS", false],
    ["CLOUDSDK_CONFIG", false],
    ["ARM_CLIENT_SECRET", false],
    ["AZURE_CONFIG_DIR", false],
    ["KUBECONFIG", false],
    ["PULUMI_ACCESS_TOKEN", false],
    ["PULUMI_CONFIG_PASSPHRASE_FILE", false],
    ["HELM_REPOSITORY_CONFIG", false],
    ["NODE_OPTIONS", false],
  ];
  for (const [name, kept] of cases) {
    it(`${kept ? "keeps" : "drops"} ${name}`, () => {
      assert.deepEqual(withoutCredentials({ [name]: "x" }), kept ? { [name]: "x" } : {});
    });
  }

  it("lives in the run's own folder and attaches the stand-ins", () => {
    const settings = { directory: "/run", passphrase: "p", languages: "nodejs:1", providers: "" };
    const environment = runEnvironment({ PATH: "/usr/bin", HOME: "/home/me", PULUMI_BACKEND_URL: "s3://x" }, settings);
    assert.equal(environment.PATH, "/run/bin:/usr/bin");
    assert.equal(environment.HOME, "/run/home");
    assert.equal(environment.TMPDIR, "/run/tmp");
    assert.equal(environment.PULUMI_HOME, "/run/pulumi-home");
    assert.equal(environment.PULUMI_BACKEND_URL, "file:///run/state");
    assert.equal(environment.PULUMI_DEBUG_LANGUAGES, "nodejs:1");
    assert.equal("PULUMI_DEBUG_PROVIDERS" in environment, false);
    assert.equal(environment.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION, "true");
  });

  it("gives the engine its own stack file and no questions to ask", () => {
    const engine = {
      cli: "pulumi",
      projectDirectory: "/project",
      stack: "dev",
      configFile: "/run/Pulumi.dev.yaml",
      environment: {},
      directory: "/run",
      signal: new AbortController().signal,
    };
    const words = operationArguments({ operation: "up" }, engine, "/run/events.json");
    assert.equal(words[0], "up");
    for (const word of ["--non-interactive", "--yes", "--skip-preview"]) {
      assert.ok(words.includes(word));
    }
    assert.equal(words[words.indexOf("--config-file") + 1], "/run/Pulumi.dev.yaml");
    assert.equal(operationArguments({ operation: "preview" }, engine, "e").includes("--yes"), false);
    const previewed = operationArguments({ operation: "destroy", previewed: true }, engine, "e");
    assert.deepEqual([previewed.includes("--yes"), previewed.includes("--skip-preview")], [true, false]);
    const targeted = operationArguments({ operation: "up", targets: ["urn:a", "urn:b"] }, engine, "e");
    assert.deepEqual(targeted.slice(-4), ["--target", "urn:a", "--target", "urn:b"]);
  });

  it("starts with an empty state that uses the run's passphrase", () => {
    const { checkpoint } = JSON.parse(emptyCheckpoint("shop", "dev", "v1:salt")) as {
      checkpoint: { stack: string; latest: { secrets_providers: object; resources?: unknown } };
    };
    assert.equal(checkpoint.stack, "organization/shop/dev");
    assert.deepEqual(checkpoint.latest.secrets_providers, { type: "passphrase", state: { salt: "v1:salt" } });
    assert.equal(checkpoint.latest.resources, undefined);
  });
});

describe("secrets", () => {
  it("are encrypted as Pulumi does it", async () => {
    const salt = Buffer.alloc(8, 7);
    const encrypter = await passphraseEncrypter("open sesame", salt);
    const key = pbkdf2Sync("open sesame", salt, 1_000_000, 32, "sha256");
    assert.equal(decrypt(key, encrypter.encrypt("hidden")), "hidden");
    const [version, encodedSalt, ...check] = encrypter.salt.split(":");
    assert.deepEqual([version, encodedSalt], ["v1", salt.toString("base64")]);
    assert.equal(decrypt(key, check.join(":")), "pulumi");
  });
});

function decrypt(key: Buffer, text: string): string {
  const [version, nonce = "", sealed = ""] = text.split(":");
  assert.equal(version, "v1");
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
  decipher.setAuthTag(bytes.subarray(-16));
  return decipher.update(bytes.subarray(0, -16), undefined, "utf8") + decipher.final("utf8");
}

describe("the copy of a stack file", () => {
  const encrypter = { salt: "v1:run", encrypt: (value: string) => `<${value}>` };
  const changes = { project: "shop", kubeconfig: "the run's" };
  const copy = (text: string, more: object = {}) =>
    parse(stackCopy(text, { ...changes, ...more }, encrypter)) as unknown;

  it("has the run's kubeconfig where the cluster exists already", () => {
    assert.deepEqual(copy("config:\n  keelson:cluster: { kind: existing }\n  keelson:kubeconfig: { secure: abc }"), {
      encryptionsalt: "v1:run",
      config: { "keelson:cluster": { kind: "existing" }, "keelson:kubeconfig": { secure: "<the run's>" } },
    });
  });

  it("has it below the name of another project, which describes its cluster there", () => {
    assert.deepEqual(copy("config:\n  shop:cluster: { kind: existing }"), {
      encryptionsalt: "v1:run",
      config: { "shop:cluster": { kind: "existing" }, "shop:kubeconfig": { secure: "<the run's>" } },
    });
  });

  it("has none where the program makes its cluster", () => {
    assert.deepEqual(copy("config:\n  keelson:cluster: { kind: eks }"), {
      encryptionsalt: "v1:run",
      config: { "keelson:cluster": { kind: "eks" } },
    });
  });

  it("has no secret that only the user could decrypt, and no other secrets provider", () => {
    assert.deepEqual(copy("secretsprovider: awskms://x\nencryptedkey: k\nconfig:\n  shop:list: [{ secure: abc }, 1]"), {
      encryptionsalt: "v1:run",
      config: { "shop:list": [{ secure: "<[secret]>" }, 1] },
    });
  });

  it("names a folder of charts when there is one, and needs no content", () => {
    assert.deepEqual(copy("", { charts: "./charts" }), {
      encryptionsalt: "v1:run",
      config: { "keelson:charts": "./charts" },
    });
  });
});
