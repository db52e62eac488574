import { createHash } from "node:crypto";

/** How a cloud's load balancers are reached: AWS gives them host names, the others IP addresses. */
export type AddressStyle = "ip" | "hostname";

// 198.18.0.0/15 is set aside for tests by RFC 2544: nothing answers there.
const firstNetwork = 18;
const range = 2 ** 17;

/** An address that only depends on whose it is, unless another load balancer has it already. */
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
  throw new Error(`no address is left for ${owner}: all of 198.18.0.0/15 are taken`);
}

function ipAddress(index: number): string | undefined {
  const host = index % 256;
  if (host === 0 || host === 255) {
    return undefined;
  }
  return `198.${firstNetwork + Math.floor(index / 65_536)}.${Math.floor(index / 256) % 256}.${host}`;
}

/** The entry in `status.loadBalancer.ingress`. */
export function loadBalancerIngress(address: string, style: AddressStyle): Record<string, string> {
  return { [style]: address };
}
