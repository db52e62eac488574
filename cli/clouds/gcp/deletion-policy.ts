import type { CloudRule } from "../contract";
import { byProvider } from "./faults";

/**
 * The provider refuses to delete a resource whose deletion policy forbids it.
 * https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/kms_crypto_key#deletion_policy-1
 */
export const mayBeDestroyed: CloudRule = ({ previous, type }, { types }) =>
  previous.deletionPolicy === "PREVENT"
    ? {
        code: byProvider,
        message: `Cannot destroy ${types[type]?.label ?? type} as deletion_policy is set to PREVENT.`,
      }
    : undefined;
