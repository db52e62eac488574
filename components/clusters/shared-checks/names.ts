import { matches } from "../../checks";
import { expected, type Problem } from "../../problems";

const clusterPattern = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;
const principalPattern = /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/;

/** Lists the mistakes in a cluster's name; `lengths` are the lengths that its cloud allows. */
export function checkClusterName(
  name: string,
  { min, max }: { readonly min: number; readonly max: number },
): Problem[] {
  const isName = clusterPattern.test(name) && name.length >= min && name.length <= max;
  const form = `a name of ${min} to ${max} lower-case letters, digits and "-" that begins with a letter and does not end in "-"`;
  return isName ? [] : [expected("clusterName", form, name)];
}

/** Lists the mistakes in the key of a person or machine with access. The names of its resources contain this key. */
export function checkPrincipalName(path: string, name: string): Problem[] {
  return matches(
    path,
    name,
    principalPattern,
    'a name of up to 20 lower-case letters, digits and "-" that begins and ends with a letter or digit',
  );
}
