import assert from "node:assert/strict";
import { checkExistingAks } from "../../../../components/clusters/aks";
import { existingAks, existingAksArgs } from "../../../support/existing-clouds";
import { runProgram } from "../../../support/run-program";

const scope = `/subscriptions/${existingAksArgs.subscriptionId}/resourceGroups/dns`;
const request = {
  namespace: "dns",
  serviceAccount: "dns",
  permissions: { azure: [{ role: "DNS Zone Contributor", scope }] },
};

describe("ExistingAksCluster", () => {
  it("gives a service account a managed identity that trusts the cluster's issuer", async () => {
    const run = await runProgram(() => void existingAks().podIdentity("dns", request), { preview: false });
    const credential = run.find("azure-native:managedidentity:FederatedIdentityCredential", "dns");
    assert.deepEqual(
      [credential.inputs.issuer, credential.inputs.subject, credential.inputs.resourceGroupName],
      [existingAksArgs.issuer, "system:serviceaccount:dns:dns", "acme"],
    );
    assert.equal(run.ofType("azure-native:authorization:RoleAssignment")[0]?.inputs.scope, scope);
    assert.deepEqual(run.ofType("azure-native:resources:ResourceGroup"), []);
    assert.deepEqual(run.ofType("azure-native:containerservice:ManagedCluster"), []);
  });

  it("fetches tokens of Microsoft Entra, unless it gets a kubeconfig", async () => {
    const run = await runProgram(() => void existingAks(), { preview: false, secrets: "plain" });
    const kubeconfig = String(run.find("pulumi:providers:kubernetes", "test").inputs.kubeconfig);
    assert.match(kubeconfig, /"command":"kubelogin".*"--tenant-id","55555555-6666-7777-8888-999999999999"/);
  });

  it("refuses what is wrong, all at once", () => {
    const problems = checkExistingAks("test", {
      ...existingAksArgs,
      location: "West Europe",
      certificateAuthority: undefined,
      network: { ...existingAksArgs.network, apiServerCidrs: [] },
    });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["location", "issuer", "certificateAuthority", "network.apiServerCidrs"],
    );
    assert.deepEqual(checkExistingAks("test", existingAksArgs), []);
  });
});
