import type { TagLimits } from "../checks";

const ownTags = ["managed-by", "cluster"];

/**
 * Azure's limits of tags, and their number on each resource.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations
 */
export const tagLimits: TagLimits = {
  own: ownTags,
  form: 'a key of up to 128 characters without "<", ">", "%", "&", "\\", "?", "/", "," and "=", and a value of up to 256 without "," and "="',
  isAllowed: (key, value) =>
    !/[<>%&\\?/,=]/.test(key) && key.length <= 128 && value.length <= 256 && !/[,=]/.test(value),
  max: 50 - ownTags.length,
};
