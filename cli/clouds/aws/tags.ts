import { isRecord } from "../../values";
import type { CloudFault, CloudRule } from "../contract";

const maxTags = 50;
const maxKey = 128;
const maxValue = 256;
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Refuses tags that AWS does not accept. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions */
export const tagsAreAllowed: CloudRule = ({ inputs }) => {
  if (!isRecord(inputs.tags)) {
    return undefined;
  }
  const tags = Object.entries(inputs.tags);
  if (tags.length > maxTags) {
    return { code: "TagLimitExceeded", message: `More than ${maxTags} tags specified` };
  }
  for (const [key, value] of tags) {
    const fault = objection(key, String(value));
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
};

function objection(key: string, value: string): CloudFault | undefined {
  const code = "InvalidParameterValue";
  if (key.toLowerCase().startsWith("aws:")) {
    return { code, message: `Tag keys starting with 'aws:' are reserved for internal use (${key})` };
  }
  if (key.length === 0 || key.length > maxKey) {
    return { code, message: `Tag keys must be between 1 and ${maxKey} characters in length (${key})` };
  }
  if (value.length > maxValue) {
    return { code, message: `Tag value exceeds the maximum length of ${maxValue} characters (${key})` };
  }
  return allowed.test(key) && allowed.test(value)
    ? undefined
    : { code, message: `Tag ${key}=${value} contains characters that are not allowed` };
}
