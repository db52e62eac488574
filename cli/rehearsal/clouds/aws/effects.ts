import { fields, number, text, texts } from "../../../values";
import type { Entry, SimulatedAccount } from "../account";
import type { Effects } from "../effects";
import type { CloudCluster } from "../simulated-cluster";
import type { UnplacedPod } from "../unplaced-pods";
import { addonObjects } from "./addon-objects";
import { groupFor, regionOf } from "./cluster-autoscaler";
import { desiredSize, missingNodes, type NodeSubnet, nodeOf, surplusNodes } from "./nodes";

/** Applies changes in the account to the cluster that plays EKS. */
export class AwsEffects implements Effects {
  readonly #account: SimulatedAccount;
  readonly #cluster: CloudCluster;
  /** Numbers of nodes that cluster-autoscaler asked for, by group. */
  readonly #scaled = new Map<string, number>();
  /** The ids of groups that are being deleted, which no longer grow. */
  readonly #going = new Set<string>();

  constructor(account: SimulatedAccount, cluster: CloudCluster) {
    this.#account = account;
    this.#cluster = cluster;
  }

  async created(entry: Entry, { region }: { readonly region: string }): Promise<string | undefined> {
    switch (entry.type) {
      case "aws:eks/nodeGroup:NodeGroup":
        this.#going.delete(entry.id);
        return this.#grow(entry, region);
      case "aws:eks/addon:Addon":
        await this.#cluster.install(addonObjects(text(entry.state, "addonName")));
        return undefined;
      default:
        return undefined;
    }
  }

  async updated(entry: Entry, _before: Entry, { region }: { readonly region: string }): Promise<string | undefined> {
    if (entry.type !== "aws:eks/nodeGroup:NodeGroup") {
      return undefined;
    }
    const scaled = this.#asScaled(entry);
    await this.#shrink(scaled);
    return this.#grow(scaled, region);
  }

  async makeRoom(pod: UnplacedPod, zone?: string): Promise<boolean> {
    const groups = this.#account
      .ofType("aws:eks/nodeGroup:NodeGroup")
      .filter(({ id }) => !this.#going.has(id))
      .map((group) => ({ group, subnets: this.#subnetsOf(group), nodes: this.#sizeOf(group.id) }));
    const chosen = groupFor(pod, zone, groups);
    const [subnet] = chosen?.subnets ?? [];
    const entry = chosen && this.#account.find("aws:eks/nodeGroup:NodeGroup", chosen.group.id);
    if (chosen === undefined || subnet === undefined || entry === undefined) {
      return false;
    }
    this.#scaled.set(entry.id, chosen.nodes + 1);
    await this.#grow(this.#asScaled(entry), regionOf(subnet));
    return true;
  }

  #sizeOf(groupId: string): number {
    return this.#account.nodes.filter(({ poolId }) => poolId === groupId).length;
  }

  /** Returns a group with the number of nodes that the autoscaler asked for, within the group's bounds. */
  #asScaled(entry: Entry): Entry {
    const { scalingConfig } = entry.state;
    const most = number(scalingConfig, "maxSize") ?? 0;
    const wanted = Math.max(this.#scaled.get(entry.id) ?? 0, desiredSize(entry));
    const scaled = { ...fields(scalingConfig), desiredSize: Math.min(wanted, most) };
    return { ...entry, state: { ...entry.state, scalingConfig: scaled } };
  }

  async deleting(entry: Entry): Promise<void> {
    switch (entry.type) {
      case "aws:eks/nodeGroup:NodeGroup":
        this.#going.add(entry.id);
        this.#scaled.delete(entry.id);
        return this.#shrink({ ...entry, state: { ...entry.state, scalingConfig: { desiredSize: 0 } } });
      case "aws:eks/addon:Addon":
        return this.#cluster.remove(addonObjects(text(entry.state, "addonName")));
      case "aws:eks/cluster:Cluster":
        return this.#endCluster(entry);
      default:
        return undefined;
    }
  }

  /** Removes add-ons, access entries and associations with their cluster. Load balancers and disks stay. */
  async #endCluster({ id }: Entry): Promise<void> {
    if (this.#cluster.isLast(id)) {
      this.#account.abandonHoldings();
      await this.#cluster.wipe();
    }
    this.#account.removeOfCluster(id);
  }

  async #grow(entry: Entry, region: string): Promise<string | undefined> {
    const added = missingNodes(entry, this.#subnetsOf(entry), this.#account.nodes, region);
    // Add them before waiting: other groups grow at the same time in the same subnets.
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
    return texts(state, "subnetIds").flatMap((id) => {
      const subnet = this.#account.find("aws:ec2/subnet:Subnet", id)?.state;
      return subnet === undefined
        ? []
        : [{ id, zone: text(subnet, "availabilityZone") ?? "", cidr: text(subnet, "cidrBlock") ?? "" }];
    });
  }
}
