import { textAt, textsAt } from "../../../clouds";
import { type Entry, type SimulatedAccount } from "../account";
import { type Effects } from "../effects";
import { type CloudCluster } from "../simulated-cluster";
import { addonObjects } from "./cluster/addon-objects";
import { missingNodes, type NodeSubnet, nodeOf, surplusNodes } from "./cluster/nodes";

/** What a change in the account means for the cluster that stands for EKS' control plane. */
export class AwsEffects implements Effects {
  readonly #account: SimulatedAccount;
  readonly #cluster: CloudCluster;

  constructor(account: SimulatedAccount, cluster: CloudCluster) {
    this.#account = account;
    this.#cluster = cluster;
  }

  async created(entry: Entry, { region }: { readonly region: string }): Promise<string | undefined> {
    switch (entry.type) {
      case "aws:eks/nodeGroup:NodeGroup":
        return this.#grow(entry, region);
      case "aws:eks/addon:Addon":
        await this.#cluster.install(addonObjects(textAt(entry.state, "addonName")));
        return undefined;
      default:
        return undefined;
    }
  }

  async updated(entry: Entry, _before: Entry, { region }: { readonly region: string }): Promise<string | undefined> {
    if (entry.type !== "aws:eks/nodeGroup:NodeGroup") {
      return undefined;
    }
    await this.#shrink(entry);
    return this.#grow(entry, region);
  }

  async deleting(entry: Entry): Promise<void> {
    switch (entry.type) {
      case "aws:eks/nodeGroup:NodeGroup":
        return this.#shrink({ ...entry, state: { ...entry.state, scalingConfig: { desiredSize: 0 } } });
      case "aws:eks/addon:Addon":
        return this.#cluster.remove(addonObjects(textAt(entry.state, "addonName")));
      case "aws:eks/cluster:Cluster":
        return this.#endCluster(entry);
      default:
        return undefined;
    }
  }

  /** Add-ons, access entries and associations go with their cluster; load balancers and disks do not. */
  async #endCluster({ id }: Entry): Promise<void> {
    this.#account.abandonHoldings();
    await this.#cluster.wipe();
    this.#account.removeOfCluster(id);
  }

  async #grow(entry: Entry, region: string): Promise<string | undefined> {
    const added = missingNodes(entry, this.#subnetsOf(entry), this.#account.nodes, region);
    // Before anything is waited for: other groups grow at the same time, in the same subnets.
    this.#account.nodes = [...this.#account.nodes, ...added];
    const problem = await this.#cluster.addNodes(added.map((node) => nodeOf(node, entry, region)));
    return problem && `NodeCreationFailure: Unhealthy nodes in the kubernetes cluster (${problem})`;
  }

  async #shrink(entry: Entry): Promise<void> {
    const names = surplusNodes(entry, this.#account.nodes).map(({ name }) => name);
    await this.#cluster.removeNodes(names);
    this.#account.nodes = this.#account.nodes.filter(({ name }) => !names.includes(name));
  }

  #subnetsOf({ state }: Entry): NodeSubnet[] {
    return textsAt(state, "subnetIds").flatMap((id) => {
      const subnet = this.#account.find("aws:ec2/subnet:Subnet", id)?.state;
      return subnet === undefined
        ? []
        : [{ id, zone: textAt(subnet, "availabilityZone"), cidr: textAt(subnet, "cidrBlock") }];
    });
  }
}
