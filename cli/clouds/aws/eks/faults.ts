import type { CloudFault } from "../../contract";

/** Refuses inputs. */
export function invalid(message: string): CloudFault {
  return { code: "InvalidParameterException", message };
}

/** Refuses a resource that already exists, or that is still needed. */
export function inUse(message: string): CloudFault {
  return { code: "ResourceInUseException", message, status: 409 };
}
