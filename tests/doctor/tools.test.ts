import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { checkIdentities, cloudsOf } from "../../cli/doctor/identity";
import { checkQuotas } from "../../cli/doctor/quota";
import { toolRunner, withoutSecrets } from "../../cli/doctor/run-tool";
import { checkState } from "../../cli/doctor/stack-state";
import { checkTools } from "../../cli/doctor/tools";

const root = join(__dirname, "..", "..");

describe("keelson doctor: tools on PATH", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "keelson-doctor-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Puts a stand-in on PATH that records its arguments and answers. */
  const standIn = (name: string, answer: string, exitCode = 0) => {
    const answers = join(folder, `${name}.answer`);
    writeFileSync(answers, answer);
    const script = `#!/bin/sh\necho "${name} $*" >> '${folder}/calls'\ncat '${answers}' ${exitCode === 0 ? "" : ">&2"}\nexit ${exitCode}\n`;
    writeFileSync(join(folder, name), script, { mode: 0o755 });
  };
  const run = () => toolRunner({ PATH: [folder, "/usr/bin", "/bin"].join(delimiter) }, 5_000);
  const calls = () => readFileSync(join(folder, "calls"), "utf8").trim().split("\n");

  it("asks each cloud's own tool who you are, and compares the account with the stack's", async () => {
    standIn("aws", JSON.stringify({ Account: "111122223333", Arn: "arn:aws:sts::111122223333:assumed-role/dev/me" }));
    const cluster = { kind: "eks", accountId: "333344445555" };
    const [wrong] = await checkIdentities(run(), cloudsOf({}, cluster), cluster);
    assert.deepEqual(
      [wrong?.state, wrong?.message],
      [
        "fail",
        "arn:aws:sts::111122223333:assumed-role/dev/me is in 111122223333, but the stack's cluster is in 333344445555",
      ],
    );
    assert.deepEqual(calls(), ["aws sts get-caller-identity --output json"]);
    const [right] = await checkIdentities(run(), ["aws"], { accountId: "111122223333" });
    assert.equal(right?.state, "pass");
  });

  it("says that nobody is logged in, and that a tool is missing, without a secret", async () => {
    standIn("gcloud", "[]");
    standIn("aws", "An error occurred (ExpiredToken): token of ASIAABCDEFGHIJKLMNOP is expired", 255);
    const clouds = cloudsOf({ "gcp:project": "p" }, { kind: "existing", cloud: "aws" });
    const checks = await checkIdentities(run(), [...clouds, "azure"], undefined);
    assert.deepEqual(
      checks.map(({ message, state, subject }) => [subject, state, message]),
      [
        ["aws", "fail", "An error occurred (ExpiredToken): token of [secret] is expired"],
        ["gcp", "fail", "nobody is logged in"],
        [
          "azure",
          "not checked",
          "az is not on PATH, so its credentials were not checked; Pulumi's provider may still find credentials",
        ],
      ],
    );
  });

  it("masks passwords and signatures in addresses", () => {
    assert.equal(withoutSecrets("postgres://me:hunter2@db/x?sig=abc&a=b"), "postgres://[secret]@db/x?sig=[secret]&a=b");
  });

  it("finds old tools and a kubectl that is too far away", async () => {
    standIn("pulumi", "v2.25.0\n");
    standIn("kubectl", JSON.stringify({ clientVersion: { gitVersion: "v1.32.1" } }));
    const checks = await checkTools(run(), root, 35);
    assert.deepEqual(
      checks.map(({ state, subject }) => [subject, state]),
      [
        ["node", "pass"],
        ["pulumi", "fail"],
        ["@pulumi/pulumi", "pass"],
        ["@pulumi/kubernetes", "pass"],
        ["helm", "warn"],
        ["kubectl", "warn"],
      ],
    );
  });

  it("ends a tool that does not answer in time", async () => {
    writeFileSync(join(folder, "az"), "#!/bin/sh\nexec sleep 60\n", { mode: 0o755 });
    const slow = toolRunner({ PATH: [folder, "/usr/bin", "/bin"].join(delimiter) }, 200);
    assert.deepEqual(await slow("az", ["account", "show"]), {
      kind: "failed",
      reason: "az gave no answer within 0.2 s",
    });
  });

  it("finds an update in progress, an interrupted operation, and a stack that is not there yet", async () => {
    const pending = {
      deployment: {
        resources: [{}],
        pending_operations: [{ type: "creating", resource: { urn: "urn:pulumi:dev::p::aws:ec2/vpc:Vpc::dev" } }],
      },
    };
    const script = `case "$2" in ls) echo '${JSON.stringify([{ name: "org/p/dev", updateInProgress: true }])}';; *) echo '${JSON.stringify(pending)}';; esac`;
    writeFileSync(join(folder, "pulumi"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const checks = await checkState(run(), folder, "dev");
    assert.deepEqual(
      checks.map(({ fix, state, subject }) => [subject, state, fix]),
      [
        ["stack dev", "fail", "make sure that no update is running, then run pulumi cancel --stack dev"],
        ["dev", "fail", "check the resource in the cloud, then run pulumi refresh --stack dev"],
      ],
    );
    assert.deepEqual(
      (await checkState(run(), folder, "other")).map(({ state }) => state),
      ["warn"],
    );
  });

  it("compares quotas with their use", async () => {
    standIn(
      "gcloud",
      JSON.stringify({
        quotas: [
          { metric: "CPUS", limit: 24, usage: 24 },
          { metric: "DISKS", limit: 100, usage: 81 },
          { metric: "X", limit: 10, usage: 1 },
        ],
      }),
    );
    const google = await checkQuotas(run(), ["gcp"], { region: "europe-west3", projectId: "p" });
    assert.deepEqual(
      google.map(({ state, subject }) => [subject, state]),
      [
        ["CPUS", "fail"],
        ["DISKS", "warn"],
      ],
    );
    assert.deepEqual(calls(), ["gcloud compute regions describe europe-west3 --format=json --project p"]);
    standIn("az", JSON.stringify([{ localName: "Total Regional vCPUs", currentValue: "3", limit: "10" }]));
    assert.deepEqual(
      (await checkQuotas(run(), ["azure"], { location: "x" })).map(({ state }) => state),
      ["pass"],
    );
    const aws = await checkQuotas(run(), ["aws"], { region: "eu-central-1" });
    assert.deepEqual(
      aws.map(({ state, subject }) => [subject, state]),
      [
        ["quotas", "not checked"],
        ["vCPUs of standard on-demand instances", "not checked"],
        ["vCPUs of standard spot instances", "not checked"],
      ],
    );
  });

  it("counts the vCPUs of standard instances against AWS's quotas, spot for itself", async () => {
    const machine = (InstanceType: string, cores: number, InstanceLifecycle?: string) => ({
      InstanceType,
      ...(InstanceLifecycle === undefined ? {} : { InstanceLifecycle }),
      CpuOptions: { CoreCount: cores, ThreadsPerCore: 2 },
    });
    const machines = {
      Reservations: [
        { Instances: [machine("m7i.2xlarge", 4), machine("inf2.48xlarge", 96), machine("hpc7a.96xlarge", 96)] },
        { Instances: [machine("im4gn.large", 1, "spot"), machine("i4i.large", 1), machine("g5.xlarge", 2)] },
      ],
    };
    writeFileSync(
      join(folder, "aws"),
      `#!/bin/sh
case "$*" in
  *describe-instances*) echo '${JSON.stringify(machines)}' ;;
  *L-1216C47A*) echo '{"Quota":{"Value":12}}' ;;
  *L-34B43A08*) echo '{"Quota":{"Value":2}}' ;;
  *describe-account-attributes*) echo '{"AccountAttributes":[{"AttributeValues":[{"AttributeValue":"5"}]}]}' ;;
  *) echo '{"Addresses":[]}' ;;
esac
`,
      { mode: 0o755 },
    );
    assert.deepEqual(
      (await checkQuotas(run(), ["aws"], { region: "eu-central-1" })).map(({ message, state, subject }) => [
        subject,
        state,
        message,
      ]),
      [
        ["quotas", "pass", "1 checked, and none is used above 80%"],
        ["vCPUs of standard on-demand instances", "warn", "10 of 12 are in use"],
        ["vCPUs of standard spot instances", "fail", "2 of 2 are in use"],
      ],
    );
  });
});
