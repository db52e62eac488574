import assert from "node:assert/strict";
import { serverOf } from "../../../../components/clusters/aks/control-plane/kubeconfig";
import { aksArgs, aksCluster, simulatedAks } from "../../../support/aks";
import { runProgram } from "../../../support/run-program";

const encode = (kubeconfig: unknown) => Buffer.from(JSON.stringify(kubeconfig)).toString("base64");

describe("the kubeconfig of an AKS cluster", () => {
  it("has no credential; its user gets a token from Microsoft Entra", async () => {
    const { outputs } = await runProgram(
      () => {
        const { kubeconfig, endpoint } = aksCluster();
        return { kubeconfig, endpoint };
      },
      { preview: false, secrets: "plain", simulate: simulatedAks("id", "cluster.test") },
    );
    assert.equal(outputs.endpoint, "https://cluster.test:6443");
    assert.deepEqual(JSON.parse(String(outputs.kubeconfig)), {
      apiVersion: "v1",
      kind: "Config",
      "current-context": "test",
      contexts: [{ name: "test", context: { cluster: "test", user: "test" } }],
      clusters: [
        {
          name: "test",
          cluster: { server: "https://cluster.test:6443", "certificate-authority-data": "Y2VydGlmaWNhdGU=" },
        },
      ],
      users: [
        {
          name: "test",
          user: {
            exec: {
              apiVersion: "client.authentication.k8s.io/v1beta1",
              command: "kubelogin",
              args: [
                "get-token",
                "--login",
                "azurecli",
                "--server-id",
                "6dae42f8-4368-4678-94ff-3960e28e3630",
                "--tenant-id",
                aksArgs.tenantId,
              ],
              interactiveMode: "Never",
            },
          },
        },
      ],
    });
  });

  it("comes from Azure's description of the cluster, in YAML or JSON", () => {
    const cluster = { server: "https://a:443", "certificate-authority-data": "Yg==" };
    assert.deepEqual(serverOf(encode({ clusters: [{ cluster }] })), cluster);
    const yaml = "clusters:\n- cluster:\n    server: https://a:443\n    certificate-authority-data: Yg==\n";
    assert.deepEqual(serverOf(Buffer.from(yaml).toString("base64")), cluster);
  });

  it("fails if Azure does not describe the cluster", () => {
    for (const said of [undefined, "", encode({}), encode({ clusters: [{ cluster: { server: "https://a" } }] })]) {
      assert.throws(() => serverOf(said), /without a server or without a certificate authority/);
    }
  });
});
