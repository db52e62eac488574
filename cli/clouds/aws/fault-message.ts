import { text } from "../../values";
import type { CloudCall, CloudFault } from "../contract";
import { awsTypes } from "./types";

/** Writes a refusal as Pulumi's provider shows it, in the words of the AWS SDK. */
export function faultMessage(
  { type, operation, id, inputs, name }: CloudCall,
  { code, message, status = 400 }: CloudFault,
  requestId: string,
): string {
  const known = awsTypes[type];
  const service = known?.api.service ?? "";
  const verb = { create: "creating", update: "updating", delete: "deleting" }[operation];
  const subject = id || (text(inputs, "name") ?? name);
  const called = operation === "update" ? (known?.api.update ?? known?.api.create) : known?.api[operation];
  /* EC2 has no types for its errors, nor do other services for this code. */
  const kind = service === "EC2" || code === "ValidationError" ? "api error " : "";
  return `${verb} ${known?.label ?? type} (${subject}): operation error ${service}: ${called}, https response error StatusCode: ${status}, RequestID: ${requestId}, ${kind}${code}: ${message}`;
}
