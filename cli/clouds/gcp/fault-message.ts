import type { CloudCall, CloudFault } from "../contract";
import { byProvider } from "./fault-code";
import { gcpTypes } from "./types";

/** A refusal as Pulumi's provider shows it, in the words of Google's client: https://pkg.go.dev/google.golang.org/api/googleapi#Error */
export function faultMessage({ type, operation }: CloudCall, { code, message, status = 400 }: CloudFault): string {
  const verb = { create: "creating", update: "updating", delete: "deleting" }[operation];
  const known = gcpTypes[type];
  const before = known?.saysBefore?.[operation] ?? `Error ${verb} ${known?.label ?? type}: `;
  // An operation that was let in and then fails ends in a sentence, without an answer of the API's.
  const isSentence = code === byProvider || before.startsWith("Error waiting for");
  return isSentence
    ? `${code === byProvider ? "" : before}${message}`
    : `${before}googleapi: Error ${status}: ${message}, ${code}`;
}
