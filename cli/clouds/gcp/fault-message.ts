import type { CloudCall, CloudFault } from "../contract";
import { byProvider } from "./faults";
import { gcpTypes } from "./types";

/** Writes an error as Pulumi's provider does, based on Google's client: https://pkg.go.dev/google.golang.org/api/googleapi#Error */
export function faultMessage({ type, operation }: CloudCall, { code, message, status = 400 }: CloudFault): string {
  if (code === byProvider) {
    return message;
  }
  const verb = { create: "creating", update: "updating", delete: "deleting" }[operation];
  const known = gcpTypes[type];
  const before = known?.saysBefore?.[operation] ?? `Error ${verb} ${known?.label ?? type}: `;
  /* An operation that Google starts and that fails later ends in a sentence, not in an answer of the API. */
  const isSentence = before.startsWith("Error waiting for");
  return `${before}${isSentence ? message : `googleapi: Error ${status}: ${message}, ${code}`}`;
}
