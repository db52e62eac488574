import { type ControllerTerms, controllerTerms, isNotSupported } from "../../components/ingress/controllers";
import { assertGenerated } from "../support/generated";

const page = "docs/exposure.md";
const marked = /(<!-- table -->\n)[\s\S]*?(<!-- end of table -->)/;

const controllers = {
  Traefik: "traefik.io/ingress-controller",
  "ingress-nginx": "k8s.io/ingress-nginx",
  alb: "ingress.k8s.aws/alb",
  "any other": "",
} as const;

const yes = "yes";
const can = (terms: object) => (isNotSupported(terms) ? `not supported: ${terms.reason}` : yes);

/** What each way in is asked, by the words of the page. */
const rows: Readonly<Record<string, (terms: ControllerTerms) => string>> = {
  "several hosts, paths": () => yes,
  "certificates of an issuer": ({ certificates }) => (certificates === "issuer" ? yes : "the cloud's, found by host"),
  "redirects from any host": ({ redirect }) => can(redirect(["old.example.com"], "shop.example.com")),
  "redirects from or to `www.`": ({ redirect }) => can(redirect(["www.example.com"], "example.com")),
  gRPC: ({ grpc }) => can(grpc),
  "`external` for each workload": ({ loadBalancer }) => (loadBalancer === undefined ? "the platform decides" : yes),
};

/** The Gateway API's own kinds say all of it but who can reach the platform. */
const byGateway: Readonly<Record<string, string>> = { "`external` for each workload": "the platform decides" };

function table(): string {
  const header = ["", ...Object.keys(controllers).map((name) => `Ingress: ${name}`), "Gateway API"];
  const lines = Object.entries(rows).map(([what, row]) => [
    what,
    ...Object.values(controllers).map((controller) => row(controllerTerms(controller))),
    byGateway[what] ?? yes,
  ]);
  return [header, header.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

describe("the table of ways in", () => {
  it("is what each controller can do", () => {
    assertGenerated(page, (text) =>
      text.replace(marked, (_, start: string, end: string) => `${start}\n${table()}\n\n${end}`),
    );
  });
});
