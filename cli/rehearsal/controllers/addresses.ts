import { createHash } from "node:crypto";

/** How a cloud addresses load balancers: AWS by host names, the others by IP addresses. */
export type AddressStyle = "ip" | "hostname";

/** RFC 2544 reserves 198.18.0.0/15 for tests: nothing answers there. */
const firstNetwork = 18;
const range = 2 ** 17;

/** Derives an address from its owner; takes the next one if another load balancer has it. */
export function loadBalancerAddress(owner: string, style: AddressStyle, taken: ReadonlySet<string>): string {
  const hash = createHash("sha256").update(owner).digest();
  if (style === "hostname") {
    return `${hash.toString("hex").slice(0, 16)}.load-balancer.rehearsal.test`;
  }
  const start = hash.readUInt32BE(0) % range;
  for (let offset = 0; offset < range; offset++) {
    const address = ipAddress((start + offset) % range);
    if (address !== undefined && !taken.has(address)) {
      return address;
    }
  }
  throw new Error(`no address is left for ${owner}: all of 198.18.0.0/15 is taken`);
}

function ipAddress(index: number): string | undefined {
  const host = index % 256;
  if (host === 0 || host === 255) {
    return undefined;
  }
  return `198.${firstNetwork + Math.floor(index / 65_536)}.${Math.floor(index / 256) % 256}.${host}`;
}

/** Builds an entry of `status.loadBalancer.ingress`. */
export function loadBalancerIngress(address: string, style: AddressStyle): Record<string, string> {
  return { [style]: address };
}
