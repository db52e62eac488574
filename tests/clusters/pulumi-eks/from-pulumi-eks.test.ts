import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { problemOf } from "../../../components/clusters/pulumi-eks/from-pulumi-eks";

function packagesOf(entry: string): string[] {
  const program = `require(${JSON.stringify(entry)});
    const names = Object.keys(require.cache).flatMap((file) => /node_modules\\/(@pulumi\\/[^/]+)/.exec(file)?.[1] ?? []);
    console.log(JSON.stringify([...new Set(names)]));`;
  const output = execFileSync(process.execPath, ["--import", "tsx", "-e", program], { encoding: "utf8" });
  return JSON.parse(output) as string[];
}

describe("fromPulumiEks", () => {
  for (const entry of ["eks", "pulumi-eks"]) {
    it(`does not make keelson/${entry} load @pulumi/eks`, () => {
      const packages = packagesOf(`keelson/${entry}`);
      assert.ok(packages.includes("@pulumi/aws"));
      assert.ok(!packages.includes("@pulumi/eks"));
    });
  }

  it("refuses a cluster of another name, and tokens without an OIDC provider", () => {
    const cluster = { clusterName: "team", actual: "team", provider: "", byTokens: false };
    assert.equal(problemOf(cluster), undefined);
    assert.match(
      problemOf({ ...cluster, actual: "team-eksCluster-1a2b3c4" }) ?? "",
      /clusterName: expected the name of the eks\.Cluster \("team-eksCluster-1a2b3c4"\), got "team"; set the option `name` of the eks\.Cluster/,
    );
    assert.match(problemOf({ ...cluster, byTokens: true }) ?? "", /createOidcProvider: true/);
    assert.equal(problemOf({ ...cluster, byTokens: true, provider: "arn:aws:iam::1:oidc-provider/x" }), undefined);
  });
});
