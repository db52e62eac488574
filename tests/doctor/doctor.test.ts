import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { reachServer } from "../../cli/doctor/api-server";
import { judgeAuthorities, judgeCertificates } from "../../cli/doctor/certificates";
import { judgeReleases } from "../../cli/doctor/helm-releases";
import { checkIdentities, cloudsOf } from "../../cli/doctor/identity";
import { checkQuotas } from "../../cli/doctor/quota";
import { toolRunner, withoutSecrets } from "../../cli/doctor/run-tool";
import { checkState } from "../../cli/doctor/stack-state";
import { doctorText } from "../../cli/doctor/text";
import { checkTools } from "../../cli/doctor/tools";
import { judgeNamespaces, judgeNodes, judgePods } from "../../cli/doctor/workload-health";
import { expiredAuthority, releaseSecret } from "../support/ailments";

const now = Date.parse("2026-06-01T00:00:00Z");
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
      ["fail", "arn:aws:sts::111122223333:assumed-role/dev/me is in 111122223333, the stack's cluster in 333344445555"],
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
        ["azure", "not checked", "az is not on PATH; Pulumi's provider may find credentials that nobody asked here"],
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
      reason: "az account show was ended by SIGTERM",
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
        ["stack dev", "fail", "make sure that nobody runs it, then pulumi cancel --stack dev"],
        ["dev", "fail", "look in the cloud, then pulumi refresh --stack dev"],
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
        ["vCPUs", "not checked"],
      ],
    );
  });
});

describe("keelson doctor: the API server", () => {
  it("gives up on a server that accepts connections and says nothing", async () => {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const cluster = { name: "c", cluster: { server: `https://127.0.0.1:${port}` } };
    const kubeconfig = JSON.stringify({
      clusters: [cluster],
      contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
      users: [{ name: "u", user: { token: "t" } }],
      "current-context": "x",
    });
    try {
      const { access, checks } = await reachServer({ kubeconfig }, 300);
      assert.equal(access, undefined);
      assert.deepEqual(
        checks.map(({ message, state }) => [state, message]),
        [["fail", "no answer within 0.3 s"]],
      );
      assert.match(checks[0]?.fix ?? "", /private endpoint/);
    } finally {
      server.close();
    }
  });

  it("says that nothing in the cluster was checked without a kubeconfig", async () => {
    assert.deepEqual(
      (await reachServer({ kubeconfig: undefined })).checks.map(({ state }) => state),
      ["not checked"],
    );
  });
});

