import type { CloudFault } from "../../contract";

/** Refuses inputs. */
export function invalid(message: string): CloudFault {
  return { code: "InvalidParameterException", message };
}

/** Refuses what exists already, or is still needed. */
export function inUse(message: string): CloudFault {
  return { code: "ResourceInUseException", message, status: 409 };
}
