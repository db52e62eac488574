/** Shortens the id of a resource to its name, with the subscription in front if it is another one. Other texts stay as they are. */
export function shortResourceId(id: string, isOwn: (subscription: string) => boolean): string {
  const [, subscription = "", rest = ""] = /^\/subscriptions\/([^/]+)(.*)$/i.exec(id) ?? [];
  if (subscription === "") {
    return id;
  }
  const name = rest === "" ? "the subscription" : (rest.split("/").at(-1) ?? rest);
  return isOwn(subscription) ? name : `${subscription}/${name}`;
}
