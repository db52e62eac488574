import { digest, uuid } from "../ids";

/** Generates an id as AWS does: seventeen hexadecimal digits after the prefix, always the same for the same thing. */
export function realisticId(prefix: string, of: string): string {
  const digits = digest(`${prefix} ${of}`);
  switch (prefix) {
    /* The id of a key is a UUID. Token issuers and IAM have other forms. */
    case "key":
      return uuid(`${prefix} ${of}`);
    case "issuer":
      return digits.slice(0, 32).toUpperCase();
    case "AROA":
    case "ANPA":
    case "AIPA":
      return `${prefix}${digits.slice(0, 17).toUpperCase()}`;
    default:
      return `${prefix}0${digits.slice(0, 16)}`;
  }
}
