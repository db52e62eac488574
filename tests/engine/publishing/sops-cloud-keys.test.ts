import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { type ResolvedTools, resolveTools } from "../../../cli/toolchain";
import { chart, Helm, type Rendered } from "../../service-chart/helm";
import { type Answer, type Asked, CloudHosts } from "./cloud-hosts";

const secret = "correct-horse-of-production";
const jobToken = "token of the job";

/** A cloud's KMS: the line that `.sops.yaml` has for it, its hosts, how a pipeline logs in, and what it asks. */
interface CloudKey {
  readonly cloud: string;
  /** The commented line of the committed `.sops.yaml`, with the placeholders that this fills. */
  readonly rule: RegExp;
  readonly placeholders: Readonly<Record<string, string>>;
  readonly hosts: readonly [string, ...string[]];
  readonly answer: (kms: Kms) => (asked: Asked) => Answer;
  /** Variables of a pipeline's login by a token of OIDC. */
  readonly login: (tokenFile: string, folder: string) => Record<string, string>;
  /** What the cloud says to the token of another job. */
  readonly refusal: RegExp;
  /** What decryption asks, login included. */
  readonly asks: readonly string[];
}

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

/** What a KMS holds: only those who exchanged the job's token may use the key. */
class Kms {
  readonly session = randomUUID();
  readonly asked: string[] = [];
  readonly #plain = new Map<string, string>();

  encrypt(plain: string): string {
    const cipher = Buffer.from(randomUUID()).toString("base64url");
    this.#plain.set(cipher, plain);
    return cipher;
  }

  decrypt(cipher: string): string | undefined {
    return this.#plain.get(cipher.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""));
  }
}

const googleKey = "projects/acme-prod/locations/europe-west3/keyRings/secrets/cryptoKeys/production";
const audience = "//iam.googleapis.com/projects/1234567890/locations/global/workloadIdentityPools/ci/providers/jobs";

/** https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token and https://cloud.google.com/kms/docs/reference/rest */
const google: CloudKey = {
  cloud: "Google Cloud KMS",
  rule: /# (gcp_kms: .*)/,
  placeholders: { PROJECT: "acme-prod" },
  hosts: ["cloudkms.googleapis.com", "sts.googleapis.com"],
  answer: (kms) => (asked) => {
    const [path = ""] = asked.path.split("?");
    if (asked.host === "sts.googleapis.com") {
      const form = new URLSearchParams(asked.body);
      kms.asked.push(`${path} for ${form.get("audience") ?? ""}`);
      const token = { access_token: kms.session, token_type: "Bearer", expires_in: 3600 };
      return form.get("subject_token") === jobToken ? [200, token] : [400, { error: "invalid_grant" }];
    }
    kms.asked.push(path);
    if (asked.token !== kms.session) {
      return [403, { error: { code: 403, status: "PERMISSION_DENIED", message: "Permission denied" } }];
    }
    const { plaintext = "", ciphertext = "" } = JSON.parse(asked.body) as Record<string, string>;
    return path === `/v1/${googleKey}:encrypt`
      ? [200, { name: googleKey, ciphertext: kms.encrypt(plaintext) }]
      : [200, { plaintext: kms.decrypt(ciphertext) }];
  },
  login: (tokenFile, folder) => {
    const file = join(folder, "google.json");
    const credentials = {
      type: "external_account",
      audience,
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      token_url: "https://sts.googleapis.com/v1/token",
      credential_source: { file: tokenFile },
    };
    writeFileSync(file, JSON.stringify(credentials));
    return { GOOGLE_APPLICATION_CREDENTIALS: file, SOPS_GCP_KMS_CLIENT_TYPE: "rest" };
  },
  refusal: /invalid_grant/,
  asks: [`/v1/token for ${audience}`, `/v1/${googleKey}:decrypt`],
};

const tenant = "11111111-2222-3333-4444-555555555555";
const authority = "https://login.microsoftonline.com";
const vaultKey = "/keys/secrets-production/0123456789abcdef0123456789abcdef";

/** https://learn.microsoft.com/rest/api/keyvault/keys/decrypt and https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses */
const azure: CloudKey = {
  cloud: "Azure Key Vault",
  rule: /# (azure_keyvault: .*)/,
  placeholders: { VAULT: "acme", VERSION: "0123456789abcdef0123456789abcdef" },
  hosts: ["acme.vault.azure.net", "login.microsoftonline.com"],
  answer: (kms) => (asked) => {
    const [path = ""] = asked.path.split("?");
    if (asked.host === "login.microsoftonline.com") {
      return signIn(kms, path, asked.body);
    }
    if (asked.token === "") {
      const challenge = `Bearer authorization="${authority}/${tenant}", resource="https://vault.azure.net"`;
      return [401, {}, { "www-authenticate": challenge }];
    }
    kms.asked.push(path);
    const { value, alg } = JSON.parse(asked.body) as { value: string; alg: string };
    const kid = `https://acme.vault.azure.net${vaultKey}`;
    if (asked.token !== kms.session || alg !== "RSA-OAEP-256") {
      return [403, { error: { code: "Forbidden", message: "Caller is not authorized" } }];
    }
    return path === `${vaultKey}/encrypt`
      ? [200, { kid, value: kms.encrypt(value) }]
      : [200, { kid, value: kms.decrypt(value) }];
  },
  login: (tokenFile) => ({
    AZURE_TENANT_ID: tenant,
    AZURE_CLIENT_ID: "99999999-8888-7777-6666-555555555555",
    AZURE_FEDERATED_TOKEN_FILE: tokenFile,
    AZURE_AUTHORITY_HOST: authority,
  }),
  refusal: /AADSTS70021/,
  asks: [`/${tenant}/oauth2/v2.0/token for https://vault.azure.net/.default`, `${vaultKey}/decrypt`],
};

