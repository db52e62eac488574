import type { TagLimits } from "../shared-checks";

const ownTags = ["managed-by", "cluster"];

/** Beginnings of names that Azure reserves: https://learn.microsoft.com/rest/api/resources/tags/create-or-update */
const reserved = /^(azure|microsoft|windows)/i;

/**
 * Azure's limits of tags, and their number on each resource.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations
 */
export const tagLimits: TagLimits = {
  own: ownTags,
  form: "a key of up to 128 characters (without < > % & \\ ? / , = and not beginning with azure, microsoft or windows) and a value of up to 256 characters (without , and =)",
  isAllowed: (key, value) =>
    !reserved.test(key) && !/[<>%&\\?/,=]/.test(key) && key.length <= 128 && value.length <= 256 && !/[,=]/.test(value),
  max: 50 - ownTags.length,
};
