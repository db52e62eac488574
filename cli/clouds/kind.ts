/** Returns the kind of a type as its SDK writes it, such as `aws.ec2.Vpc`. */
export function kindOfType(token: string): string {
  const [packageName = "", module = "", name = ""] = token.split(":");
  return [packageName, module.split("/")[0], name].filter((part) => part !== "" && part !== "index").join(".");
}
