import { fields } from "../../values";
import type { CloudRule } from "../contract";

const mostTags = 50;
const longestName = 512;
const longestValue = 256;

/** Refuses tags outside of Azure's limits. https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources#limitations */
export const tagsAreAllowed: CloudRule = ({ inputs }) => {
  const tags = Object.entries(fields(inputs, "tags"));
  if (tags.length > mostTags) {
    const message = `The number of tags must not exceed ${mostTags}, given ${tags.length}.`;
    return { code: "TooManyTags", message };
  }
  const wrong = tags.find(
    ([name, value]) => name.length > longestName || String(value).length > longestValue || /[<>%&\\?/]/.test(name),
  );
  return wrong === undefined
    ? undefined
    : {
        code: "InvalidTagNameCharacters",
        message: `The tag names '${wrong[0]}' have reserved characters '<,>,%,&,\\,?,/' or control characters, or are longer than ${longestName} (their values than ${longestValue}).`,
      };
};
