import assert from "node:assert/strict";
import { checkExistingGke } from "../../../../components/clusters/gke";
import { existingGke, existingGkeArgs } from "../../../support/existing-clouds";
import { runProgram } from "../../../support/run-program";

const request = { namespace: "dns", serviceAccount: "dns", permissions: { gcp: [{ role: "roles/dns.reader" }] } };

describe("ExistingGkeCluster", () => {
  it("grants a service account its roles as a principal of the project's workload identity pool", async () => {
    const run = await runProgram(() => void existingGke().podIdentity("dns", request), { preview: false });
    const { inputs } = run.find("gcp:projects/iAMMember:IAMMember", "dns-dns.reader");
    assert.deepEqual(
      [inputs.project, inputs.role, inputs.member],
      [
        "acme-test",
        "roles/dns.reader",
        "principal://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/acme-test.svc.id.goog/subject/ns/dns/sa/dns",
      ],
    );
    assert.deepEqual(run.ofType("gcp:container/cluster:Cluster"), []);
  });

  it("reaches the API server by its DNS name, whose certificate everybody trusts, unless the program says otherwise", async () => {
    const run = await runProgram(
      () => ({ endpoint: existingGke({ endpoint: undefined, certificateAuthority: undefined }).endpoint }),
      { preview: false, secrets: "plain" },
    );
    assert.equal(run.outputs.endpoint, "https://gke-0123456789abcdef-123456789012.europe-west4.gke.goog");
    const kubeconfig = String(run.find("pulumi:providers:kubernetes", "test").inputs.kubeconfig);
    assert.doesNotMatch(kubeconfig, /certificate-authority-data/);
  });

  it("brings metrics and a snapshot controller, and a destination of logs only to an agent", async () => {
    const names = ({ builtin }: ReturnType<typeof existingGke>) => builtin.map(({ capability }) => capability.name);
    await runProgram(() => {
      assert.deepEqual(names(existingGke()), ["resource-metrics", "volume-snapshots"]);
    });
    await runProgram(() => {
      assert.deepEqual(names(existingGke({ workloadLogs: "agent" })), [
        "resource-metrics",
        "volume-snapshots",
        "log-destination",
      ]);
    });
  });

  it("refuses what is wrong, all at once", () => {
    const problems = checkExistingGke("test", {
      ...existingGkeArgs,
      location: "Frankfurt",
      dnsEndpoint: "x.us-east1.gke.goog",
      certificateAuthority: undefined,
    });
    assert.deepEqual(
      problems.map(({ path }) => path),
      ["location", "dnsEndpoint", "certificateAuthority"],
    );
    assert.deepEqual(checkExistingGke("test", existingGkeArgs), []);
  });
});
