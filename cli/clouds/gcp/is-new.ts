import { byId } from "../account";
import type { CloudRule } from "../contract";
import { gcpTypes } from "./types";

/** Refuses a second resource with the same id. */
export const isNew: CloudRule = (call, account) => {
  const { inputs, name, type: token } = call;
  const type = gcpTypes[token];
  if (type?.unique === undefined) {
    return undefined;
  }
  const { accountId, region } = account;
  const id = type.id({ type: token, name, inputs, place: { accountId, region, newId: (_, of) => of } });
  const isTaken = byId(account, token, id) !== undefined;
  const wasTaken = type.keepsId === true && account.deleted.has(`${token} ${id}`);
  return isTaken || wasTaken
    ? { code: "alreadyExists", message: type.unique(id, call, account), status: 409 }
    : undefined;
};