describe("keelson doctor: what is in a cluster", () => {
  it("frees a release that is stuck, by a rollback if there is a good revision", () => {
    const upgrade = [
      releaseSecret("web", 1, "superseded"),
      releaseSecret("web", 2, "deployed"),
      releaseSecret("web", 3, "pending-upgrade"),
    ];
    const checks = judgeReleases([
      ...upgrade,
      releaseSecret("db", 1, "pending-install"),
      releaseSecret("ok", 4, "deployed"),
    ]);
    assert.deepEqual(
      checks.map(({ fix, message, state, subject }) => [
        subject,
        state,
        message,
        fix?.split(", then ")[1]?.split(", ")[0],
      ]),
      [
        ["release shop/web", "fail", "revision 3 is pending-upgrade", "helm rollback web 2 --namespace shop --wait"],
        ["release shop/db", "fail", "revision 1 is pending-install", "helm uninstall db --namespace shop --wait"],
      ],
    );
    assert.deepEqual(
      judgeReleases(upgrade.slice(0, 2)).map(({ state }) => state),
      ["pass"],
    );
  });

  it("reports certificates that ended, end soon, or were never issued", () => {
    const certificate = (name: string, status: object) =>
      ({
        apiVersion: "cert-manager.io/v1",
        kind: "Certificate",
        metadata: { name, namespace: "shop" },
        status,
      }) as never;
    const checks = judgeCertificates(
      [
        certificate("gone", { notAfter: "2026-05-31T00:00:00Z" }),
        certificate("soon", { notAfter: "2026-06-08T00:00:00Z" }),
        certificate("fine", { notAfter: "2026-08-30T00:00:00Z" }),
        certificate("never", { conditions: [{ type: "Ready", status: "False", message: "no issuer" }] }),
      ],
      now,
    );
    assert.deepEqual(
      checks.map(({ message, state, subject }) => [subject, state, message]),
      [
        ["Certificate shop/gone", "fail", "ended on 2026-05-31T00:00:00Z"],
        ["Certificate shop/soon", "warn", "ends on 2026-06-08T00:00:00Z, in 7 days"],
        ["Certificate shop/never", "fail", "was never issued: no issuer"],
      ],
    );
  });

  it("reports webhooks whose authority ended, is missing or is none", () => {
    const webhook = (name: string, caBundle?: string) => ({
      name,
      clientConfig: { service: {}, ...(caBundle === undefined ? {} : { caBundle }) },
    });
    const webhooks = [
      webhook("old", expiredAuthority()),
      webhook("bare"),
      webhook("odd", "bm9uZQ=="),
      { name: "url", clientConfig: { url: "https://x" } },
    ];
    const configuration = {
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingWebhookConfiguration",
      metadata: { name: "w" },
      webhooks,
    } as never;
    assert.deepEqual(
      judgeAuthorities([configuration], now).map(({ state, subject }) => [subject, state]),
      [
        ["ValidatingWebhookConfiguration w (old)", "fail"],
        ["ValidatingWebhookConfiguration w", "warn"],
        ["ValidatingWebhookConfiguration w", "fail"],
      ],
    );
  });

  it("reports pods that cannot start, nodes that are lost and namespaces that hang", () => {
    const pod = (name: string, status: object) =>
      ({
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name, namespace: "shop", creationTimestamp: "2026-05-31T00:00:00Z" },
        status,
      }) as never;
    const pods = judgePods(
      [
        pod("a", {
          containerStatuses: [{ name: "web", restartCount: 7, state: { waiting: { reason: "CrashLoopBackOff" } } }],
        }),
        pod("b", { conditions: [{ type: "PodScheduled", status: "False", message: "0/3 nodes are available" }] }),
        pod("c", { phase: "Succeeded" }),
        pod("d", { containerStatuses: [{ name: "web", state: { waiting: { reason: "ContainerCreating" } } }] }),
      ],
      now,
    );
    assert.deepEqual(
      pods.map(({ message, subject }) => [subject, message]),
      [
        ["Pod shop/a", "container web: CrashLoopBackOff, 7 restarts"],
        ["Pod shop/b", "cannot be scheduled: 0/3 nodes are available"],
      ],
    );
    const node = (status: string) =>
      ({
        apiVersion: "v1",
        kind: "Node",
        metadata: { name: status },
        status: { conditions: [{ type: "Ready", status }] },
      }) as never;
    assert.deepEqual(
      judgeNodes([node("True"), node("False")]).map(({ state, subject }) => [subject, state]),
      [["Node False", "fail"]],
    );
    assert.deepEqual([judgeNodes([node("True")])[0]?.state, judgeNodes([])[0]?.state], ["pass", "warn"]);
    const namespace = {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "old", deletionTimestamp: "2026-05-31T00:00:00Z" },
    } as never;
    assert.deepEqual(
      judgeNamespaces([namespace], now).map(({ subject }) => subject),
      ["Namespace old"],
    );
    assert.deepEqual(judgeNamespaces([namespace], Date.parse("2026-05-31T00:01:00Z")), []);
  });

  it("prints every check, its state and its fix", () => {
    const text = doctorText("dev", [
      { area: "tools", state: "pass", subject: "node", message: "22.1.0", fix: "unused" },
      { area: "nodes", state: "fail", subject: "Node a", message: "is not ready", fix: "kubectl describe node a" },
      { area: "quota", state: "not checked", subject: "vCPUs", message: "nobody asked" },
    ]);
    assert.equal(
      text,
      [
        "Examination of dev: 1 failed, 0 warnings, 1 not checked, 1 passed",
        "",
        "ok    tools: node: 22.1.0",
        "FAIL  nodes: Node a: is not ready",
        "      fix: kubectl describe node a",
        "-     quota: vCPUs: not checked: nobody asked",
        "",
      ].join("\n"),
    );
  });
});
