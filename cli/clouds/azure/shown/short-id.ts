/** `prod` of one's own subscription, `other/prod` of another, a role's or service's name as it is. */
export function shortResourceId(id: string, isOwn: (subscription: string) => boolean): string {
  const [, subscription = "", rest = ""] = /^\/subscriptions\/([^/]+)(.*)$/i.exec(id) ?? [];
  if (subscription === "") {
    return id;
  }
  const name = rest === "" ? "the subscription" : (rest.split("/").at(-1) ?? rest);
  return isOwn(subscription) ? name : `${subscription}/${name}`;
}
