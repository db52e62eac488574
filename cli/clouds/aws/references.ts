import { texts } from "../../values";
import type { CloudAccount, CloudRule } from "../contract";

/** Reports whether the account once had a resource and deleted it. A resource that it never had may have been created elsewhere. */
export function isGone({ deleted }: CloudAccount, type: string, id: string | undefined): boolean {
  return id !== undefined && deleted.has(`${type} ${id}`);
}

/** Refuses an input that refers to something deleted. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const refersTo =
  (property: string, type: string, code: string, what: string): CloudRule =>
  ({ inputs }, account) => {
    const gone = texts([inputs[property]].flat()).find((id) => isGone(account, type, id));
    return gone === undefined ? undefined : { code, message: `The ${what} '${gone}' does not exist` };
  };
