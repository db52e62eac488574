import { type Fields, texts } from "../../../values";
import { nameList } from "../../name-list";

/** Describes the availability zones of a resource. */
export function zones(inputs: Fields): string | undefined {
  const all = texts(inputs, "zones");
  return all.length === 0 ? undefined : `zones ${nameList(all)}`;
}
