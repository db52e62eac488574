import { text, texts } from "../../../values";
import type { Entry, SimulatedAccount } from "../account";
import type { NodeSubnet } from "./nodes";

/** The zones of a region over which existing subnets are spread. */
const zones = ["a", "b", "c"];

/**
 * Finds the subnets of node groups. A subnet that the run did not create (of an existing VPC, or of a component without its plugin) gets a
 * zone, and a range like those of a default VPC: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html
 */
export class NodeSubnets {
  readonly #account: Pick<SimulatedAccount, "find">;
  /** Ids of subnets that the run did not create, in the order in which groups name them. */
  readonly #existing: string[] = [];

  constructor(account: Pick<SimulatedAccount, "find">) {
    this.#account = account;
  }

  of({ state }: Pick<Entry, "state">, region: string): NodeSubnet[] {
    return texts(state, "subnetIds").map((id) => {
      const subnet = this.#account.find("aws:ec2/subnet:Subnet", id)?.state;
      return subnet === undefined
        ? this.#existingSubnet(id, region)
        : { id, zone: text(subnet, "availabilityZone") ?? "", cidr: text(subnet, "cidrBlock") ?? "" };
    });
  }

  #existingSubnet(id: string, region: string): NodeSubnet {
    const known = this.#existing.indexOf(id);
    const place = known === -1 ? this.#existing.push(id) - 1 : known;
    return { id, zone: `${region}${zones[place % zones.length] ?? ""}`, cidr: `172.31.${(place % 16) * 16}.0/20` };
  }
}
