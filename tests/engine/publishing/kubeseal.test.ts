import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificateAuthority } from "../../../cli/rehearsal/control-plane/certificates";
import { resolveTools } from "../../../cli/toolchain";
import { SealedSecret, type SealedSecretArgs, sealedSecretsController, Tenant } from "../../../components";
import { platform } from "../../support/programs";
import { runProgram } from "../../support/run-program";

type Scope = NonNullable<SealedSecretArgs["scope"]>;

describe("sealed secrets, by kubeseal's judgement", () => {
  const directory = mkdtempSync(join(tmpdir(), "keelson-kubeseal-"));
  const certificate = join(directory, "seal.crt");
  const key = join(directory, "seal.key");
  const plain = "correct-horse";
  let tool: string;

  before(async () => {
    tool = (await resolveTools(["kubeseal"])).kubeseal.path;
    const authority = await createCertificateAuthority();
    writeFileSync(certificate, authority.certificate);
    writeFileSync(key, authority.key);
  });

  after(() => rmSync(directory, { recursive: true }));

  const kubeseal = (parameters: readonly string[], input: string) =>
    spawnSync(tool, parameters, { input, encoding: "utf8" });

  /** Seals a value for a Secret, as a developer does. */
  function seal(scope: Scope, name: string, namespace: string): string {
    const raw = ["--raw", "--cert", certificate, "--scope", scope, "--name", name, "--namespace", namespace];
    const { status, stdout, stderr } = kubeseal(raw, plain);
    assert.equal(status, 0, stderr);
    return stdout.trim();
  }

  /** Opens the object that the component creates, as the controller does. */
  async function open(sealed: string, scope: Scope) {
    const run = await runProgram(() => {
      const tenant = new Tenant("shop", { platform: platform([sealedSecretsController()]) });
      new SealedSecret("database", { tenant, encryptedData: { password: sealed }, scope });
    });
    const { inputs } = run.find("kubernetes:bitnami.com/v1alpha1:SealedSecret", "database");
    const { status, stdout, stderr } = kubeseal(
      ["--recovery-unseal", "--recovery-private-key", key],
      JSON.stringify(inputs),
    );
    return { status, stdout, stderr };
  }

  for (const scope of ["strict", "namespace-wide", "cluster-wide"] as const) {
    it(`open in the object of the component: ${scope}`, async () => {
      const { status, stdout, stderr } = await open(seal(scope, "database", "shop"), scope);
      assert.equal(status, 0, stderr);
      const secret = JSON.parse(stdout) as { data: Record<string, string>; metadata: object; type: string };
      assert.equal(Buffer.from(secret.data.password ?? "", "base64").toString(), plain);
      assert.equal(secret.type, "Opaque");
    });
  }

  it("do not open under another name or in another namespace, unless their scope is wider", async () => {
    const elsewhere: readonly (readonly [Scope, string, string, boolean])[] = [
      ["strict", "other", "shop", false],
      ["strict", "database", "other", false],
      ["namespace-wide", "other", "shop", true],
      ["namespace-wide", "database", "other", false],
      ["cluster-wide", "other", "other", true],
    ];
    for (const [scope, name, namespace, opens] of elsewhere) {
      const { status, stderr } = await open(seal(scope, name, namespace), scope);
      assert.equal(status === 0, opens, `${scope} ${namespace}/${name}: ${stderr}`);
    }
  });
});