function signIn(kms: Kms, path: string, body: string): Answer {
  if (path.endsWith("/discovery/instance")) {
    return [
      200,
      { tenant_discovery_endpoint: `${authority}/${tenant}/v2.0/.well-known/openid-configuration`, metadata: [] },
    ];
  }
  if (path.endsWith("/.well-known/openid-configuration")) {
    const endpoint = (name: string) => `${authority}/${tenant}/oauth2/v2.0/${name}`;
    const issuer = `${authority}/${tenant}/v2.0`;
    return [200, { issuer, token_endpoint: endpoint("token"), authorization_endpoint: endpoint("authorize") }];
  }
  const form = new URLSearchParams(body);
  const scope = (form.get("scope") ?? "").split(" ").find((each) => each.startsWith("https:")) ?? "";
  kms.asked.push(`${path} for ${scope}`);
  return form.get("client_assertion") === jobToken
    ? [200, { access_token: kms.session, token_type: "Bearer", expires_in: 3600 }]
    : [401, { error: "invalid_client", error_description: "AADSTS70021: no matching federated identity" }];
}

for (const { cloud, rule, placeholders, hosts, answer, login, refusal, asks } of [google, azure]) {
  /** The committed rules, with the line of this cloud in place of that of AWS; the cloud's hosts answer on loopback. */
  describe(`encrypted values of production, by a key of ${cloud}`, () => {
    const kms = new Kms();
    const refused: string[] = [];
    let tools: ResolvedTools<"helm" | "sops">;
    let helm: Helm;
    let cloudHosts: CloudHosts;
    let file = "";
    before(async () => {
      tools = await resolveTools(["helm", "sops"]);
      helm = new Helm(tools.helm.path);
      cloudHosts = await CloudHosts.start(hosts, answer(kms), (host) => refused.push(host));
      writeFileSync(join(helm.directory, ".sops.yaml"), rulesFor(rule, placeholders));
      file = join(helm.directory, "secrets-production.enc.yaml");
      writeFileSync(file, `secrets:\n  session:\n    KEY: ${secret}\n`);
    });
    after(async () => {
      helm.remove();
      await cloudHosts.stop();
    });

    /** Runs sops with the token of a job. */
    async function sops(token: string, ...parameters: string[]): Promise<string> {
      const tokenFile = join(helm.directory, "token");
      writeFileSync(tokenFile, token);
      const { stdout } = await promisify(execFile)(tools.sops.path, ["--disable-version-check", ...parameters], {
        cwd: helm.directory,
        env: { PATH: process.env.PATH, HOME: helm.directory, ...cloudHosts.env, ...login(tokenFile, helm.directory) },
      });
      return stdout;
    }

    it("are encrypted by the rule that the chart brings", async () => {
      await sops(jobToken, "encrypt", "--in-place", file);
      const text = readFileSync(file, "utf8");
      assert.ok(!text.includes(secret));
      const { sops: lock } = parse(text) as { sops: Record<string, readonly unknown[] | undefined> };
      assert.deepEqual(
        [lock[cloud === google.cloud ? "gcp_kms" : "azure_kv"]?.length, lock.kms, lock.age],
        [1, undefined, undefined],
      );
    });

    it("become the Secret in a pipeline that may decrypt, which asks for nothing else", async () => {
      kms.asked.length = 0;
      const image = helm.values("image", { image: "registry.example.com/web:1.0.0" });
      const render = `${tools.helm.path} template web ${process.cwd()}/${chart} --kube-version 1.35.0 -f ${image} -f {} --show-only templates/secret.yaml`;
      const { data } = parse(await sops(jobToken, "exec-file", file, render)) as Rendered & { data: { KEY: string } };
      assert.equal(Buffer.from(data.KEY, "base64").toString(), secret);
      assert.deepEqual([kms.asked, refused], [asks, []]);
    });

    it("are refused to everybody else", async () => {
      await assert.rejects(sops("token of another job", "decrypt", file), (error: Error & Output) => {
        assert.equal(error.stdout, "");
        assert.match(error.stderr, refusal);
        return true;
      });
    });
  });
}

/** Returns the chart's rules with the line of a cloud, which is commented out there, in place of that of AWS. */
function rulesFor(rule: RegExp, placeholders: Readonly<Record<string, string>>): string {
  const rules = readFileSync(join(chart, ".sops.yaml"), "utf8");
  const [, line = ""] = rule.exec(rules) ?? [];
  assert.notEqual(line, "", `.sops.yaml has no line ${rule}`);
  const filled = Object.entries(placeholders).reduce((text, [name, value]) => text.replace(name, value), line);
  return rules.replace(/^ {4}kms: .*$/m, `    ${filled}`);
}
