import { type Addon, Platform, type Tier } from "../../components";
import { EksCluster, type EksClusterArgs, type EksSubnetsArgs } from "../../components/clusters/eks";
import type { ProgramRun, RunOptions, Simulation } from "../../components/testing";
import { runProgram } from "./run-program";

/** The role with which tests deploy. */
export const deployer = "arn:aws:iam::111122223333:role/deployer";

/** The shortest arguments of a small cluster. */
export const eksArgs: EksClusterArgs = {
  accountId: "111122223333",
  region: "eu-central-1",
  kubernetesVersion: "1.35",
  vpc: { cidr: "10.20.0.0/16", zones: ["eu-central-1a", "eu-central-1b"] },
  endpoint: { publicAccessCidrs: ["203.0.113.0/24"], privateAccessCidrs: ["10.0.0.0/16"] },
  access: { deployer, admins: { platform: { principalArn: "arn:aws:iam::111122223333:role/platform" } } },
  nodePools: { general: { min: 2, max: 6 } },
  tags: { owner: "platform", environment: "test", stack: "test" },
};

/** A zone's subnets in an existing network. */
export function subnetsOf(letter: string, third: number): EksSubnetsArgs {
  return {
    privateSubnetId: `subnet-000000${letter}1`,
    privateCidr: `10.20.${third * 16}.0/20`,
    intraSubnetId: `subnet-000000${letter}2`,
    intraCidr: `10.20.0.${third * 16}/28`,
  };
}

/** Creates an EKS cluster named `test`. */
export function eksCluster(args: Partial<EksClusterArgs> = {}): EksCluster {
  return new EksCluster("test", { ...eksArgs, ...args });
}

/** Runs a program that creates an EKS cluster named `test`, as a deployment unless the options say otherwise. */
export function runEks(args: Partial<EksClusterArgs> = {}, options: RunOptions = {}): Promise<ProgramRun> {
  return runProgram(
    () => {
      eksCluster(args);
    },
    { preview: false, secrets: "plain", ...options },
  );
}

/** An EKS that answers with this token issuer and host. */
export function simulatedEks(issuer: string, host: string): Simulation {
  return {
    resources: {
      "aws:eks/cluster:Cluster": ({ inputs }) => ({
        id: "test",
        state: {
          ...inputs,
          arn: "arn:aws:eks:eu-central-1:111122223333:cluster/test",
          endpoint: `https://${host}:6443`,
          certificateAuthority: { data: "Y2VydGlmaWNhdGU=" },
          identities: [{ oidcs: [{ issuer }] }],
        },
      }),
    },
  };
}

/** Runs a platform named `test` with these add-ons on an EKS cluster named `test`, as a deployment. */
export function installOnEks(
  addons: readonly Addon[],
  args: Partial<EksClusterArgs> = {},
  tier: Tier = "small",
): Promise<ProgramRun> {
  return runProgram(
    () => {
      new Platform("test", { cluster: eksCluster(args), addons, tier });
    },
    { preview: false, secrets: "plain" },
  );
}
