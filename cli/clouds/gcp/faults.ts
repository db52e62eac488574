import type { CloudFault } from "../contract";

/** The code of a refusal by the provider itself, without a call to Google. */
export const byProvider = "";

/** Refuses a request that makes no sense. */
export function badRequest(message: string): CloudFault {
  return { code: "badRequest", message };
}

/** Refuses a field of a request. https://cloud.google.com/compute/docs/reference/rest/v1/errors */
export function invalidValue(field: string, problem: string): CloudFault {
  return { code: "invalid", message: `Invalid value for field '${field}': ${problem}` };
}

/** Reports that something does not exist. https://cloud.google.com/compute/docs/reference/rest/v1/errors */
export function notFound(message: string): CloudFault {
  return { code: "notFound", message, status: 404 };
}
