import { type Addon, type ExistingCluster, monitoring, offer } from "../../components";
import type { ProgramRun } from "../../components/testing";
import { existingCluster, platform } from "./programs";
import type { Endpoint } from "./reachability";
import { runProgram } from "./run-program";

/** Prometheus' pods, as a cluster offers them that brings it itself. */
export const prometheus = {
  namespace: "monitoring",
  labels: { "app.kubernetes.io/name": "prometheus" },
} satisfies Endpoint;

/** What a cluster offers that brings the Prometheus operator itself. */
export const monitored = offer(monitoring, { pods: prometheus, monitorLabels: {} });

/** Where the clusters of tests stand. */
export const awsFacts = { accountId: "111122223333", region: "eu-central-1", clusterName: "test" };

/** An EKS cluster that was made elsewhere, with Prometheus, and with an identity for the service accounts that are named. */
export function existingEks(
  accounts: readonly string[],
  args: Parameters<typeof existingCluster>[0] = {},
): ExistingCluster {
  const role = (account: string) => [account, `arn:aws:iam::111122223333:role/${account.split("/")[1] ?? ""}`] as const;
  return existingCluster({
    cloud: "aws",
    cloudFacts: { ...awsFacts, networkId: "vpc-0123456789abcdef0", tags: { owner: "platform" } },
    identities: Object.fromEntries(accounts.map(role)),
    builtin: [monitored],
    ...args,
  });
}

/** Runs a platform named `test` with these add-ons on the cluster that is made for it. */
export function installOn(cluster: () => ExistingCluster, addons: readonly Addon[]): Promise<ProgramRun> {
  return runProgram(() => {
    platform(addons, { tier: "small", cluster: cluster() });
  });
}

/** A statement of an IAM policy. */
export interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The statements of the policy of an add-on's service account on the platform `test`. */
export function statementsOf(run: ProgramRun, addon: string, serviceAccount: string): Statement[] {
  const name = addon === serviceAccount ? `test-${addon}` : `test-${addon}-${serviceAccount}`;
  const { policy } = run.find("aws:iam/rolePolicy:RolePolicy", name).inputs;
  return (JSON.parse(policy as string) as { Statement: Statement[] }).Statement;
}
