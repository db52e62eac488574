import assert from "node:assert/strict";
import { difference, headLines } from "../../../../../cli/plan/difference";
import type { PlannedResource } from "../../../../../cli/plan/planned-resource";
import { object } from "../../pull-request-parts";

const ingress = (place: string, path = "/", host = "shop.example.com") =>
  object("networking.k8s.io/v1:Ingress", place, {
    spec: { ingressClassName: "traefik", rules: [{ host, http: { paths: [{ path, pathType: "Prefix" }] } }] },
  });

function opened(before: readonly PlannedResource[], after: readonly PlannedResource[]): string[] {
  return headLines(before, after, difference(before, after)).flatMap((line) =>
    line.class === "open" ? [line.text] : [],
  );
}

describe("a host with two owners in the head", () => {
  const own = ingress("shop/web");
  const shown = "shop.example.com → Ingress";

  it("is a danger if both have the same path", () => {
    assert.deepEqual(opened([own], [own, ingress("evil/web")]), [
      `${shown} evil/web`,
      "shop.example.com/ is claimed by more than one object: Ingress shop/web, Ingress evil/web; their controller decides which object answers",
    ]);
    assert.match(opened([own], [own, ingress("shop/other")]).join("\n"), /claimed by more than one object/);
  });

  it("is a danger if another namespace takes one of its paths, also by a path that changes", () => {
    const said =
      "shop.example.com is served from several namespaces: Ingress shop/web, Ingress evil/web; each of these objects can take over paths of the others";
    assert.deepEqual(opened([own], [own, ingress("evil/web", "/pay")]), [`${shown} evil/web`, said]);
    assert.match(
      opened([own, ingress("evil/web", "/a")], [own, ingress("evil/web")]).join("\n"),
      /^shop\S+\/ is claimed by/,
    );
  });

  it("is no news if it was so before, and no danger at another host", () => {
    const both = [own, ingress("evil/web")];
    assert.deepEqual(opened(both, both), []);
    assert.deepEqual(opened([own], [own, ingress("blog/web", "/", "blog.example.com")]), [
      "blog.example.com → Ingress blog/web",
    ]);
    assert.deepEqual(opened([own], [own, ingress("shop/more", "/more")]), [`${shown} shop/more`]);
  });
});
