import type { AwsAccount, AwsLoadBalancer, AwsNode, AwsResource, Properties } from "../../../../components/testing";
import { numberAt, textAt, textsAt } from "../../../../components/testing";
import type { CloudHoldingsList } from "../../cloud-holdings";

/** A resource in the ledger. */
export interface Entry extends AwsResource {
  /** Tells it from those of the same name before it; its ids are drawn from it. */
  readonly seed: string;
}

/** Days that KMS keeps a key to be deleted, where nothing else is asked for. */
const longestWindow = 30;
const clusterType = "aws:eks/cluster:Cluster";

/** The ledger of a simulated account: everything that exists in it. */
export class SimulatedAccount {
  private readonly entries = new Map<string, Entry>();
  private readonly deleted = new Set<string>();
  private readonly made = new Map<string, number>();
  private readonly pending: string[] = [];
  private networkOfCluster: Omit<AwsLoadBalancer, "owner"> = { vpcId: "", subnetIds: [] };
  nodes: readonly AwsNode[] = [];

  /** @param holdings what the cluster's own objects hold of the cloud */
  constructor(private readonly holdings: CloudHoldingsList) {}

  /** A seed for the next resource of a URN: the same in every run. */
  seedFor(urn: string): string {
    const count = (this.made.get(urn) ?? 0) + 1;
    this.made.set(urn, count);
    return `${urn} ${count}`;
  }

  /** What rules look at. */
  view(accountId: string, region: string): AwsAccount {
    const { deleted, nodes } = this;
    const loadBalancers = this.holdings.loadBalancers.map((owner) => ({ owner, ...this.networkOfCluster }));
    return { accountId, region, now: Date.now(), resources: [...this.entries.values()], deleted, nodes, loadBalancers };
  }

  find(type: string, id: string): Entry | undefined {
    return this.entries.get(`${type} ${id}`);
  }

  put(entry: Entry): void {
    const key = `${entry.type} ${entry.id}`;
    this.entries.set(key, entry);
    this.deleted.delete(key);
    if (entry.type === clusterType) this.networkOfCluster = this.balancedNetwork(entry.state);
  }

  remove(type: string, id: string): void {
    const entry = this.find(type, id);
    if (entry?.type === "aws:kms/key:Key") {
      const days = numberAt(entry.state, "deletionWindowInDays") ?? longestWindow;
      this.pending.push(`Key ${id} for ${days} days`);
    }
    this.entries.delete(`${type} ${id}`);
    this.deleted.add(`${type} ${id}`);
  }

  /** A cluster is gone, and with it what EKS keeps of it. */
  removeOfCluster(clusterName: string): void {
    for (const { type, id, state } of this.entries.values()) {
      if (type.startsWith("aws:eks/") && state.clusterName === clusterName) this.remove(type, id);
    }
  }

  /** A cluster is gone: what its objects held of the cloud stays, and nobody is left to give it back. */
  abandonHoldings(): void {
    this.holdings.abandon();
  }

  /** What is in the account, in words. */
  get remaining(): readonly string[] {
    const resources = [...this.entries.values()].map(({ type, id }) => `${type.split(":").at(-1) ?? type} ${id}`);
    return [...resources, ...this.holdings.remaining].toSorted();
  }

  /** What outlives a destroy on purpose, in words. */
  get retained(): readonly string[] {
    return [...this.pending, ...this.holdings.retained].toSorted();
  }

  /** Load balancers stand in the subnets that are tagged for them: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
  private balancedNetwork(cluster: Properties): Omit<AwsLoadBalancer, "owner"> {
    const [first = ""] = textsAt(cluster, "vpcConfig", "subnetIds");
    const vpcId = textAt(this.find("aws:ec2/subnet:Subnet", first)?.state, "vpcId");
    const subnets = [...this.entries.values()].filter(
      ({ type, state }) =>
        type === "aws:ec2/subnet:Subnet" &&
        state.vpcId === vpcId &&
        textAt(state, "tags", "kubernetes.io/role/elb") !== "",
    );
    return { vpcId, subnetIds: subnets.map(({ id }) => id) };
  }
}
