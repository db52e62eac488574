import { digest, uuid } from "../ids";

/** An id as AWS draws it: seventeen hexadecimal digits after the prefix, the same for the same thing. */
export function realisticId(prefix: string, of: string): string {
  const digits = digest(`${prefix} ${of}`);
  switch (prefix) {
    // A key's id is a UUID, a token issuer's and an IAM id have forms of their own.
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
