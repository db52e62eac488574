import type { TagLimits } from "../shared-checks";

const ownTags = ["managed-by", "cluster", "Name"];

/**
 * The limits for tags: IAM's limits for the tags of roles, because they are the strictest, and the number of tags on each resource.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const tagLimits: TagLimits = {
  own: ownTags,
  form: 'a key of up to 128 characters (not beginning with "aws:") and a value of up to 256, both only with letters, digits, spaces and _ . : / = + - @',
  isAllowed: (key, value) =>
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) &&
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value) &&
    !/^aws:/i.test(key),
  max: 50 - ownTags.length,
};
