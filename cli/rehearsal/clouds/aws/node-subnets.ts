import { text, texts } from "../../../values";
import type { Entry, SimulatedAccount } from "../account";
import type { NodeSubnet } from "./nodes";

/** The zones of a region that subnets of others are spread over. */
const zones = ["a", "b", "c"];

/**
 * Finds the subnets of node groups. A subnet that the run did not make (of a VPC of others, or of a component without its plugin) gets a
 * zone, and a range as the subnets of a default VPC have: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export class NodeSubnets {
  readonly #account: Pick<SimulatedAccount, "find">;
  /** Ids of subnets that the run did not make, in the order in which groups name them. */
  readonly #others: string[] = [];

  constructor(account: Pick<SimulatedAccount, "find">) {
    this.#account = account;
  }

  of({ state }: Pick<Entry, "state">, region: string): NodeSubnet[] {
    return texts(state, "subnetIds").map((id) => {
      const subnet = this.#account.find("aws:ec2/subnet:Subnet", id)?.state;
      return subnet === undefined
        ? this.#other(id, region)
        : { id, zone: text(subnet, "availabilityZone") ?? "", cidr: text(subnet, "cidrBlock") ?? "" };
    });
  }

  #other(id: string, region: string): NodeSubnet {
    const known = this.#others.indexOf(id);
    const place = known === -1 ? this.#others.push(id) - 1 : known;
    return { id, zone: `${region}${zones[place % zones.length] ?? ""}`, cidr: `172.31.${(place % 16) * 16}.0/20` };
  }
}
