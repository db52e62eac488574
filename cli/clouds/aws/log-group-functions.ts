import { text } from "../../values";
import type { CloudProvider } from "../provider";
import { regionalArn } from "./arns";

/** Lists groups by a prefix. Finds only the group whose name is the prefix, if there is one. */
export const logGroupFunctions: NonNullable<CloudProvider["functions"]> = {
  "aws:cloudwatch/getLogGroups:getLogGroups": ({ logGroupNamePrefix }, place) => {
    const name = text(logGroupNamePrefix) ?? "";
    const logGroupNames = place.find?.("aws:cloudwatch/logGroup:LogGroup", name) === undefined ? [] : [name];
    const arns = logGroupNames.map((group) => regionalArn(place, "logs", `log-group:${group}`));
    return { id: place.region, region: place.region, logGroupNamePrefix: name, logGroupNames, arns };
  },
};
