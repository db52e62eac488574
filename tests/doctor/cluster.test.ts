import assert from "node:assert/strict";
import { createServer } from "node:net";
import { reachServer } from "../../cli/doctor/api-server";
import { judgeAuthorities, judgeCertificates } from "../../cli/doctor/certificates";
import { judgeReleases } from "../../cli/doctor/helm-releases";
import { doctorText } from "../../cli/doctor/text";
import { judgeNamespaces, judgeNodes, judgePods } from "../../cli/doctor/workload-health";
import { expiredAuthority, releaseSecret } from "../support/ailments";

const now = Date.parse("2026-06-01T00:00:00Z");

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
        [
          "release shop/web",
          "fail",
          "revision 3 is pending-upgrade",
          "run helm rollback web 2 --namespace shop --wait",
        ],
        ["release shop/db", "fail", "revision 1 is pending-install", "run helm uninstall db --namespace shop --wait"],
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
        ["Certificate shop/gone", "fail", "expired on 2026-05-31T00:00:00Z"],
        ["Certificate shop/soon", "warn", "expires on 2026-06-08T00:00:00Z, in 7 days"],
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
      webhook("old", expiredAuthority),
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
        "Checks of dev: 1 failed, 0 warnings, 1 not checked, 1 passed",
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
