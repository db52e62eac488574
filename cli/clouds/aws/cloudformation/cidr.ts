import ipaddr from "ipaddr.js";
import { TemplateError } from "./template";

/**
 * Splits a range into the first `count` ranges with `bits` bits for hosts.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 *
 * @throws TemplateError
 */
export function ranges(block: string, count: number, bits: number): string[] {
  if (!ipaddr.isValidCIDR(block)) {
    throw new TemplateError(`Template error: Fn::Cidr expects a range of addresses, got ${block}`);
  }
  const [address, prefix] = ipaddr.parseCIDR(block);
  const bytes = address.toByteArray();
  const hostBits = bytes.length * 8 - prefix;
  if (!Number.isInteger(count) || !Number.isInteger(bits) || bits < 0 || bits > hostBits) {
    throw new TemplateError(`Template error: Fn::Cidr cannot split ${block} into ranges of ${bits} bits`);
  }
  const size = 2n ** BigInt(bits);
  const first = (bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) >> BigInt(hostBits)) << BigInt(hostBits);
  return Array.from(
    { length: count },
    (_, index) => `${written(first + BigInt(index) * size, bytes.length)}/${bytes.length * 8 - bits}`,
  );
}

function written(address: bigint, length: number): string {
  const bytes = Array.from({ length }, (_, index) => Number((address >> BigInt(8 * (length - 1 - index))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}
