import assert from "node:assert/strict";
import * as https from "node:https";
import { makeNodeReady } from "../../../../cli/rehearsal/control-plane";
import { type Answered, deployment, isTrue, podTemplate, type RunningCluster, second } from "../running-cluster";

const apps = "/apis/apps/v1/namespaces/shop";

/** Pods, the controllers that make them, and the nodes they run on. */
export function workloadCases(cluster: () => RunningCluster): void {
  it("makes a Deployment ready within seconds", async () => {
    await cluster().client.create(`${apps}/deployments`, deployment("frontend", 20));
    const isReady = ({ status }: Answered) => status.readyReplicas === 20;
    await cluster().until("20 ready replicas", `${apps}/deployments/frontend`, isReady, 10 * second);
  });

  it("refuses a pod that breaks restricted Pod Security, and warns of a Deployment that would", async () => {
    const mode = (name: string) => ({ [`pod-security.kubernetes.io/${name}`]: "restricted" });
    await cluster().namespace("restricted", { ...mode("enforce"), ...mode("warn") });
    const pod = { metadata: { name: "loose" }, spec: podTemplate("loose").spec };
    await assert.rejects(
      cluster().client.create("/api/v1/namespaces/restricted/pods", pod),
      /violates PodSecurity "restricted:latest"/,
    );
    const warning = await warningOf(
      cluster(),
      "/apis/apps/v1/namespaces/restricted/deployments",
      deployment("loose", 1),
    );
    assert.match(warning, /^299 - "would violate PodSecurity \\"restricted:latest\\"/);
  });

  it("completes a Job", async () => {
    await cluster().client.create("/apis/batch/v1/namespaces/shop/jobs", {
      metadata: { name: "migrate" },
      spec: { template: podTemplate("migrate", { restartPolicy: "Never" }) },
    });
    await cluster().untilCondition("/apis/batch/v1/namespaces/shop/jobs/migrate", "Complete");
  });

  it("runs a DaemonSet on every ready node, also on one that becomes ready later", async () => {
    const selector = { matchLabels: { app: "agent" } };
    const daemonSet = { metadata: { name: "agent" }, spec: { selector, template: podTemplate("agent") } };
    await cluster().client.create(`${apps}/daemonsets`, daemonSet);
    const ready =
      (count: number) =>
      ({ status }: Answered) =>
        status.numberReady === count;
    await cluster().until("two agents", `${apps}/daemonsets/agent`, ready(2));
    const held = await cluster().client.get<Answered>("/api/v1/nodes/held");
    assert.equal(isTrue(held.status, "Ready"), false);
    await makeNodeReady(cluster().client, "held");
    await cluster().untilCondition("/api/v1/nodes/held", "Ready");
    await cluster().until("three agents", `${apps}/daemonsets/agent`, ready(3));
  });
}

function warningOf({ controlPlane }: RunningCluster, url: string, body: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = https.request(`${controlPlane.server}${url}`, {
      method: "POST",
      ca: controlPlane.certificateAuthority,
      headers: { authorization: `Bearer ${controlPlane.token}`, "content-type": "application/json" },
    });
    request.once("response", (response) => {
      response.resume();
      resolve(String(response.headers.warning));
    });
    request.once("error", reject);
    request.end(JSON.stringify(body));
  });
}
