import assert from "node:assert/strict";
import { azureProvider, cloudSimulation, factsOf, unversioned } from "../../../cli/clouds";
import { SimulatedAccount } from "../../../cli/rehearsal/clouds/account";
import { azureLedger } from "../../../cli/rehearsal/clouds/azure/ledger";
import { Operations } from "../../../cli/rehearsal/clouds/operations";
import { CloudHoldingsList } from "../../../cli/rehearsal/controllers/cloud-holdings";
import { items } from "../../../cli/values";

const cluster = "azure-native:containerservice/v20230901:ManagedCluster";

describe("a version of Azure's API that a program chooses", () => {
  it("is no part of the type", () => {
    assert.deepEqual(
      [cluster, "azure-native:web/v20240401preview:Site", "azure-native:containerservice:ManagedCluster"].map(
        unversioned,
      ),
      [
        "azure-native:containerservice:ManagedCluster",
        "azure-native:web:Site",
        "azure-native:containerservice:ManagedCluster",
      ],
    );
    const other = "kubernetes:apps/v1:Deployment";
    assert.equal(unversioned(other), other);
  });

  it("does not hide what plans know of the type, and its functions", () => {
    assert.equal(factsOf(cluster)?.token, "azure-native:containerservice:ManagedCluster");
    const inputs = { resourceGroupName: "web", resourceName: "web" };
    const answer = cloudSimulation.call?.(
      "azure-native:containerservice/v20230901:listManagedClusterUserCredentials",
      inputs,
    );
    assert.match(JSON.stringify(answer), /"kubeconfigs":\[\{"name":"clusterUser"/);
  });

  it("is simulated in a rehearsal if the type without it is", () => {
    const account = new SimulatedAccount(azureLedger, () => new CloudHoldingsList());
    const idle = { created: async () => undefined, updated: async () => undefined, deleting: async () => undefined };
    const players = { provider: azureProvider, account, effects: idle };
    const operations = new Operations(players, { latency: () => 0, patienceMilliseconds: 0 });
    assert.equal(operations.tokenOf(cluster), "azure-native:containerservice:ManagedCluster");
    const unknown = "azure-native:web/v20230101:WebApp";
    assert.equal(operations.tokenOf(unknown), unknown, "whose SDK declares it by the version");
    const place = { accountId: "11111111-2222-3333-4444-555555555555", region: "westeurope" };
    const token = "azure-native:containerservice/v20230901:listManagedClusterUserCredentials";
    const answer = operations.call(token, { resourceGroupName: "web", resourceName: "web" }, place);
    assert.equal(items(answer, "kubeconfigs")[0]?.name, "clusterUser");
  });
});
