import { matches } from "../matches";

/** The form of a key's or a key ring's name. https://cloud.google.com/kms/docs/resource-hierarchy */
export const keyName = matches(/^[a-zA-Z0-9_-]{1,63}$/);
