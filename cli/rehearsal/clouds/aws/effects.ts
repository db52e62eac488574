import { fields, number, text } from "../../../values";
import type { SimulatedNode } from "../../control-plane";
import type { Entry, SimulatedAccount } from "../account";
import type { Effects, FullPool } from "../effects";
import type { CloudCluster, ClustersById } from "../simulated-cluster";
import type { UnplacedPod } from "../unplaced-pods";
import { addonObjects, clusterDefinitions } from "./addon-objects";
import { fullGroups, groupFor, regionOf, type SizedGroup } from "./cluster-autoscaler";
import { NodeSubnets } from "./node-subnets";
import { desiredSize, type Group, missingNodes, nodeOf, surplusNodes } from "./nodes";
import { podWithRole } from "./pod-identity";
import { clusterNameOf, scalingGroupType, selfManagedGroup } from "./self-managed";
import { machinesOf, StackNotes, stackType } from "./stacks";

/** Applies changes in the account to the clusters that simulate EKS. */
export class AwsEffects implements Effects {
  readonly #account: SimulatedAccount;
  readonly #clusters: ClustersById;
  readonly #subnets: NodeSubnets;
  /** Numbers of nodes that cluster-autoscaler requested, by group. */
  readonly #scaled = new Map<string, number>();
  /** The ids of groups that are being deleted, which no longer grow. */
  readonly #going = new Set<string>();
  readonly #stacks = new StackNotes();

  constructor(account: SimulatedAccount, clusters: ClustersById) {
    this.#account = account;
    this.#clusters = clusters;
    this.#subnets = new NodeSubnets(account);
  }

  async created(entry: Entry, place: { readonly region: string }): Promise<string | undefined> {
    const { region } = place;
    switch (entry.type) {
      case "aws:eks/cluster:Cluster":
        await this.#beginCluster(this.#clusters(entry.id), region);
        return undefined;
      case "aws:eks/nodeGroup:NodeGroup":
        this.#going.delete(entry.id);
        return this.#grow(entry, region);
      case "aws:eks/addon:Addon":
        await this.#clusterOf(entry).install(addonObjects(text(entry.state, "addonName")));
        return undefined;
      case scalingGroupType:
        return this.#growSelfManaged(entry, region);
      case stackType:
        return this.#changeStack(entry, [], place);
      default:
        return undefined;
    }
  }

