import type { PlannedResource } from "../../../planned-resource";
import type { PropertyChange } from "../../changes";
import { labelOfPlanned, shownChange } from "../../words";
import { eachChange, kept } from "../found";
import { rule } from "../rule";

/** A protection that nobody can remove later, not even an administrator of the account. */
interface Lock {
  readonly type: RegExp;
  readonly path: RegExp;
  readonly value: unknown;
}

const locks: readonly Lock[] = [
  /* https://cloud.google.com/storage/docs/bucket-lock */
  { type: /^gcp:storage\/bucket:/, path: /^retentionPolicy\.isLocked$/, value: true },
  /* https://cloud.google.com/logging/docs/buckets#locking-logs-buckets */
  { type: /^gcp:logging\/\w+BucketConfig:/, path: /^locked$/, value: true },
  /* https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes */
  { type: /^aws:s3\//, path: /(?:defaultRetention|objectLock)\S*[mM]ode$/, value: "COMPLIANCE" },
  /* https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock.html */
  { type: /^aws:glacier\/vaultLock:/, path: /^completeLock$/, value: true },
  /* https://learn.microsoft.com/azure/storage/blobs/immutable-policy-configure-container-scope */
  { type: /^azure-native:(?:storage|recoveryservices|dataprotection)\b/, path: /(?:^|\.)state$/, value: "Locked" },
  /* https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview#purge-protection */
  { type: /^azure-native:keyvault\S*:Vault$/, path: /(?:^|\.)enablePurgeProtection$/, value: true },
];

/** Lists protections that cannot be removed. They are stronger than before, so no other line shows them. */
export const irreversibleLines = rule("unjudged", ({ found }) =>
  eachChange(kept(found), (change, { after }) =>
    isLocked(after, change)
      ? `${labelOfPlanned(after)}: nobody can undo or shorten this later: ${shownChange(change)}`
      : undefined,
  ),
);

function isLocked({ type }: PlannedResource, { path, after }: PropertyChange): boolean {
  return locks.some((lock) => lock.type.test(type) && lock.path.test(path) && lock.value === after);
}
