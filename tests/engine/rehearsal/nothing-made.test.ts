import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type Engine,
  type PassphraseEncrypter,
  passphraseEncrypter,
  prepareBackend,
  prepareFolders,
  readState,
  runEnvironment,
  runOperation,
  stackCopy,
} from "../../../cli/rehearsal/engine";
import { startLanguageHost } from "../../../cli/rehearsal/language-host";
import { resolveTools } from "../../../cli/toolchain";

/** Mistakes that only the platform, a tenant and a workload of the stack prod-gke can tell, each as a change of its file's text. */
const mistakes: readonly (readonly [text: string, wrong: string, line: string])[] = [
  [
    "keelson:tenants:",
    "keelson:addons: { loki: { retentionDays: -1 } }\n  keelson:tenants:",
    "addons.loki.retentionDays",
  ],
  ["boutique: {", "boutique: { namespace: cert-manager,", "namespace: "],
  ["boutique: {", 'boutique: { quota: { cpu: "1" },', "tenant: expected at most 1 of requests.cpu"],
];

/* Nothing previews it, and no provider has to be there, since the engine asks none. */
describe("pulumi up --skip-preview of a stack whose file is wrong, on the real engine", () => {
  let directory = "";
  let engine: Engine;
  let stop = () => {};
  let encrypter: PassphraseEncrypter;
  before(async () => {
    directory = mkdtempSync(path.join(tmpdir(), "keelson-nothing-made-"));
    encrypter = await passphraseEncrypter("a passphrase");
    const { pulumi } = await resolveTools(["pulumi"]);
    assert.ok(pulumi);
    await prepareFolders(directory);
    const stack = "prod-gke";
    await prepareBackend(directory, { project: "keelson", stack, salt: encrypter.salt });
    const settings = { directory, passphrase: "a passphrase", providers: "" };
    const host = await startLanguageHost({
      environment: runEnvironment(process.env, { ...settings, languages: "" }),
      preloads: [],
    });
    stop = host.stop;
    engine = {
      cli: pulumi.path,
      projectDirectory: process.cwd(),
      stack,
      configFile: path.join(directory, "Pulumi.prod-gke.yaml"),
      environment: runEnvironment(process.env, { ...settings, languages: `nodejs:${host.port}` }),
      directory,
      signal: new AbortController().signal,
    };
  });
  after(() => {
    stop();
    rmSync(directory, { recursive: true });
  });

  for (const [text, wrong, line] of mistakes) {
    it(`makes nothing: ${line}`, async () => {
      const right = readFileSync("Pulumi.prod-gke.yaml", "utf8");
      assert.ok(right.includes(text));
      const changed = right.replace(text, wrong);
      writeFileSync(engine.configFile, stackCopy(changed, { project: "keelson", kubeconfig: "" }, encrypter));
      const { succeeded, errors } = await runOperation({ operation: "up" }, engine, () => {});
      const messages = errors.map(({ message }) => message).join("\n");
      assert.equal(succeeded, false);
      assert.ok(messages.includes(`✖ ${line}`), messages);
      assert.doesNotMatch(messages, / {4}at |TypeError/);
      const resources = await readState(engine);
      assert.deepEqual(
        resources.filter(({ type }) => type !== "pulumi:pulumi:Stack"),
        [],
      );
    });
  }
});
