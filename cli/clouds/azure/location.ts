import type { CloudPlace } from "../contract";
import { type Properties, textAt } from "../properties";

/** Where it stands: where it is said, or where its group is. */
export function locationOf(inputs: Properties, place: CloudPlace): string {
  const group = `/subscriptions/${place.accountId}/resourceGroups/${textAt(inputs, "resourceGroupName")}`;
  const ofGroup = textAt(place.find?.("azure-native:resources:ResourceGroup", group), "location");
  return (textAt(inputs, "location") || place.region || ofGroup).toLowerCase().replaceAll(" ", "");
}
