import { text } from "../../../values";
import { type ShownTypes, said } from "../../shown";

const day = 86_400;

/** What is shown of keys, logs and zones. */
export const data: ShownTypes = {
  "gcp.kms.KeyRing": { values: () => [] },
  "gcp.kms.CryptoKey": {
    partOf: "keyRing",
    lead: "key",
    values: ({ inputs }) => [
      said("rotated every", days(inputs.rotationPeriod)),
      said("destroyed only after", days(inputs.destroyScheduledDuration)),
    ],
    alarms: ({ inputs }) => [inputs.rotationPeriod === undefined ? "the key is not rotated" : undefined],
  },
  "gcp.logging.ProjectBucketConfig": {
    title: ({ inputs }) => text(inputs.bucketId),
    values: ({ inputs }) => [
      said("kept", inputs.retentionDays)?.concat(" days"),
      inputs.deletionPolicy === "ABANDON" ? "outlives the stack" : undefined,
    ],
  },
  "gcp.logging.ProjectSink": {
    partOf: "destination",
    lead: "of",
    values: ({ inputs }) => [text(inputs.filter) ?? "everything"],
  },
  "gcp.dns.ManagedZone": { values: ({ inputs }) => [text(inputs.dnsName), text(inputs.visibility)] },
  "gcp.storage.Bucket": {
    values: ({ inputs }) => [text(inputs.location)],
    alarms: ({ inputs }) => [
      inputs.publicAccessPrevention === "enforced" ? undefined : "it can be made public",
      inputs.uniformBucketLevelAccess === true ? undefined : "objects have access lists of their own",
    ],
  },
};

/** A duration of the API's, such as `7776000s`, in days. */
function days(duration: unknown): string | undefined {
  const seconds = /^(\d+)s$/.exec(text(duration) ?? "")?.[1];
  return seconds === undefined ? undefined : `${Math.round(Number(seconds) / day)} days`;
}
