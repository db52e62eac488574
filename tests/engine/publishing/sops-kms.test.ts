import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "yaml";
import { type ResolvedTools, resolveTools } from "../../../cli/toolchain";
import { chart, Helm, type Rendered } from "../../service-chart/helm";
import { FakeKms } from "./fake-kms";

const key = "arn:aws:kms:eu-central-1:111122223333:alias/secrets-production";
const role = "arn:aws:iam::111122223333:role/pipeline";
const secret = "correct-horse-of-production";

/** The committed rules as they are; AWS answers on loopback. */
describe("encrypted values of production, by a key of AWS KMS", () => {
  let tools: ResolvedTools<"helm" | "sops">;
  let helm: Helm;
  let aws: FakeKms;
  let file = "";
  before(async () => {
    tools = await resolveTools(["helm", "sops"]);
    helm = new Helm(tools.helm.path);
    aws = await FakeKms.start(role, "token of the job");
    copyFileSync(join(chart, ".sops.yaml"), join(helm.directory, ".sops.yaml"));
    file = join(helm.directory, "secrets-production.enc.yaml");
    writeFileSync(file, `secrets:\n  session:\n    KEY: ${secret}\n`);
  });
  after(async () => {
    helm.remove();
    await aws.stop();
  });

  /** Runs sops with the login that pipelines have: a token of OIDC for a role, and no key. */
  async function sops(login: Readonly<Record<string, string>>, ...parameters: string[]): Promise<string> {
    const endpoints = {
      AWS_ENDPOINT_URL_KMS: aws.url,
      AWS_ENDPOINT_URL_STS: aws.url,
      AWS_EC2_METADATA_DISABLED: "true",
    };
    const { stdout } = await promisify(execFile)(tools.sops.path, ["--disable-version-check", ...parameters], {
      cwd: helm.directory,
      env: { PATH: process.env.PATH, HOME: helm.directory, ...endpoints, ...login },
    });
    return stdout;
  }

  const tokenFile = () => {
    const path = join(helm.directory, "token");
    writeFileSync(path, "token of the job");
    return path;
  };
  const pipeline = () => ({
    AWS_ROLE_ARN: role,
    AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile(),
    AWS_REGION: "eu-central-1",
  });

  it("are encrypted by the rule that the chart brings", async () => {
    await sops(pipeline(), "encrypt", "--in-place", file);
    const text = readFileSync(file, "utf8");
    assert.ok(!text.includes(secret));
    const { sops: lock } = parse(text) as { sops: { kms: readonly { arn: string }[]; age?: unknown } };
    assert.deepEqual([lock.kms.map(({ arn }) => arn), lock.age], [[key], undefined]);
  });

  it("become the Secret in a pipeline whose role may decrypt, which asks for nothing else", async () => {
    aws.calls.length = 0;
    const image = helm.values("image", { image: "registry.example.com/web:1.0.0" });
    const render = `${tools.helm.path} template web ${process.cwd()}/${chart} --kube-version 1.35.0 -f ${image} -f {} --show-only templates/secret.yaml`;
    const { data } = parse(await sops(pipeline(), "exec-file", file, render)) as Rendered & { data: { KEY: string } };
    assert.equal(Buffer.from(data.KEY, "base64").toString(), secret);
    assert.deepEqual(aws.calls, [
      ["AssumeRoleWithWebIdentity", role, ""],
      ["Decrypt", key, "the role"],
    ]);
  });

  it("are refused to everybody else", async () => {
    const other = { AWS_ACCESS_KEY_ID: "AKIAOTHER", AWS_SECRET_ACCESS_KEY: "s", AWS_REGION: "eu-central-1" };
    await assert.rejects(
      sops(other, "decrypt", file),
      ({ stdout, stderr }: Error & { stdout: string; stderr: string }) => {
        assert.equal(stdout, "");
        assert.match(stderr, /AccessDeniedException/);
        return true;
      },
    );
  });
});