  async #beginCluster(cluster: CloudCluster, region: string): Promise<void> {
    await cluster.install(clusterDefinitions);
    await cluster.changePods("pod-identity-webhook", (pod, account) => podWithRole(pod, account, region));
  }

  /** Returns the cluster that a group or an add-on belongs to. */
  #clusterOf(part: Pick<Group, "state">): CloudCluster {
    return this.#clusters(clusterNameOf(part));
  }

  async updated(entry: Entry, before: Entry, place: { readonly region: string }): Promise<string | undefined> {
    const { region } = place;
    if (entry.type === stackType) {
      return this.#changeStack(entry, machinesOf(before), place);
    }
    if (entry.type === scalingGroupType) {
      await this.#shrink(selfManagedGroup(entry, this.#account) ?? empty(before));
      return this.#growSelfManaged(entry, region);
    }
    if (entry.type !== "aws:eks/nodeGroup:NodeGroup") {
      return undefined;
    }
    const scaled = this.#asScaled(entry);
    await this.#shrink(scaled);
    return this.#grow(scaled, region);
  }

  async makeRoom(pod: UnplacedPod, zone?: string, on?: CloudCluster): Promise<boolean> {
    const chosen = groupFor(pod, zone, this.#growing(on));
    const [subnet] = chosen?.subnets ?? [];
    const entry = chosen && this.#account.find("aws:eks/nodeGroup:NodeGroup", chosen.group.id);
    if (chosen === undefined || subnet === undefined || entry === undefined) {
      return false;
    }
    this.#scaled.set(entry.id, chosen.nodes + 1);
    await this.#grow(this.#asScaled(entry), regionOf(subnet));
    return true;
  }

  played(): string[] {
    return this.#stacks.sentences();
  }

  fullPools(pod: UnplacedPod, zone?: string, on?: CloudCluster): FullPool[] {
    return fullGroups(pod, zone, this.#growing(on));
  }

  /** Returns the groups that are not being deleted, of one cluster or of all. */
  #growing(on?: CloudCluster): SizedGroup[] {
    return this.#account
      .ofType("aws:eks/nodeGroup:NodeGroup")
      .filter((group) => !this.#going.has(group.id) && (on === undefined || this.#clusterOf(group) === on))
      .map((group) => ({
        group,
        subnets: this.#subnets.of(group, regionOfGroup(group)),
        nodes: this.#account.nodes.filter(({ poolId }) => poolId === group.id).length,
      }));
  }

  /** Returns a group with the number of nodes that the autoscaler requested, within the group's limits. */
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
        return this.#shrink(empty(entry));
      case scalingGroupType:
        return this.#shrink(empty(entry));
      case stackType:
        return this.#dropMachines(machinesOf(entry));
      case "aws:eks/addon:Addon":
        return this.#clusterOf(entry).remove(addonObjects(text(entry.state, "addonName")));
      case "aws:eks/cluster:Cluster":
        return this.#endCluster(entry);
      default:
        return undefined;
    }
  }

  /** Removes add-ons, access entries and associations with their cluster. Load balancers and disks stay. */
  async #endCluster({ id }: Entry): Promise<void> {
    const cluster = this.#clusters(id);
    if (cluster.isLast(id)) {
      this.#account.abandonHoldings(id);
      await cluster.wipe();
      /* Resources that controllers acquired before they stopped. */
      this.#account.abandonHoldings(id);
    }
    this.#account.removeOfCluster(id);
  }

  /** Updates the account and the nodes after a change of a stack, as if the program had created the stack's machines itself. */
  async #changeStack(stack: Entry, before: readonly Entry[], place: { readonly region: string }): Promise<undefined> {
    this.#stacks.add(stack);
    const machines = machinesOf(stack);
    await this.#dropMachines(before.filter(({ id }) => machines.every((kept) => kept.id !== id)));
    for (const machine of machines) {
      this.#account.put(machine);
      await this.updated(machine, machine, place);
    }
  }

  async #dropMachines(machines: readonly Entry[]): Promise<void> {
    for (const machine of machines) {
      await this.deleting(machine);
      this.#account.remove(machine.type, machine.id);
    }
  }

  async #grow(group: Group, region: string): Promise<string | undefined> {
    const problem = await this.#clusterOf(group).addNodes(this.#place(group, region));
    return problem && `NodeCreationFailure: Unhealthy nodes in the kubernetes cluster (${problem})`;
  }

  /** Adds machines that join the cluster by themselves. Nothing waits for them, and a group of other machines adds none. */
  async #growSelfManaged(entry: Entry, region: string): Promise<undefined> {
    const group = selfManagedGroup(entry, this.#account);
    if (group !== undefined) {
      await this.#clusterOf(group).addNodes(this.#place(group, region), "not awaited");
    }
    return undefined;
  }

  /** Reserves the places of the nodes that a group lacks, before anything waits: other groups grow at the same time in the same subnets. */
  #place(group: Group, region: string): SimulatedNode[] {
    const added = missingNodes(group, this.#subnets.of(group, region), this.#account.nodes, region);
    this.#account.nodes = [...this.#account.nodes, ...added];
    return added.map((node) => nodeOf(node, group, region));
  }

  async #shrink(group: Group): Promise<void> {
    const names = surplusNodes(group, this.#account.nodes).map(({ name }) => name);
    await this.#clusterOf(group).removeNodes(names);
    this.#account.nodes = this.#account.nodes.filter(
      ({ name, poolId }) => poolId !== group.id || !names.includes(name),
    );
  }
}

/** Returns a group scaled to zero nodes. */
function empty({ id, state }: Group): Group {
  return { id, state: { ...state, scalingConfig: { desiredSize: 0 } } };
}

/** Reads the region of a node group from its ARN. */
function regionOfGroup({ state }: Group): string {
  return text(state, "arn")?.split(":")[3] ?? "";
}
